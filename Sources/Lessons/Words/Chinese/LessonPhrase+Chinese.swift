import Drawing

extension LessonPhrase {
  package var chinese: String {
    switch self {
    case .lesson(let number): "第 \(number) 课："
    case .task(let number, let count): "任务 \(number)/\(count)："
    case .hint(let number, let count): "提示 \(number)/\(count)："
    case .solution: "一种做法："
    case .also: "也可以："
    case .right: "对。"
    case .no(let answer): "不对，答案是 \(answer)。"
    case .theAnswerIs: "答案是 "
    case .truth(let truth): truth ? "是" : "否"
    case .done: "完成。"
    case .belief(let id, let name): "\(id)“\(name)”："
    case .ended(let end):
      "本课结束：完成 \(end.doneTasks)/\(end.tasks) 个任务，\(end.rightAnswers)/\(end.questions) 个问题一次答对。"
    case .whatNext(let name):
      name.map { "'lesson next' 进入 '\($0)'，'lesson again' 重来，'lesson leave' 返回。" }
        ?? "'lesson again' 重来，'lesson leave' 回到你自己的机器。"
    case .howToAnswer: "输入答案，也可以先看看；'solution' 给出答案，'lesson leave' 返回。"
    case .howToAct: "'hint' 给提示，'solution' 给出一种做法，'lesson leave' 返回。"
    case .noMoreHints: "没有更多提示；'solution' 给出一种做法。"
    case .questionsHaveNoHints: "问题没有提示：先猜，再看。'solution' 给出答案。"
    case .left: "你自己的机器和离开时一样。"
    case .howToBegin: "'lesson 0' 从头开始，'lesson faults' 从中间开始。"
    case .isOver: "本课已结束；可用 'lesson next'、'lesson again' 或 'lesson leave'。"
    }
  }
}

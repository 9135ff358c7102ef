import Drawing
import Lessons

extension HandoutPhrase {
  package var chinese: String {
    switch self {
    case .written(let report):
      "\(report.steps) 步，\(report.questions) 个问题，\(report.pictures) 幅图"
    case .title(.session): "一次 Linux 内存管理的会话"
    case .title(.file(let name)): name
    case .title(.lesson(let number, let title)):
      LessonPhrase.lesson(number).chinese + title.text(in: .chinese)
    case .title(.worksheet): "练习：内存管理"
    case .machine: "机器："
    case .step: "步骤"
    case .task(let number, let count): "任务 \(number)/\(count)"
    case .question: "问题"
    case .exercise(let number, let count): "问题 \(number)/\(count)"
    case .key: "答案"
    case .solution: "一种做法"
    case .answer(let value): LessonPhrase.theAnswerIs.chinese + value.written(in: .chinese) + "。"
    case .correction(let belief):
      LessonPhrase.belief(belief.rawValue, belief.chinese.name).chinese + belief.chinese.correction
    case .keyOf(let number, let value): "\(number). \(value.written(in: .chinese))"
    case .error(let value, let belief):
      "\(value.written(in: .chinese))：" + HandoutPhrase.correction(belief).chinese
    case .showAnswer: "答案"
    case .showHint: "提示"
    case .showNumbers: "图中的数字"
    case .showMore(let count): "…… 还有 \(count) 行：会话记录里有全部内容"
    case .steps: "目录"
    case .previous: "上一步"
    case .next: "下一步"
    case .goTo: "转到步骤"
    case .answers: "答案"
    case .theme: "浅色或深色"
    case .language: "English"
    case .print: "打印"
    case .keys: "按键"
    case .skip: "转到第一步"
    case .keyMove: "后退或前进一步"
    case .keyEnds: "到第一步或最后一步"
    case .keyGo: "加数字：转到那一步"
    case .keyAnswers: "显示或隐藏全部答案，打印时也一样"
    case .keyTheme: "浅色或深色"
    case .keyLanguage: "英文或中文"
    case .keyHelp: "这些按键"
    case .proof: "这里的每一行输出都由 Pagewalk 打印。会话记录就在里面：对本文件执行 'pagewalk check' 即可重放。"
    case .name: "姓名"
    case .date: "日期"
    }
  }
}

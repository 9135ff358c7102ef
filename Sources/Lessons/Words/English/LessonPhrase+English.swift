import Drawing

extension LessonPhrase {
  package var english: String {
    switch self {
    case .lesson(let number): "Lesson \(number): "
    case .task(let number, let count): "Task \(number) of \(count): "
    case .hint(let number, let count): "Hint \(number) of \(count): "
    case .solution: "One way: "
    case .also: "Also: "
    case .right: "Yes."
    case .no(let answer): "No, the answer is \(answer). "
    case .theAnswerIs: "The answer is "
    case .truth(let truth): truth ? "yes" : "no"
    case .done: "Done."
    case .belief(let id, let name): "\(id), '\(name)': "
    case .ended(let end):
      "The lesson is over: \(end.doneTasks) of \(counted(end.tasks, "task")) done, "
        + "\(end.rightAnswers) of \(counted(end.questions, "question")) right at once."
    case .whatNext(let name):
      name.map { "'lesson next' goes on to '\($0)', 'lesson again' begins anew, 'lesson leave' leads back." }
        ?? "'lesson again' begins anew, 'lesson leave' leads back to your own machine."
    case .howToAnswer:
      "Type the answer, or look around first; 'solution' tells it, 'lesson leave' leads back."
    case .howToAct: "'hint' helps, 'solution' tells a way, 'lesson leave' leads back."
    case .noMoreHints: "There is no further hint; 'solution' tells a way."
    case .questionsHaveNoHints:
      "A question has no hints: guess, and see. 'solution' tells the answer."
    case .left: "Your own machine is as you left it."
    case .howToBegin: "'lesson 0' begins at the beginning, 'lesson faults' in the middle."
    case .isOver: "The lesson is over; 'lesson next', 'lesson again' or 'lesson leave'."
    }
  }
}

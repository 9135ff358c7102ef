import Drawing

extension QuizPhrase {
  package var english: String {
    switch self {
    case .question(let number, let count): "Question \(number) of \(count): "
    case .sibling: "One more like it: "
    case .machine: "a machine with "
    case .summary(let right, let count):
      "\(right) of \(counted(count, "question")) right."
    case .howToAnswer:
      "Type the answer, or look around first; 'solution' tells it, 'quiz leave' leads back."
    case .howToGoOn: "'back' steps through it, 'quiz' goes on, 'quiz leave' leads back."
    case .hasNoHints:
      "A question has no hints: guess, and see. 'solution' tells the answer."
    case .isBack: "Your own machine is as you left it; 'quiz' asks what is due."
    case .howToBegin:
      "'quiz 3' asks about an idea, 'quiz cow seed 7' asks one question, 'quiz' a mix of what is due."
    case .errors: "errors: "
    }
  }
}

import Grammar

extension ProofComplaint {
  package var english: ErrorWords {
    switch self {
    case .commandFails(let command, let reason):
      ErrorWords(
        "'\(command)' fails: \(reason.english.message)",
        note: "a '!' behind it says that the error is to be seen")
    case .wrongIsNoOther:
      ErrorWords(
        "this rule comes to the right answer, or to what another one comes to",
        note: "choose numbers in which the two differ")
    case .secondWayDiffers: ErrorWords("the second way comes to another value")
    case .wrongLeadsElsewhere: ErrorWords("its value does not lead to its own diagnosis")
    case .answerIsNotShown(let value):
      ErrorWords("the answer, \(value), stands in nothing that 'show' prints")
    case .startReachesGoal: ErrorWords("the goal is reached before anything is done")
    case .startHasNotice: ErrorWords("the notice holds before anything is done")
    case .wayMissesGoal: ErrorWords("this way does not reach the goal")
    case .noticeReachesGoal: ErrorWords("this way to the notice reaches the goal")
    case .noticeIsNotFirst: ErrorWords("behind it this notice is not the first to hold")
    }
  }
}

import Drawing
import Grammar

/// Where a lesson does not do what it says.
package enum ProofComplaint: Complaint {
  case commandFails(String, CommandError.Reason)
  /// A wrong rule comes to the right answer, or to what another one comes to.
  case wrongIsNoOther
  case wrongLeadsElsewhere
  case secondWayDiffers
  case answerIsNotShown(String)
  case startReachesGoal
  case startHasNotice
  case wayMissesGoal
  case noticeReachesGoal
  case noticeIsNotFirst

  package var code: String {
    switch self {
    case .commandFails: "command-fails"
    case .wrongIsNoOther: "wrong-is-no-other"
    case .wrongLeadsElsewhere: "wrong-leads-elsewhere"
    case .secondWayDiffers: "second-way-differs"
    case .answerIsNotShown: "answer-is-not-shown"
    case .startReachesGoal: "start-reaches-goal"
    case .startHasNotice: "start-has-notice"
    case .wayMissesGoal: "way-misses-goal"
    case .noticeReachesGoal: "notice-reaches-goal"
    case .noticeIsNotFirst: "notice-is-not-first"
    }
  }

  package var details: Details {
    switch self {
    case .commandFails(let command, let reason): ["command": command, "error": reason]
    case .answerIsNotShown(let value): ["value": value]
    case .wrongIsNoOther, .wrongLeadsElsewhere, .secondWayDiffers, .startReachesGoal,
      .startHasNotice, .wayMissesGoal, .noticeReachesGoal, .noticeIsNotFirst:
      [:]
    }
  }
}

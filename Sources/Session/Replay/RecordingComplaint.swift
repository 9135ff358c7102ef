import Drawing
import Grammar

/// Why a recording does not begin.
enum RecordingComplaint: Complaint {
  /// It is asked for in a file, by a breakpoint, or beside a name.
  case isNotAtPrompt
  case interrupted
  /// What came before leads elsewhere when it is carried out again.
  case cannotTellAgain
  /// What happened could not be written any more.
  case ended(FileRefusal)

  var code: String {
    switch self {
    case .isNotAtPrompt: "not-at-prompt"
    case .interrupted: "telling-interrupted"
    case .cannotTellAgain: "cannot-tell-again"
    case .ended: "recording-ended"
    }
  }

  var isInterruption: Bool { self == .interrupted }

  var details: Details {
    switch self {
    case .ended(let refusal): refusal.details
    case .isNotAtPrompt, .interrupted, .cannotTellAgain: [:]
    }
  }
}

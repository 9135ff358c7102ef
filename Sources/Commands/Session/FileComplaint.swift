import Drawing
import Grammar

/// Why a file that a command names is not carried out or written.
enum FileComplaint: Complaint {
  case isNestedTooDeep(limit: Int)
  case isBeingCarriedOut(String)
  /// A line of it was wrong.
  case wentWrong(String)
  case wasStopped(String)
  /// A command is halted, so that what the session is cannot be written.
  case isHalted(inside: String)

  var code: String {
    switch self {
    case .isNestedTooDeep: "files-nested-too-deep"
    case .isBeingCarriedOut: "file-being-carried-out"
    case .wentWrong: "file-went-wrong"
    case .wasStopped: "file-was-stopped"
    case .isHalted: "halted-before-save"
    }
  }

  var details: Details {
    switch self {
    case .isNestedTooDeep(let limit): ["limit": limit]
    case .isBeingCarriedOut(let path), .wentWrong(let path), .wasStopped(let path):
      ["file": path]
    case .isHalted(let command): ["command": command]
    }
  }
}

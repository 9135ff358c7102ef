import Drawing
import Grammar

/// Why a file that a command names is not carried out or written.
enum FileComplaint: Complaint {
  case isNestedTooDeep(limit: Int)
  /// They lead to ever more lines.
  case tooManyLines(limit: Int)
  case isBeingCarriedOut(String)
  /// A line of it was wrong.
  case wentWrong(String)
  case wasStopped(String)
  /// A command is halted, so that what the session is cannot be written.
  case isHalted(inside: String)

  var code: String {
    switch self {
    case .isNestedTooDeep: "files-nested-too-deep"
    case .tooManyLines: "too-many-lines"
    case .isBeingCarriedOut: "file-being-carried-out"
    case .wentWrong: "file-went-wrong"
    case .wasStopped: "file-was-stopped"
    case .isHalted: "halted-before-save"
    }
  }

  var isInterruption: Bool {
    if case .wasStopped = self { return true }
    return false
  }

  var details: Details {
    switch self {
    case .isNestedTooDeep(let limit), .tooManyLines(let limit): ["limit": limit]
    case .isBeingCarriedOut(let path), .wentWrong(let path), .wasStopped(let path):
      ["file": path]
    case .isHalted(let command): ["command": command]
    }
  }
}

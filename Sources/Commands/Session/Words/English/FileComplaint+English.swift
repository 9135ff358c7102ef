import Grammar
import KernelModel

extension FileComplaint {
  var english: ErrorWords {
    switch self {
    case .isNestedTooDeep(let limit): ErrorWords("files call one another more than \(limit) deep")
    case .tooManyLines(let limit):
      ErrorWords("files that call one another have led to \(limit) lines, the most that may be")
    case .isBeingCarriedOut(let path): ErrorWords("'\(path)' is being carried out already")
    case .wentWrong(let path): ErrorWords("'\(path)' went wrong")
    case .wasStopped(let path): ErrorWords("'\(path)' was stopped")
    case .isHalted(let command):
      ErrorWords(
        "the machine is halted inside '\(command)'",
        note: "'finish' lets it end, so that it can be saved")
    }
  }
}

import Grammar
import KernelModel

extension ProgramComplaint {
  var english: ErrorWords {
    switch self {
    case .placeIsNotRecorded(let program):
      ErrorWords(
        "where \(program ?? "it") was loaded is not recorded",
        note: "'pagewalk check NAME.strace' reads it from NAME.exec.maps")
    }
  }
}

extension ProgramComplaint {
  var english: Advice {
    switch self {
    case .placeIsNotRecorded(let program):
      Advice(
        "where \(program ?? "it") was loaded is not recorded",
        note: "'pagewalk check NAME.strace' reads it from NAME.exec.maps")
    }
  }
}

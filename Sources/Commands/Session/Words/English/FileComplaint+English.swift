extension FileComplaint {
  var english: Advice {
    switch self {
    case .isNestedTooDeep(let limit): Advice("files call one another more than \(limit) deep")
    case .isBeingCarriedOut(let path): Advice("'\(path)' is being carried out already")
    case .wentWrong(let path): Advice("'\(path)' went wrong")
    case .wasStopped(let path): Advice("'\(path)' was stopped")
    case .isHalted(let command):
      Advice(
        "the machine is halted inside '\(command)'",
        note: "'finish' lets it end, so that it can be saved")
    }
  }
}

import Drawing

extension TraceCause {
  var english: String {
    switch self {
    case .breaksOff: "the trace ends before the program does"
    case .programHasEnded: "the program has ended before"
    case .finalMappings: "the mappings at the end differ"
    }
  }
}

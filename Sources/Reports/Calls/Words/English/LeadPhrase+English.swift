import Drawing

extension LeadPhrase: Worded {
  package var english: String {
    switch self {
    case .see(let lead): "see '\(lead.command)'"
    case .isGone(let process, nil): "process \(process) is gone; 'undo' brings it back"
    case .isGone(let process, let next?):
      "process \(process) is gone and process \(next) runs; 'undo' brings it back, "
        + "'switch PID' goes to another"
    }
  }
}

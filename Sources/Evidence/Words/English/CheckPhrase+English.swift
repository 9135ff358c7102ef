import Drawing

extension CheckPhrase {
  var english: String {
    switch self {
    case .agreeing(let count, let unit): "\(count) \(unit.english)"
    case .wrote: "wrote"
    case .changed(let count, let all): "\(count) of \(counted(all, "command")) changed"
    case .summary(let passed, let failed): "\(passed) passed, \(failed) failed"
    }
  }
}

extension CheckReport.Unit {
  fileprivate var english: String {
    switch self {
    case .commands: "commands"
    case .facts: "facts"
    case .lines(unchecked: 0): "lines"
    case .lines(let unchecked): "lines, \(unchecked) of unrecorded programs"
    case .vectors: "vectors"
    case .figures: "figures"
    case .decisions: "decisions"
    }
  }
}

import Grammar

extension PictureRefusal {
  package var english: ErrorWords {
    switch self {
    case .noProcess: ErrorWords("no process lives here", note: "'exec demo' begins one")
    case .noAccess:
      ErrorWords("nothing has been translated yet", note: "'touch ADDR' or 'translate ADDR' first")
    case .noFault: ErrorWords("no page fault has happened yet", note: "'touch $ w' makes one")
    case .noHighMemory:
      ErrorWords("all memory is mapped directly", note: "a machine of '--memory 1G' has high memory")
    }
  }
}

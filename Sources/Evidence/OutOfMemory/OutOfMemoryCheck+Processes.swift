import KernelModel

/// What `/proc` told, and who ended.
extension OutOfMemoryCheck {
  mutating func checkProcesses() throws(OutOfMemoryFault) {
    if let before = file.before {
      try compare(.freeParts, before.free, before.lowFree + before.highFree, at: before.line)
      try compare(.freeSwap, before.freeSwap, atMost: file.swapTotal, at: before.line)
    }
    for process in file.processes {
      try compare(.residentParts, process.resident, process.residentParts, at: process.line)
      for pages in [process.resident, process.locked] {
        try compare(.residentLimit, pages, atMost: process.size, at: process.line)
      }
      guard let candidate = Self.candidate(process) else {
        throw OutOfMemoryFault(process.line, .process(.adjustment, id: process.id))
      }
      let score = candidate.score(totalPages: file.totalPages, rules: rules)
      guard UInt64(exactly: process.score) == score else {
        throw OutOfMemoryFault(process.line, .score(expected: process.score, got: score))
      }
      count += 1
    }
  }

  private static func candidate(_ process: OutOfMemoryFile.Process) -> OOMCandidate? {
    guard let adjustment = OOMAdjustment(process.adjustment) else { return nil }
    var candidate = OOMCandidate(
      id: ProcessID(rawValue: Int32(truncatingIfNeeded: process.id)), name: process.name,
      memory: .kernel)
    candidate.anonymousPages = process.resident / 4
    candidate.swapEntries = process.swapped / 4
    candidate.tableByteCount = process.tables << 10
    candidate.adjustment = adjustment
    return candidate
  }

  /// Each end by SIGKILL is that of a victim, or of a process that shared a victim's memory; as many
  /// are counted.
  mutating func checkExits() throws(OutOfMemoryFault) {
    let exits = file.exits.filter { $0.signal == 9 }
    for exit in exits {
      let id = Int32(truncatingIfNeeded: exit.id)
      guard killed.contains(id) || sharers.contains(id) || former == nil else {
        throw OutOfMemoryFault(exit.line, .process(.endedUnkilled, id: exit.id))
      }
      guard processes[exit.id].map({ $0.name == exit.name }) ?? true else {
        throw OutOfMemoryFault(exit.line, .process(.name, id: exit.id))
      }
      count += 1
    }
    if let kills = file.kills {
      try compare(.kills, kills.count, exits.count, at: kills.line)
      if former != nil { try compare(.kills, kills.count, atMost: killCount, at: kills.line) }
    }
  }
}

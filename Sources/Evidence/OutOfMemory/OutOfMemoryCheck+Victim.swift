import KernelModel
import Reports

/// The table of tasks, and whom the kernel killed by it.
extension OutOfMemoryCheck {
  /// Processes keep their names, users and adjustments; whoever is gone was killed, or shared the
  /// memory of who was.
  mutating func checkTable(of report: RecordedReport) throws(OutOfMemoryFault) {
    guard let tasks = report.facts.tasks else { return }
    var listed: Set<ProcessID> = []
    for (index, task) in tasks.enumerated() {
      let line = report.task(index)
      guard listed.insert(task.id).inserted else {
        throw OutOfMemoryFault(line, .process(.listedTwice, id: Int(task.id.rawValue)))
      }
      guard task.candidate != nil else {
        throw OutOfMemoryFault(line, .process(.adjustment, id: Int(task.id.rawValue)))
      }
      try compare(.group, Int(task.group.rawValue), Int(task.id.rawValue), at: line)
      try compare(.residentLimit, task.residentPages, atMost: task.areaPages, at: line)
      try compare(.tablePages, task.tableByteCount % 4096, 0, at: line)
      try compare(
        .swapEntries, task.swapEntries, atMost: report.facts.pools.totalSwapPages, at: line)
      if let process = processes[Int(task.id.rawValue)] {
        try check(task, process, at: line)
      }
    }
    let ended = Set(file.exits.map(\.id))
    if former == nil, killed.isEmpty {
      for process in file.processes where !ended.contains(process.id) {
        guard listed.contains(ProcessID(rawValue: Int32(truncatingIfNeeded: process.id))) else {
          throw OutOfMemoryFault(process.line, .process(.notListed, id: process.id))
        }
      }
    }
    for task in former?.facts.tasks ?? [] where !listed.contains(task.id) {
      let id = task.id.rawValue
      guard killed.contains(id) || sharers.contains(id) || ended.contains(Int(id)) else {
        throw OutOfMemoryFault(report.task(0), .process(.wentUnkilled, id: Int(id)))
      }
      count += 1
    }
  }

  /// A row must be that of the process that `/proc` told of.
  private mutating func check(
    _ task: OutOfMemoryReport.Task, _ process: OutOfMemoryFile.Process, at line: OutOfMemoryLine
  ) throws(OutOfMemoryFault) {
    guard process.name == task.name else {
      throw OutOfMemoryFault(line, .process(.name, id: process.id))
    }
    try compare(.user, Int(task.user), process.user, at: line)
    try compare(.adjustment, task.adjustment, process.adjustment, at: line)
    guard !askers.contains(task.name) else { return }
    try compare(.areaPages, task.areaPages, process.size / 4, at: line)
    try compare(.tables, task.tableByteCount >> 10, process.tables, at: line)
  }

  /// The victim must be the one that the rules choose from the table.
  mutating func checkVictim(of report: RecordedReport) throws(OutOfMemoryFault) {
    let facts = report.facts
    if let kill = report.kill { try checkFigures(of: kill, in: report) }
    if let tasks = facts.tasks, let expected = Self.verdict(facts.ending) {
      let got = OOMVerdict(
        on: facts.request.flags, of: asker(of: report), among: candidates(tasks),
        totalPages: facts.totalPages, settings: settings(facts.ending), rules: rules)
      guard got == expected else {
        throw OutOfMemoryFault(report.ending, .victim(expected: expected, got: got))
      }
      count += 1
    }
    if let kill = report.kill { note(kill, in: report) }
  }

  /// What the report says was decided; nil where the table cannot tell.
  private static func verdict(_ ending: OutOfMemoryReport.Ending) -> OOMVerdict? {
    switch ending {
    case .killed(_, let kill): .kill(kill.id, kill.reason)
    case .isExiting: nil
    case .panic(let panic): .panic(panic)
    }
  }

  private func settings(_ ending: OutOfMemoryReport.Ending) -> OOMSettings {
    var settings = OOMSettings()
    settings.killsAllocatingTask = killsAllocatingTask
    switch ending {
    case .panic(.systemWide): settings.panicOnOOM = 1
    case .panic(.compulsory): settings.panicOnOOM = 2
    case .panic(.deadlock), .killed, .isExiting: break
    }
    return settings
  }

  /// The processes of the table; a victim that still stands there has not gone.
  private func candidates(_ tasks: [OutOfMemoryReport.Task]) -> [OOMCandidate] {
    tasks.compactMap { task in
      var candidate = task.candidate
      if killed.contains(task.id.rawValue) { candidate?.traits.insert(.victim) }
      if reaped.contains(task.id.rawValue) { candidate?.traits.insert(.reaped) }
      return candidate
    }
  }

  /// The row of who asked, which is known by its name and adjustment alone; a thread of the kernel
  /// where there is none.
  private func asker(of report: RecordedReport) -> OOMCandidate {
    let request = report.facts.request
    let rows = (report.facts.tasks ?? []).filter {
      $0.name == request.asker && $0.adjustment == request.adjustment
    }
    let row = rows.first { $0.id == report.kill?.id } ?? rows.first
    if let candidate = row?.candidate { return candidate }
    var thread = OOMCandidate(id: ProcessID(rawValue: 0), name: request.asker, memory: nil)
    thread.traits = .kernelThread
    return thread
  }

  /// The last two lines must tell of the same process as its row.
  private mutating func checkFigures(
    of kill: OutOfMemoryReport.Kill, in report: RecordedReport
  ) throws(OutOfMemoryFault) {
    let line = report.ending
    if case .killed(let summary, _) = report.facts.ending {
      guard summary.id == kill.id, summary.name == kill.name else {
        throw OutOfMemoryFault(line, .process(.name, id: Int(summary.id.rawValue)))
      }
      try compare(.user, Int(kill.user), Int(summary.user), at: line)
      if summary.constraint != .memoryPolicy {
        try compare(
          .nodes, summary.nodes == nil ? 0 : 1, 0, at: report.lines[report.places.ending])
      }
    }
    guard let tasks = report.facts.tasks else { return }
    guard let task = tasks.first(where: { $0.id == kill.id }) else {
      throw OutOfMemoryFault(line, .process(.notListed, id: Int(kill.id.rawValue)))
    }
    guard task.name == kill.name else {
      throw OutOfMemoryFault(line, .process(.name, id: Int(kill.id.rawValue)))
    }
    try compare(.user, Int(kill.user), Int(task.user), at: line)
    try compare(.adjustment, kill.adjustment, task.adjustment, at: line)
    try compare(.areaPages, kill.areaPages, task.areaPages, at: line)
    try compare(.residentPages, kill.residentPages, task.residentPages, at: line)
    try compare(.tables, kill.tableKilobytes, task.tableByteCount >> 10, at: line)
  }
}

import KernelModel
import Reports

/// What a report tells of slabs, of processes, and of what came of it.
extension OutOfMemoryLogReader {
  mutating func slabs() throws(OutOfMemoryFault) -> [OutOfMemoryReport.SlabFigures]? {
    guard peek()?.text == OutOfMemoryLog.slabHeadings[0] else { return nil }
    for heading in OutOfMemoryLog.slabHeadings { _ = try take(.pools, beginning: heading) }
    var slabs: [OutOfMemoryReport.SlabFigures] = []
    while let text = peek()?.text, text.hasSuffix("KB") {
      var scanner = FigureScanner(try take(.pools))
      let name = String(text.prefix { $0 != " " })
      try scanner.skip(behind: name)
      let used = try scanner.number(name)
      try scanner.skip(behind: "KB")
      slabs.append(
        .init(name: name, usedKilobytes: used, totalKilobytes: try scanner.number(name)))
    }
    return slabs
  }

  /// The rows of the table; nil when there is none.
  mutating func tasks(
    _ places: inout RecordedReport.Places
  ) throws(OutOfMemoryFault) -> [OutOfMemoryReport.Task]? {
    guard peek()?.text == OutOfMemoryLog.taskHeadings[0] else { return nil }
    for heading in OutOfMemoryLog.taskHeadings {
      _ = try take(.tasks, beginning: String(heading.prefix(10)))
    }
    places.tasks = taken.count
    var tasks: [OutOfMemoryReport.Task] = []
    while let text = peek()?.text, text.hasPrefix("[") {
      tasks.append(try Self.task(try take(.tasks)))
    }
    return tasks
  }

  private static func task(_ line: OutOfMemoryLine) throws(OutOfMemoryFault)
    -> OutOfMemoryReport.Task
  {
    var scanner = FigureScanner(line)
    try scanner.skip(behind: "[")
    let id = try scanner.number("pid")
    try scanner.skip(behind: "]")
    let user = try scanner.number("uid")
    let group = try scanner.number("tgid")
    return .init(
      id: ProcessID(rawValue: Int32(truncatingIfNeeded: id)),
      user: UInt32(truncatingIfNeeded: user),
      group: ProcessID(rawValue: Int32(truncatingIfNeeded: group)),
      areaPages: try scanner.number("total_vm"), residentPages: try scanner.number("rss"),
      tableByteCount: try scanner.number("pgtables_bytes"),
      swapEntries: try scanner.number("swapents"),
      adjustment: try scanner.number("oom_score_adj"), name: scanner.rest())
  }

  mutating func ending() throws(OutOfMemoryFault) -> OutOfMemoryReport.Ending {
    let line = try take(.ending)
    if line.text == OutOfMemoryLog.noVictim {
      let panic = try take(.ending)
      guard Self.panic(panic) == .deadlock else {
        throw OutOfMemoryFault(panic, .missing(.ending))
      }
      return .panic(.deadlock)
    }
    if let panic = Self.panic(line) { return .panic(panic) }
    guard line.text.hasPrefix("oom-kill:constraint=") else {
      throw OutOfMemoryFault(line, .missing(.ending))
    }
    let summary = try Self.summary(line)
    let last = try take(.ending)
    if last.text.range(of: ": OOM victim ") != nil {
      let reason = OOMReason.allCases.first {
        last.text.hasPrefix(OutOfMemoryLog.message($0) + ":")
      }
      guard let reason else { throw OutOfMemoryFault(last, .missing(.ending)) }
      return .isExiting(summary, reason)
    }
    guard last.text.range(of: Self.killing) != nil else {
      throw OutOfMemoryFault(last, .missing(.ending))
    }
    return .killed(summary, try Self.kill(last))
  }

  private static func panic(_ line: OutOfMemoryLine) -> OOMPanic? {
    OOMPanic.allCases.first { panic in
      let message = OutOfMemoryLog.message(panic)
      return line.text == message || line.text == OutOfMemoryLog.panicPrefix + message
    }
  }

  /// Names in it may hold any character: what follows the last mark of each kind counts.
  private static func summary(
    _ line: OutOfMemoryLine
  ) throws(OutOfMemoryFault) -> OutOfMemoryReport.Summary {
    let marks = [
      "oom-kill:constraint=", ",nodemask=", ",cpuset=", ",mems_allowed=", ",global_oom,task_memcg=",
      ",task=",
    ]
    let bytes = Array(line.text.utf8)
    var values: [String] = []
    var start = 0
    for (index, mark) in marks.enumerated() {
      guard let range = line.text.range(of: mark, from: start) else {
        throw OutOfMemoryFault(line, .noFigure(label: mark))
      }
      if index > 0 {
        values.append(String(decoding: bytes[start..<range.lowerBound], as: UTF8.self))
      }
      start = range.upperBound
    }
    guard let constraint = OOMConstraint(rawValue: values[0]) else {
      throw OutOfMemoryFault(line, .noFigure(label: marks[0]))
    }
    let rest = String(decoding: bytes[start...], as: UTF8.self)
    guard let user = rest.lastRange(of: ",uid="), let id = rest.lastRange(of: ",pid=") else {
      throw OutOfMemoryFault(line, .noFigure(label: ",pid="))
    }
    var scanner = FigureScanner(line)
    scanner.skip(to: start + id.lowerBound)
    let number = try scanner.figure(",pid=")
    scanner.skip(to: start + user.lowerBound)
    return .init(
      constraint: constraint, nodes: values[1] == "(null)" ? nil : values[1], cpuset: values[2],
      allowedNodes: values[3], group: values[4],
      id: ProcessID(rawValue: Int32(truncatingIfNeeded: number)),
      name: String(decoding: Array(rest.utf8)[..<id.lowerBound], as: UTF8.self),
      user: UInt32(truncatingIfNeeded: try scanner.signedFigure(",uid=")))
  }
}

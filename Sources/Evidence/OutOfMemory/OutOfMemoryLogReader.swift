import KernelModel
import Reports

/// Reads what the kernel told. Lines that tell of other things are passed over between reports.
struct OutOfMemoryLogReader {
  private let log: [OutOfMemoryLine]
  private var next = 0
  /// An allocation failed without an OOM kill, and the state of memory is told for that.
  private var tellsOfFailure = false
  /// Lines of the report that is being read.
  var taken: [OutOfMemoryLine] = []
  let rules: KernelRules

  init(_ log: [OutOfMemoryLine], rules: KernelRules) {
    self.log = log
    self.rules = rules
  }

  static let asking = " invoked oom-killer: "
  private static let reaping = "oom_reaper: reaped process "
  static let killing = ": Killed process "

  /// What comes next; nil at the end.
  ///
  /// - Throws: a part of a report that is damaged, missing, or stands outside of one.
  mutating func entry() throws(OutOfMemoryFault) -> OutOfMemoryEntry? {
    while let line = peek() {
      if line.text.range(of: Self.asking) != nil { return .report(try report()) }
      next += 1
      if line.text.hasPrefix(Self.reaping) { return .reaping(try Self.reaping(line), line) }
      if line.text.hasPrefix("Out of memory"), line.text.range(of: Self.killing) != nil {
        return .kill(try Self.kill(line), line)
      }
      if line.text.range(of: ": page allocation failure: order:") != nil { tellsOfFailure = true }
      // A part of a report can only stand behind its first line.
      let isPart =
        line.text == OutOfMemoryLog.memoryHeading && !tellsOfFailure
        || line.text == OutOfMemoryLog.taskHeadings[0]
        || line.text.hasPrefix("oom-kill:constraint=")
      guard !isPart else { throw OutOfMemoryFault(line, .missing(.report)) }
    }
    return nil
  }

  /// The line that comes next, without taking it.
  func peek() -> OutOfMemoryLine? { next < log.count ? log[next] : nil }

  /// Takes the next line.
  ///
  /// - Parameter part: what is missing when there is none.
  mutating func take(_ part: OutOfMemoryPart) throws(OutOfMemoryFault) -> OutOfMemoryLine {
    guard let line = peek() else { throw OutOfMemoryFault(log.last, .missing(part)) }
    next += 1
    taken.append(line)
    return line
  }

  /// Takes a line that begins with a text.
  mutating func take(
    _ part: OutOfMemoryPart, beginning text: String
  ) throws(OutOfMemoryFault) -> OutOfMemoryLine {
    guard let line = peek(), line.text.hasPrefix(text) else {
      throw OutOfMemoryFault(peek() ?? log.last, .missing(part))
    }
    return try take(part)
  }

  private mutating func report() throws(OutOfMemoryFault) -> RecordedReport {
    taken = []
    tellsOfFailure = false
    var places = RecordedReport.Places()
    let request = try Self.request(try take(.report))
    skipCalls()
    _ = try take(.memory, beginning: OutOfMemoryLog.memoryHeading)
    places.totals = taken.count
    let totals = try totals()
    places.node = taken.count
    let node = try node()
    places.zones = taken.count
    var zones = try zones()
    places.lists = taken.count
    var sums: [Int] = []
    for index in zones.indices {
      let (blocks, sum) = try Self.freeBlocks(try take(.lists, beginning: zones[index].zone.name))
      zones[index].freeBlocks = blocks
      sums.append(sum)
    }
    places.pools = taken.count
    let pools = try pools()
    let slabs = try slabs()
    let tasks = try tasks(&places)
    places.ending = taken.count
    let facts = OutOfMemoryReport(
      request: request, totals: totals, node: node, zones: zones, pools: pools, slabs: slabs,
      tasks: tasks, ending: try ending())
    return RecordedReport(facts: facts, lines: taken, places: places, printedTotals: sums)
  }

  /// Passes over the trace of calls that may stand in front of Mem-Info.
  private mutating func skipCalls() {
    let heading = log[next...].firstIndex { line in
      line.text == OutOfMemoryLog.memoryHeading || line.text.hasPrefix("active_anon:")
        || line.text.range(of: Self.asking) != nil
    }
    if let heading, log[heading].text == OutOfMemoryLog.memoryHeading { next = heading }
  }

  private static func request(
    _ line: OutOfMemoryLine
  ) throws(OutOfMemoryFault) -> OutOfMemoryReport.Request {
    var scanner = FigureScanner(line)
    try scanner.skip(behind: asking)
    let mask = try scanner.word("gfp_mask=0x")
    guard let flags = UInt32(mask.prefix { $0 != "(" }, radix: 16) else {
      throw scanner.fault(.noNumber(label: "gfp_mask=0x"))
    }
    let name = line.text.utf8.prefix(line.text.range(of: asking)?.lowerBound ?? 0)
    return .init(
      asker: String(decoding: Array(name), as: UTF8.self),
      flags: AllocationFlags(rawValue: flags), order: try scanner.signedFigure("order="),
      adjustment: try scanner.signedFigure("oom_score_adj="))
  }

  private static func reaping(
    _ line: OutOfMemoryLine
  ) throws(OutOfMemoryFault) -> OutOfMemoryReport.Reaping {
    var scanner = FigureScanner(line)
    try scanner.skip(behind: reaping)
    let id = try scanner.number(reaping)
    let name = try scanner.parenthesised(upTo: "), now ")
    try scanner.skip(behind: "now")
    return .init(
      id: ProcessID(rawValue: Int32(truncatingIfNeeded: id)), name: name,
      anonymousPages: try scanner.pages("anon-rss:"), filePages: try scanner.pages("file-rss:"),
      sharedPages: try scanner.pages("shmem-rss:"))
  }

  static func kill(_ line: OutOfMemoryLine) throws(OutOfMemoryFault) -> OutOfMemoryReport.Kill {
    var scanner = FigureScanner(line)
    let reason = OOMReason.allCases.first {
      line.text.hasPrefix(OutOfMemoryLog.message($0) + killing)
    }
    guard let reason else { throw scanner.fault(.unknownLine) }
    try scanner.skip(behind: killing)
    let id = try scanner.number(killing)
    let name = try scanner.parenthesised(upTo: ") total-vm:")
    return .init(
      reason: reason, id: ProcessID(rawValue: Int32(truncatingIfNeeded: id)), name: name,
      areaPages: try scanner.pages("total-vm:"), anonymousPages: try scanner.pages("anon-rss:"),
      filePages: try scanner.pages("file-rss:"), sharedPages: try scanner.pages("shmem-rss:"),
      user: UInt32(truncatingIfNeeded: try scanner.figure("UID:")),
      tableKilobytes: try scanner.figure("pgtables:"),
      adjustment: try scanner.signedFigure("oom_score_adj:"))
  }
}

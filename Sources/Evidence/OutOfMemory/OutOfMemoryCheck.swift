import KernelModel
import Reports

/// Holds a record of a machine that ran out of memory against the kernel's rules: the points of its
/// processes, whom it killed, the sums of what it told and the form of each line.
struct OutOfMemoryCheck {
  let file: OutOfMemoryFile
  let rules: KernelRules
  /// Things that agree so far.
  var count = 0

  /// What `/proc` told, by number; the first of each.
  let processes: [Int: OutOfMemoryFile.Process]

  /// The report before this one, and who was killed since.
  var former: RecordedReport?
  /// Who was killed so far.
  var killed: Set<Int32> = []
  /// Whose memory the reaper took.
  var reaped: Set<Int32> = []
  /// Who else may have ended by a kill: those whose figures were a victim's.
  var sharers: Set<Int32> = []
  /// How many kills were told.
  var killCount = 0
  /// Whether a kill was of who asked, so that all must be.
  let killsAllocatingTask: Bool
  /// Who asked in any report: the others sleep, and their memory stays as it is.
  let askers: Set<String>

  init(_ file: OutOfMemoryFile) {
    self.file = file
    let tellsBoost = file.log.contains { $0.text.range(of: " boost:") != nil }
    let version = KernelVersion { $0.outOfMemoryTellsBoost == tellsBoost } ?? .oldest
    rules = KernelRules(version)
    processes = Dictionary(file.processes.map { ($0.id, $0) }) { first, _ in first }
    askers = Set(
      file.log.compactMap { line in
        line.text.range(of: OutOfMemoryLogReader.asking).map {
          String(decoding: Array(line.text.utf8)[..<$0.lowerBound], as: UTF8.self)
        }
      })
    killsAllocatingTask = file.log.contains {
      $0.text.hasPrefix(OutOfMemoryLog.message(OOMReason.allocatingTask))
    }
  }

  /// Compares all.
  ///
  /// - Throws: the first thing that does not agree.
  mutating func run() throws(OutOfMemoryFault) {
    try checkProcesses()
    var reader = OutOfMemoryLogReader(file.log, rules: rules)
    while let entry = try reader.entry() {
      switch entry {
      case .report(let report):
        try checkMemory(of: report)
        try checkMarks(of: report)
        try checkTable(of: report)
        try checkVictim(of: report)
        try report.checkForm(rules)
        count += report.lines.count
        former = report
      case .kill(let kill, let line):
        try checkForm(of: line, drawn: OutOfMemoryLog.line(kill))
        note(kill, in: former)
      case .reaping(let reaping, let line):
        try checkForm(of: line, drawn: OutOfMemoryLog.line(reaping))
        guard killed.contains(reaping.id.rawValue) else {
          throw OutOfMemoryFault(line, .process(.reapedUnkilled, id: Int(reaping.id.rawValue)))
        }
        reaped.insert(reaping.id.rawValue)
      }
    }
    try checkExits()
  }

  private mutating func checkForm(
    of line: OutOfMemoryLine, drawn: String
  ) throws(OutOfMemoryFault) {
    guard line.text == drawn else { throw OutOfMemoryFault(line, .form(drawn: drawn)) }
    count += 1
  }

  /// Compares a figure with what it must be.
  ///
  /// - Parameter lag: how far the kernel's counters may be apart.
  mutating func compare(
    _ figure: OutOfMemoryFigure, _ recorded: Int, _ computed: Int, lag: Int = 0,
    at line: OutOfMemoryLine
  ) throws(OutOfMemoryFault) {
    guard abs(recorded - computed) <= lag else {
      throw OutOfMemoryFault(line, .figure(figure, expected: recorded, got: computed))
    }
    count += 1
  }

  /// Compares a figure with the most that it may be.
  mutating func compare(
    _ figure: OutOfMemoryFigure, _ recorded: Int, atMost limit: Int, at line: OutOfMemoryLine
  ) throws(OutOfMemoryFault) {
    try compare(figure, recorded, min(recorded, limit), at: line)
  }

  /// Notes who was killed, and who may have died with it: those with the same figures in a table.
  mutating func note(_ kill: OutOfMemoryReport.Kill, in report: RecordedReport?) {
    killed.insert(kill.id.rawValue)
    killCount += 1
    let tasks = report?.facts.tasks ?? []
    guard let victim = tasks.first(where: { $0.id == kill.id }) else { return }
    for task in tasks where task.couldShareMemory(with: victim) {
      sharers.insert(task.id.rawValue)
    }
  }
}

import KernelModel
import Reports

/// A report as it was read: its facts, and the lines that they come from.
struct RecordedReport {
  var facts: OutOfMemoryReport
  /// All its lines in order, those of calls left out.
  var lines: [OutOfMemoryLine]
  /// The places of its parts in `lines`.
  var places: Places
  /// What each zone's line of free lists says is their sum, in pages.
  var printedTotals: [Int]

  /// Where the parts stand; each is the index of its first line.
  struct Places {
    /// The second line: Mem-Info is the first.
    var totals = 0
    var node = 0
    /// Two lines a zone.
    var zones = 0
    var lists = 0
    var pools = 0
    /// The first row of the table.
    var tasks = 0
    var ending = 0
  }

  var request: OutOfMemoryLine { lines[0] }
  var totals: OutOfMemoryLine { lines[places.totals] }
  var node: OutOfMemoryLine { lines[places.node] }
  func zone(_ index: Int) -> OutOfMemoryLine { lines[places.zones + 2 * index] }
  func protection(_ index: Int) -> OutOfMemoryLine { lines[places.zones + 2 * index + 1] }
  func list(_ index: Int) -> OutOfMemoryLine { lines[places.lists + index] }
  func task(_ index: Int) -> OutOfMemoryLine { lines[places.tasks + index] }
  var ending: OutOfMemoryLine { lines[lines.count - 1] }

  /// The line of caches, swap or RAM that ends in a text, or begins with it.
  func pool(_ text: String) -> OutOfMemoryLine {
    lines[places.pools...].first { $0.text.hasSuffix(text) || $0.text.hasPrefix(text) }
      ?? lines[places.pools]
  }

  /// Whom it says was killed; nil when nobody was.
  var kill: OutOfMemoryReport.Kill? {
    if case .killed(_, let kill) = facts.ending { kill } else { nil }
  }

  /// The first line that the kernel would have drawn otherwise from these facts.
  ///
  /// - Complexity: O(characters)
  func checkForm(_ rules: KernelRules) throws(OutOfMemoryFault) {
    let drawn = OutOfMemoryLog(facts, rules: rules).lines
    for (index, line) in lines.enumerated() {
      guard index < drawn.count else { throw OutOfMemoryFault(line, .unknownLine) }
      guard drawn[index] != line.text else { continue }
      // A log that is read from a console has the words of the panic without what stands in front.
      let prefix = OutOfMemoryLog.panicPrefix
      guard drawn[index].hasPrefix(prefix), drawn[index].dropFirst(prefix.count) == line.text else {
        throw OutOfMemoryFault(line, .form(drawn: drawn[index]))
      }
    }
  }
}

/// What the kernel told, thing by thing.
enum OutOfMemoryEntry {
  case report(RecordedReport)
  /// A kill whose report was left out, because there had been too many. Linux: `oom_rs`.
  case kill(OutOfMemoryReport.Kill, OutOfMemoryLine)
  case reaping(OutOfMemoryReport.Reaping, OutOfMemoryLine)
}

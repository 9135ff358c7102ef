import Grammar
import KernelModel
import Session

/// Decides again what a kernel decided under pressure, each line for itself.
public struct DecisionCheck {
  /// What a comparison came to.
  public struct Outcome: Hashable, Sendable {
    /// Lines that agree, up to the first that does not.
    public fileprivate(set) var counts: [DecisionKind: Int] = [:]
    /// The first line that is decided otherwise.
    public fileprivate(set) var difference: Difference?
    /// Why reading stopped before the end of the file, if it did.
    public fileprivate(set) var refusal: DecisionRefusal?
    public fileprivate(set) var reread: Reread?
    /// The file breaks off in its last line.
    public fileprivate(set) var isTornOff = false

    public var count: Int { counts.values.reduce(0, +) }
    public var isPassed: Bool { difference == nil && refusal == nil }
  }

  /// A line that is decided otherwise.
  public struct Difference: Hashable, Sendable {
    /// Counted from 1.
    public var line: Int
    /// As it stands in the file.
    public var text: String
    public var kind: DecisionKind
    public var mismatch: DecisionMismatch
  }

  /// Lines of flags that other free pages explain: the kernel read them a moment later than who
  /// recorded it.
  public struct Reread: Hashable, Sendable {
    public var count: Int
    public var first: Difference
  }

  private var reader: LineReader
  private var header: DecisionHeader?
  private var rules = KernelRules(.oldest)
  private var outcome = Outcome()

  private init(_ reader: LineReader) { self.reader = reader }

  /// Compares a file up to the first line that differs or cannot be read.
  ///
  /// - Complexity: O(bytes of the file)
  public static func run(_ reader: LineReader) throws(FileRefusal) -> Outcome {
    var check = DecisionCheck(reader)
    return try check.run()
  }

  private mutating func run() throws(FileRefusal) -> Outcome {
    while outcome.isPassed, let line = try reader.next() {
      do throws(DecisionRefusal.Cause) {
        try compare(line)
      } catch {
        outcome.refusal = DecisionRefusal(line: reader.lineNumber, cause: error)
      }
    }
    if header == nil, outcome.refusal == nil {
      outcome.refusal = DecisionRefusal(line: 1, cause: .noHeader)
    }
    if header != nil, reader.isLineOpen, !outcome.isPassed {
      outcome.isTornOff = true
      (outcome.refusal, outcome.difference) = (nil, nil)
    }
    judgeReread()
    return outcome
  }

  private mutating func compare(_ line: SourceLine) throws(DecisionRefusal.Cause) {
    guard let header else {
      let first = try DecisionHeader(line.text)
      header = first
      rules = KernelRules(first.version)
      return
    }
    guard !line.saysNothing else {
      try self.header?.add(line.text)
      return
    }
    guard let decision = try DecisionLine(line.text) else { return }
    guard let mismatch = decision.mismatch(header, rules) else {
      outcome.counts[decision.kind, default: 0] += 1
      return
    }
    let difference = Difference(
      line: reader.lineNumber, text: line.text, kind: decision.kind, mismatch: mismatch)
    if case .flags(let flags) = decision, flags.isExplainedByFreePages {
      outcome.reread = Reread(
        count: (outcome.reread?.count ?? 0) + 1, first: outcome.reread?.first ?? difference)
    } else {
      outcome.difference = difference
    }
  }

  /// Free pages may have changed in one of a hundred lines of flags; in more, the rule is wrong.
  private mutating func judgeReread() {
    guard outcome.isPassed, let reread = outcome.reread else { return }
    let all = outcome.counts[.flags, default: 0] + reread.count
    if reread.count > max(1, all / 100) { outcome.difference = reread.first }
  }
}

import Grammar
import Session

/// Reads the calls of a trace in the order in which they took effect.
///
/// A call that strace printed in two halves takes effect at its second half, except where the
/// first half makes a process: the child's calls may come before the second half, so its result is
/// looked up ahead.
public struct TraceReader {
  private var reader: LineReader
  private var unfinished = UnfinishedCalls()
  /// The numbers of lines whose calls were handed out ahead.
  private var passedAhead: Set<Int> = []
  private var beginningLine: [UInt32?: Int] = [:]

  public init(_ reader: LineReader) { self.reader = reader }

  public var name: String { reader.name }
  /// The line that `next` returned last.
  public var lineNumber: Int { reader.lineNumber }

  /// The next whole call, signal or end of a process; nil at the end.
  ///
  /// - Throws: also when the second half of a call is missing.
  public mutating func next() throws(FileRefusal) -> SourceLine? {
    while let line = try reader.next() {
      if passedAhead.remove(reader.lineNumber) != nil { continue }
      let traced = TracedLine(line)
      if traced.makesProcessUnfinished, let whole = try lookAhead(traced) { return whole }
      guard let whole = unfinished.joined(line) else {
        beginningLine[traced.processID] = reader.lineNumber
        continue
      }
      beginningLine[traced.processID] = nil
      return whole
    }
    guard let lineNumber = beginningLine.values.min() else { return nil }
    throw FileRefusal(file: name, line: lineNumber, .callDoesNotResume)
  }

  /// Joins a half with its other one, further on; nil when that is missing.
  private mutating func lookAhead(_ first: TracedLine) throws(FileRefusal) -> SourceLine? {
    var halves = UnfinishedCalls()
    _ = halves.joined(first.line)
    var ahead = reader
    while let other = try ahead.next() {
      let traced = TracedLine(other)
      guard traced.processID == first.processID, traced.secondHalf != nil else { continue }
      passedAhead.insert(ahead.lineNumber)
      return halves.joined(other)
    }
    return nil
  }
}

extension TracedLine {
  /// Whether the line is the first half of `fork`, `vfork`, `clone` or `clone3`.
  fileprivate var makesProcessUnfinished: Bool {
    firstHalf != nil && ["fork", "vfork", "clone", "clone3"].contains(callName)
  }
}

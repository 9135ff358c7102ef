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
  private var beginningLine: [UInt64: Int] = [:]

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
      if line.makesProcessUnfinished, let whole = try lookAhead(line) { return whole }
      let processID = line.leadingNumber?.value ?? 0
      guard let whole = unfinished.joined(line) else {
        beginningLine[processID] = reader.lineNumber
        continue
      }
      beginningLine[processID] = nil
      return whole
    }
    guard let lineNumber = beginningLine.values.min() else { return nil }
    throw FileRefusal(file: name, line: lineNumber, .callDoesNotResume)
  }

  /// Joins a half with its other one, further on; nil when that is missing.
  private mutating func lookAhead(_ line: SourceLine) throws(FileRefusal) -> SourceLine? {
    var halves = UnfinishedCalls()
    _ = halves.joined(line)
    var ahead = reader
    let processID = line.leadingNumber?.value
    while let other = try ahead.next() {
      guard other.leadingNumber?.value == processID, other.resumedRest != nil else { continue }
      passedAhead.insert(ahead.lineNumber)
      return halves.joined(other)
    }
    return nil
  }
}

extension SourceLine {
  /// Whether the line is the first half of `fork`, `vfork`, `clone` or `clone3`.
  fileprivate var makesProcessUnfinished: Bool {
    guard mayBeUnfinished else { return false }
    let end = trimmedEnd
    let start = leadingNumber?.end ?? range.lowerBound
    let name = text(in: start..<min(start + 7, end))
    return ["fork(", "vfork(", "clone(", "clone3("].contains { name.hasPrefix($0) }
      && ends(with: Array("<unfinished ...>".utf8), at: end)
  }
}

import Grammar

/// A line as strace prints it: a process's number, if there is one, and a call, half of one, or a
/// mark.
///
///     7366  close(4<pipe> <unfinished ...>
///     [pid  7366] <... close resumed>)        = 0
package struct TracedLine {
  package let line: SourceLine
  /// Nil where strace followed one process alone.
  package let processID: UInt32?
  /// Where what follows the number begins.
  package let start: Int

  package init(_ line: SourceLine) {
    self.line = line
    var lexer = Lexer(line)
    lexer.skipSpaces()
    let prefix = ProcessPrefix(lexer).flatMap { $0.isClosed ? $0 : nil }
    let number = prefix.flatMap { line.bytes.decimal(in: $0.number) }
    processID = number.map { UInt32(truncatingIfNeeded: $0) }
    start = number == nil ? line.range.lowerBound : prefix?.end ?? line.range.lowerBound
  }

  private static let unfinished = Array("<unfinished ...>".utf8)

  /// A cheap look at whether the line may be the first half of a call.
  static func mayBeUnfinished(_ line: SourceLine) -> Bool {
    let end = line.trimmedEnd
    return end > line.range.lowerBound && line.bytes[end - 1] == UInt8(ascii: ">")
  }

  /// What stands before the mark of a call whose second half comes later; nil where it is whole.
  package var firstHalf: Range<Int>? {
    let end = line.trimmedEnd
    let start = end - Self.unfinished.count
    guard start >= line.range.lowerBound, line.bytes[start..<end].elementsEqual(Self.unfinished)
    else { return nil }
    return line.range.lowerBound..<start
  }

  /// What follows `<... NAME resumed>` when the line is the second half of a call.
  package var secondHalf: Range<Int>? {
    let (bytes, end) = (line.bytes, line.range.upperBound)
    guard start + 5 < end, bytes[start..<start + 5].elementsEqual("<... ".utf8) else { return nil }
    return bytes[start..<end].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1..<end }
  }

  /// The name of the call that the line shows.
  package var callName: String {
    let end = line.range.upperBound
    let nameEnd = line.bytes[start..<end].firstIndex { !$0.isWordPart } ?? end
    return line.text(in: start..<nameEnd)
  }
}

import Grammar

/// Joins the halves of calls that strace printed in two lines because another process came between.
///
///     7366  close(4<pipe> <unfinished ...>
///     7366  <... close resumed>)              = 0
package struct UnfinishedCalls {
  private var beginnings: [(processID: UInt64, bytes: [UInt8])] = []

  package init() {
  }

  private static let mark = Array("<unfinished ...>".utf8)

  /// No first half waits for its second.
  package var isEmpty: Bool { beginnings.isEmpty }

  /// The line to carry out in place of this one; nil for the first half of a call.
  package mutating func joined(_ line: SourceLine) -> SourceLine? {
    let end = line.trimmedEnd
    if line.mayBeUnfinished, line.ends(with: Self.mark, at: end) {
      let kept = line.range.lowerBound..<end - Self.mark.count
      beginnings.append((line.leadingNumber?.value ?? 0, Array(line.bytes[kept])))
      return nil
    }
    guard !beginnings.isEmpty, let rest = line.resumedRest else { return line }
    let processID = line.leadingNumber?.value ?? 0
    guard let index = beginnings.firstIndex(where: { $0.processID == processID }) else {
      return line
    }
    let beginning = beginnings.remove(at: index)
    let bytes = beginning.bytes + line.bytes[rest]
    return SourceLine(bytes: bytes, range: 0..<bytes.count)
  }
}

extension SourceLine {
  /// A cheap look at whether the line may be the first half of a call.
  package var mayBeUnfinished: Bool {
    let end = trimmedEnd
    return end > range.lowerBound && bytes[end - 1] == UInt8(ascii: ">")
  }

  package func ends(with mark: [UInt8], at end: Int) -> Bool {
    end - mark.count >= range.lowerBound && bytes[end - mark.count..<end].elementsEqual(mark)
  }

  /// The decimal number that the line begins with, and the index of what follows it: `1234`, or
  /// `[pid  1234]` as strace writes it on a terminal.
  package var leadingNumber: (value: UInt64, end: Int)? {
    var index = range.lowerBound
    func skipSpaces() { while index < range.upperBound, bytes[index].isSpace { index += 1 } }
    skipSpaces()
    let isInBrackets = bytes[index..<range.upperBound].starts(with: "[pid ".utf8)
    if isInBrackets { index += 5 }
    skipSpaces()
    let start = index
    while index < range.upperBound, bytes[index].isDigit { index += 1 }
    guard let value = bytes.decimal(in: start..<index) else { return nil }
    if isInBrackets {
      guard index < range.upperBound, bytes[index] == UInt8(ascii: "]") else { return nil }
      index += 1
    }
    skipSpaces()
    return (value, index)
  }

  /// What follows `<... NAME resumed>` when the line is the second half of a call.
  package var resumedRest: Range<Int>? {
    let start = leadingNumber?.end ?? range.lowerBound
    guard start + 5 < range.upperBound, bytes[start..<start + 5].elementsEqual("<... ".utf8) else {
      return nil
    }
    let close = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: ">"))
    return close.map { $0 + 1..<range.upperBound }
  }
}

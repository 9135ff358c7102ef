import Grammar

/// Joins the halves of calls that strace printed in two lines because another process came between.
///
///     7366  close(4<pipe> <unfinished ...>
///     7366  <... close resumed>)              = 0
package struct UnfinishedCalls {
  private var beginnings: [(processID: UInt32?, bytes: [UInt8])] = []

  package init() {
  }

  /// No first half waits for its second.
  package var isEmpty: Bool { beginnings.isEmpty }

  /// The line to carry out in place of this one; nil for the first half of a call.
  package mutating func joined(_ line: SourceLine) -> SourceLine? {
    guard !beginnings.isEmpty || TracedLine.mayBeUnfinished(line) else { return line }
    let traced = TracedLine(line)
    if let half = traced.firstHalf {
      beginnings.append((traced.processID, Array(line.bytes[half])))
      return nil
    }
    guard let rest = traced.secondHalf,
      let index = beginnings.firstIndex(where: { $0.processID == traced.processID })
    else { return line }
    let beginning = beginnings.remove(at: index)
    let bytes = beginning.bytes + line.bytes[rest]
    return SourceLine(bytes: bytes, range: 0..<bytes.count)
  }
}

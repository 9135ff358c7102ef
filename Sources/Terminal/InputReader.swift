import Lines

/// Lines from a pipe, a file or a terminal that edits by itself.
///
/// They are cut and joined as those of files are. What `readLine()` lacks: NUL is a character, a
/// line that is no UTF-8 is delivered as bytes, Ctrl-C ends the wait, and `hasLine` tells whether
/// the next line costs one.
public final class InputReader {
  private let descriptor: Int32
  private var buffer = LineBuffer()
  private var isAtEnd = false
  /// Lines that ended in a backslash, as far as they have come.
  private var joined = JoinedLine()

  /// - Parameter descriptor: what to read, 0 for standard input. It stays open.
  public init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  /// Whether a whole line has been read already.
  public var hasLine: Bool { buffer.hasLine }

  /// The next line without its end. After `.end` always `.end`. A line longer than
  /// `LineBuffer.lineByteLimit` is delivered in pieces, so that `/dev/zero` cannot fill the memory.
  ///
  /// - Complexity: O(length); one system call pair for each 64 KiB.
  public func read() -> LineEditor.Input {
    while true {
      if Interrupt.isRequested { return .interrupted }
      if let line = buffer.next() {
        if let input = joined(with: line) { return input }
        continue
      }
      if buffer.count >= LineBuffer.lineByteLimit, let piece = buffer.rest(),
        let input = joined(with: piece)
      {
        return input
      }
      if Termination.isRequested { return .end }
      if isAtEnd {
        if let line = buffer.rest(), let input = joined(with: line) { return input }
        return joined.bytes.isEmpty ? .end : takeJoined()
      }
      fill()
    }
  }

  /// - Returns: nil when the next line belongs to this one.
  private func joined(with line: Range<Int>) -> LineEditor.Input? {
    let goesOn = joined.add(buffer.bytes, line)
    return goesOn && joined.bytes.count < LineBuffer.lineByteLimit ? nil : takeJoined()
  }

  private func takeJoined() -> LineEditor.Input {
    defer { joined = JoinedLine() }
    return Self.input(joined.bytes)
  }

  private static func input(_ line: [UInt8]) -> LineEditor.Input {
    String(validating: line, as: UTF8.self).map { .line($0) } ?? .bytes(line)
  }

  private func fill() {
    // Only `poll` ends when Ctrl-C is pressed; `read` would be taken up again.
    let wakeUp = LineEditorSignals.wakeUp
    let ready = LineEditorHost.wait(for: descriptor, or: wakeUp, milliseconds: -1)
    if ready.second { LineEditorSignals.drain() }
    guard ready.first else { return }
    var bytes: [UInt8] = []
    let count = LineEditorHost.read(descriptor, upTo: 1 << 16, into: &bytes)
    if (count ?? 0) == 0 { isAtEnd = true } else { buffer.add(bytes) }
  }
}

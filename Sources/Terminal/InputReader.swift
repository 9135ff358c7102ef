/// Lines from a pipe, a file or a terminal that edits by itself.
///
/// What `readLine()` does, and more: LF and CRLF end a line, the last may lack its end, NUL is a
/// character, invalid UTF-8 becomes U+FFFD; Ctrl-C ends the wait; `hasLine` tells whether the next
/// line costs a wait.
public final class InputReader {
  /// A line longer than this is delivered in pieces, so that `/dev/zero` cannot fill the memory.
  public static let lineByteLimit = 1 << 20

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the buffer has been searched for the end of the line.
  private var searched = 0
  private var isAtEnd = false

  /// - Parameter descriptor: what to read, 0 for standard input. It stays open.
  public init(descriptor: Int32 = 0) { self.descriptor = descriptor }

  /// Whether a whole line has been read already.
  public var hasLine: Bool { endOfLine() != nil }

  /// The next line without its end. After `.end` always `.end`.
  ///
  /// - Complexity: O(length); one system call pair for each 64 KiB.
  public func read() -> LineEditor.Input {
    while true {
      if Interrupt.isRequested { return .interrupted }
      if let end = endOfLine() { return .line(take(upTo: end, next: end + 1)) }
      if buffer.count - start >= Self.lineByteLimit {
        return .line(take(upTo: buffer.count, next: buffer.count))
      }
      if isAtEnd || Termination.isRequested {
        guard start < buffer.count, !Termination.isRequested else { return .end }
        return .line(take(upTo: buffer.count, next: buffer.count))
      }
      fill()
    }
  }

  private func endOfLine() -> Int? {
    if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
      searched = end
      return end
    }
    searched = buffer.count
    return nil
  }

  private func take(upTo end: Int, next: Int) -> String {
    var line = buffer[start..<end]
    if next > end, line.last == UInt8(ascii: "\r") { line.removeLast() }
    start = next
    searched = next
    return String(decoding: line, as: UTF8.self)
  }

  private func fill() {
    buffer.removeSubrange(..<start)
    searched -= start
    start = 0
    // Only `poll` ends when Ctrl-C is pressed; `read` would be taken up again.
    let wakeUp = LineEditorSignals.wakeUp
    let ready = LineEditorHost.wait(for: descriptor, or: wakeUp, milliseconds: -1)
    if ready.second { LineEditorSignals.drain() }
    guard ready.first else { return }
    let count = LineEditorHost.read(descriptor, upTo: 1 << 16, into: &buffer)
    if (count ?? 0) == 0 { isAtEnd = true }
  }
}

/// Lines from a pipe, a file or a terminal that edits by itself.
///
/// What `readLine()` does, and more: LF and CRLF end a line, the last may lack its end, NUL is a
/// character, a line that is no UTF-8 is delivered as bytes, a byte order mark in front of the
/// first line is passed over, a backslash at a line's end joins the next one to it; Ctrl-C ends the
/// wait; `hasLine` tells whether the next line costs a wait.
public final class InputReader {
  /// A line longer than this is delivered in pieces, so that `/dev/zero` cannot fill the memory.
  public static let lineByteLimit = 1 << 20

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the buffer has been searched for the end of the line.
  private var searched = 0
  private var isAtEnd = false
  private var isAtBeginning = true
  /// Lines that ended in a backslash, as far as they have come.
  private var joined: [UInt8] = []

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
      if let end = endOfLine() {
        if let input = take(upTo: end, next: end + 1) { return input }
        continue
      }
      if buffer.count - start >= Self.lineByteLimit, let input = take(upTo: buffer.count) {
        return input
      }
      if isAtEnd || Termination.isRequested {
        guard start < buffer.count || !joined.isEmpty, !Termination.isRequested else { return .end }
        if let input = take(upTo: buffer.count) { return input }
        defer { joined = [] }
        return Self.input(joined)
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

  /// Takes a line out of the buffer.
  ///
  /// - Parameter next: where the next one begins; at its end unless told.
  /// - Returns: nil when the next line belongs to it.
  private func take(upTo end: Int, next: Int? = nil) -> LineEditor.Input? {
    var line = buffer[start..<end]
    if next != nil, line.last == UInt8(ascii: "\r") { line.removeLast() }
    if isAtBeginning, line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
    isAtBeginning = false
    start = next ?? end
    searched = start
    joined += line
    // A comment goes no further than its line.
    if line.last == UInt8(ascii: "\\"), joined.count < Self.lineByteLimit,
      joined.first(where: { $0 != 0x20 && $0 != 0x09 }) != UInt8(ascii: "#")
    {
      joined.removeLast()
      return nil
    }
    defer { joined = [] }
    return Self.input(joined)
  }

  private static func input(_ line: [UInt8]) -> LineEditor.Input {
    String(validating: line, as: UTF8.self).map { .line($0) } ?? .bytes(line)
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

import Drawing

/// Standard output for a program that prints much: at once on a terminal, in blocks elsewhere.
///
/// Here text becomes bytes: what a terminal would obey goes through only where the program itself
/// put it.
public final class OutputWriter {
  private var buffer: [UInt8] = []
  private let descriptor: Int32
  private let isImmediate: Bool
  /// The error after which nothing more is written, in words; nil while all is well.
  public private(set) var failure: String?

  /// The bytes that are gathered before they are written.
  private static let blockByteCount = 1 << 16

  /// - Parameter isImmediate: whether each piece is written at once; by default on a terminal.
  public init(descriptor: Int32 = 1, isImmediate: Bool? = nil) {
    self.descriptor = descriptor
    self.isImmediate = isImmediate ?? LineEditorHost.isTerminal(descriptor)
  }

  /// Takes a text. After a failure it is dropped.
  public func write(_ text: TerminalText) { take(text.text) }

  /// Takes what a renderer made: of all that a terminal would obey, its looks alone.
  public func write(rendered text: String) {
    take(text.visible(passing: [.lineEnds, .looks]))
  }

  private func take(_ text: String) {
    guard failure == nil else { return }
    buffer.append(contentsOf: text.utf8)
    if isImmediate || buffer.count >= Self.blockByteCount { flush() }
  }

  /// Writes what was gathered. On a terminal Ctrl-C ends it at the end of a line, or within one that
  /// is longer than a block; what is no longer than a block is written whole.
  public func flush() {
    guard failure == nil, !buffer.isEmpty else { return }
    var start = 0
    repeat {
      let end = isImmediate ? endOfBlock(from: start) : buffer.count
      let error = LineEditorHost.write(buffer[start..<end], to: descriptor)
      if error != 0 { failure = LineEditorHost.message(for: error) }
      start = end
    } while start < buffer.count && failure == nil && !Interrupt.isRequested
    if failure == nil, start < buffer.count, buffer[start - 1] != 0x0a {
      _ = LineEditorHost.write([0x0a], to: descriptor)
    }
    buffer.removeAll(keepingCapacity: buffer.count <= Self.blockByteCount)
  }

  /// Where a block ends that begins at a place: behind a line, if one ends soon.
  private func endOfBlock(from start: Int) -> Int {
    let end = start + Self.blockByteCount
    guard end < buffer.count else { return buffer.count }
    let soon = buffer[end...].prefix(Self.blockByteCount)
    return soon.firstIndex(of: 0x0a).map { $0 + 1 } ?? soon.endIndex
  }
}

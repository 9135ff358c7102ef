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

  /// Writes what was gathered.
  public func flush() {
    guard failure == nil, !buffer.isEmpty else { return }
    let error = LineEditorHost.write(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
    if error != 0 { failure = LineEditorHost.message(for: error) }
  }
}

/// One line of input: a stretch of UTF-8 bytes that commands are read from.
///
/// The bytes may be those of a whole file, of which `range` is one line, so that reading a long log
/// copies nothing. Every place that a token or an error names is an index into `bytes`.
public struct SourceLine: Sendable {
  public let bytes: [UInt8]
  /// The line, without the newline that ends it.
  public let range: Range<Int>

  public init(_ text: String) {
    bytes = Array(text.utf8)
    range = 0..<bytes.count
  }

  /// The line that lies at `range` of `bytes`.
  public init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// The whole line. Bytes that are no UTF-8 become U+FFFD.
  public var text: String { text(in: range) }

  /// A part of the line.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: self.range)], as: UTF8.self)
  }

  /// The index behind the last byte that is no white space.
  public var trimmedEnd: Int {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isSpace { end -= 1 }
    return end
  }
}

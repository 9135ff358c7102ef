/// A word as the value of an expression: the zone of a frame, the rights of an area, what is
/// written in quotes.
///
/// Numbers end at 2^64. A word lies above them all, its letters in the low 120 bits, so that two
/// words are equal where their values are, and a word is equal to no number.
public struct WordValue: Hashable, Sendable {
  /// At most 15 bytes of UTF-8.
  public let text: String

  /// How many bytes a word may have.
  public static let byteLimit = 15
  /// The bit that marks a word.
  private static let mark = Int128(1) << 124

  /// - Returns: nil for a word that is too long.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.byteLimit else { return nil }
    self.text = text
  }

  /// The word that a value stands for; nil for a number.
  public init?(value: Int128) {
    guard Self.isWord(value) else { return nil }
    let bits = UInt128(truncatingIfNeeded: value & (Self.mark - 1))
    let bytes = (0..<Self.byteLimit).reversed().map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
    text = String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }

  public var value: Int128 {
    text.utf8.reduce(Int128(0)) { $0 << 8 | Int128($1) } | Self.mark
  }

  /// Whether a value is a word and no number.
  @inline(__always)
  public static func isWord(_ value: Int128) -> Bool { value >= mark }
}

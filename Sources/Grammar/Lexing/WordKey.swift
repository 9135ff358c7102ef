/// Up to 24 bytes of a word, packed so that comparing two words is comparing three numbers.
///
/// The first byte is the most significant of `first`, unused bytes are zero: the order of keys is
/// the order of the words, and a word's continuations follow it at once.
public struct WordKey: Hashable, Comparable, BitwiseCopyable, Sendable {
  public static let byteLimit = 24

  public var first: UInt64 = 0
  public var second: UInt64 = 0
  public var third: UInt64 = 0

  /// The word at `range`, or nil when it is longer than 24 bytes.
  @inline(__always)
  public init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard range.count <= Self.byteLimit else { return nil }
    var index = range.lowerBound
    first = Self.pack(bytes, &index, range.upperBound)
    if index < range.upperBound { second = Self.pack(bytes, &index, range.upperBound) }
    if index < range.upperBound { third = Self.pack(bytes, &index, range.upperBound) }
  }

  /// The word, cut after 24 bytes.
  public init(_ word: String) {
    let bytes = Array(word.utf8.prefix(Self.byteLimit))
    var index = 0
    first = Self.pack(bytes, &index, bytes.count)
    second = Self.pack(bytes, &index, bytes.count)
    third = Self.pack(bytes, &index, bytes.count)
  }

  private static func pack(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> UInt64 {
    var packed: UInt64 = 0
    var shift: UInt64 = 64
    while index < end, shift > 0 {
      shift -= 8
      packed |= UInt64(bytes[index]) << shift
      index += 1
    }
    return packed
  }

  public static func < (left: Self, right: Self) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.third < right.third
  }

  /// The word itself.
  public var word: String {
    var bytes: [UInt8] = []
    for part in [first, second, third] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        let byte = UInt8(truncatingIfNeeded: part >> shift)
        if byte != 0 { bytes.append(byte) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// How a number lies in memory, little-endian: of how many bytes, with or without a sign.
public struct MemoryType: Equatable, Sendable {
  /// 1, 2, 4 or 8.
  public let byteCount: Int
  public let isSigned: Bool

  /// What `*ADDR` reads: a word of the chip.
  public static let word = MemoryType(byteCount: 4, isSigned: false)

  public init(byteCount: Int, isSigned: Bool) {
    self.byteCount = byteCount
    self.isSigned = isSigned
  }

  /// A type of C's on 32-bit x86, or one of Linux's; nil for a name that is neither.
  public init?(named name: String) {
    if name.hasSuffix(" *") {
      self = .word
      return
    }
    let isUnsigned = name.hasPrefix("unsigned ")
    guard
      let type = Self.known.first(where: { $0.name == name.dropFirst(isUnsigned ? 9 : 0) })?.type
    else { return nil }
    self.init(byteCount: type.byteCount, isSigned: type.isSigned && !isUnsigned)
  }

  /// The names that a person is told.
  static let names = known.map(\.name)

  private static let known: [(name: String, type: MemoryType)] = [
    ("char", MemoryType(byteCount: 1, isSigned: true)),
    ("short", MemoryType(byteCount: 2, isSigned: true)),
    ("int", MemoryType(byteCount: 4, isSigned: true)),
    ("long", MemoryType(byteCount: 4, isSigned: true)),
    ("unsigned", word), ("u8", MemoryType(byteCount: 1, isSigned: false)),
    ("u16", MemoryType(byteCount: 2, isSigned: false)), ("u32", word),
    ("u64", MemoryType(byteCount: 8, isSigned: false)), ("ptr", word),
  ]

  /// The numbers that can be stored: with or without a sign, as C converts them.
  public var bounds: ClosedRange<Int128> {
    let bits = Int128(byteCount * 8)
    return -(1 << (bits - 1))...(1 << bits) - 1
  }

  /// The number that bits stand for.
  func value(of bits: UInt64) -> Int128 {
    guard isSigned else { return Int128(bits) }
    let shift = 64 - byteCount * 8
    return Int128(Int64(bitPattern: bits << shift) >> shift)
  }

  /// The bytes of a number, the lowest first.
  public func bytes(of number: Int128) -> [UInt8] {
    (0..<byteCount).map { UInt8(truncatingIfNeeded: number >> (Int128($0) * 8)) }
  }
}

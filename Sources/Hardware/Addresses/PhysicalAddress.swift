/// The number of a byte in physical memory, as it appears on the bus.
///
/// 32 bits wide without PAE, up to 40 with it. Linux: `phys_addr_t`.
public struct PhysicalAddress: RawRepresentable, Hashable, Comparable, BitwiseCopyable, Sendable {
  public var rawValue: UInt64

  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The address `byteCount` bytes further on.
  public static func + (left: Self, byteCount: UInt64) -> Self {
    Self(rawValue: left.rawValue &+ byteCount)
  }
}

extension PhysicalAddress {
  /// The frame that holds the byte.
  public var frame: PageFrameNumber {
    PageFrameNumber(rawValue: UInt32(truncatingIfNeeded: rawValue >> 12))
  }

  /// The byte's place within its frame, 0 to 4095.
  public var offset: Int { Int(rawValue & 0xfff) }
}

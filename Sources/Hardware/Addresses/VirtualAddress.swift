/// A linear address: what segmentation produces and paging translates. 32 bits.
public struct VirtualAddress: RawRepresentable, Hashable, Comparable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32

  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The address `byteCount` bytes further on, modulo 4 GiB.
  public static func + (left: Self, byteCount: UInt32) -> Self {
    Self(rawValue: left.rawValue &+ byteCount)
  }

  /// The address `byteCount` bytes before, modulo 4 GiB.
  public static func - (left: Self, byteCount: UInt32) -> Self {
    Self(rawValue: left.rawValue &- byteCount)
  }

  /// How many bytes lie from `right` up to `left`, modulo 4 GiB.
  public static func - (left: Self, right: Self) -> UInt32 { left.rawValue &- right.rawValue }
}

extension VirtualAddress {
  /// The bytes of a page.
  public static let pageByteCount: UInt32 = 4096

  /// The number of the page that holds the byte. Linux: `addr >> PAGE_SHIFT`.
  public var pageNumber: UInt32 { rawValue >> 12 }

  /// The byte's place within its page, 0 to 4095.
  public var offset: UInt32 { rawValue & 0xfff }

  public var isPageAligned: Bool { offset == 0 }

  /// The first byte of the page that holds this one. Linux: `addr & PAGE_MASK`.
  public var pageBase: Self { Self(rawValue: rawValue & ~0xfff) }

  /// The first page boundary at or above; 0 if that is past the last page. Linux: `PAGE_ALIGN`.
  public var roundedUpToPage: Self { Self(rawValue: (rawValue &+ 0xfff) & ~0xfff) }
}

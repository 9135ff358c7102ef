/// The number of a 4 KiB frame of physical memory.
///
/// Frame 0 holds the BIOS's data and is never handed out, so a link that holds 0 leads nowhere.
/// Linux: pfn.
public struct PageFrameNumber: RawRepresentable, Hashable, Comparable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32

  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No frame.
  public static let none = PageFrameNumber(rawValue: 0)

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The frame `count` frames further on.
  public static func + (left: Self, count: Int) -> Self {
    Self(rawValue: left.rawValue &+ UInt32(truncatingIfNeeded: count))
  }

  /// The frame `count` frames before.
  public static func - (left: Self, count: Int) -> Self {
    Self(rawValue: left.rawValue &- UInt32(truncatingIfNeeded: count))
  }

  /// How many frames lie from `right` to `left`.
  public static func - (left: Self, right: Self) -> Int {
    Int(left.rawValue) - Int(right.rawValue)
  }
}

extension PageFrameNumber {
  /// The address of the frame's first byte.
  public var base: PhysicalAddress { PhysicalAddress(rawValue: UInt64(rawValue) << 12) }

  /// The number as an index into an array with one element a frame.
  public var index: Int { Int(rawValue) }
}

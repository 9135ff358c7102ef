import Hardware

/// The size of a block of frames as a power of two. Linux: `order`.
public enum Order {
  /// The biggest block has 2^10 frames, 4 MiB. Linux: `MAX_ORDER - 1`.
  public static let max = 10
  /// How many sizes there are. Linux: `MAX_ORDER`.
  public static let count = 11
  /// Up to this order the kernel tries hard. Linux: `PAGE_ALLOC_COSTLY_ORDER`.
  static let costly = 3

  /// The smallest order whose blocks hold so many bytes. Linux: `get_order`.
  public static func holding(byteCount: Int) -> Int {
    guard byteCount > 4096 else { return 0 }
    return Int.bitWidth - ((byteCount - 1) >> 12).leadingZeroBitCount
  }
}

extension PageFrameNumber {
  /// The block that this one merges with into a block of the next order.
  /// Linux: `__find_buddy_pfn`.
  @inline(__always)
  public func buddy(at order: Int) -> PageFrameNumber {
    PageFrameNumber(rawValue: rawValue ^ 1 << UInt32(order))
  }

  /// The first frame of the block of that order that contains the frame.
  @inline(__always)
  public func block(of order: Int) -> PageFrameNumber {
    PageFrameNumber(rawValue: rawValue & ~(1 << UInt32(order) - 1))
  }
}

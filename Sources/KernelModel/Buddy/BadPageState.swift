import Hardware

/// A page that must not be given back, with what Linux prints of it. Linux: `bad_page`.
public struct BadPageState: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The number lies beyond memory, or in a hole of it.
    case noFrame
    case alreadyFree
    case reserved
    /// A later frame of a block, which begins at `head`.
    case tail(head: PageFrameNumber)
    /// The block was allocated with another order.
    case wrongOrder(allocated: Int)
    /// Page tables map it.
    case mapped
    /// A mapping or slab owns it.
    case owned
    /// Flags that a free page must not have. Linux: `PAGE_FLAGS_CHECK_AT_FREE`.
    case flags(PageFlags)
  }

  public var reason: Reason
  public var frame: PageFrameNumber
  /// The frame's record as it was found; nothing has changed. `nil` when there is none.
  public var useCount: Int32
  public var mapCount: Int32
  public var flags: PageFlags
}

extension PageFlags {
  /// What no page may have when it is given back. Linux: `PAGE_FLAGS_CHECK_AT_FREE`.
  static let checkedAtFree: PageFlags = [
    .onLRU, .locked, .privateData, .privateData2, .writeback, .reserved, .slab, .active,
    .unevictable, .memoryLocked,
  ]
}

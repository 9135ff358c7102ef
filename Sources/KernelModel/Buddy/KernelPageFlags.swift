import Hardware

/// What `/proc/kpageflags` says of a frame, by bit number. Linux: `KPF_*`.
public struct KernelPageFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public static let buddy = KernelPageFlags(rawValue: 1 << 10)
  public static let mapped = KernelPageFlags(rawValue: 1 << 11)
  public static let anonymous = KernelPageFlags(rawValue: 1 << 12)
  public static let swapCache = KernelPageFlags(rawValue: 1 << 13)
  public static let compoundHead = KernelPageFlags(rawValue: 1 << 15)
  public static let compoundTail = KernelPageFlags(rawValue: 1 << 16)
  public static let slab = KernelPageFlags(rawValue: 1 << 7)
  public static let noPage = KernelPageFlags(rawValue: 1 << 20)
  public static let zeroPage = KernelPageFlags(rawValue: 1 << 24)
  public static let pageTable = KernelPageFlags(rawValue: 1 << 26)

  /// Flags of a page that are shown as they are: bit of `PageFlags`, bit here.
  static let copied: [(PageFlags, Int)] = [
    (.locked, 0), (.error, 1), (.referenced, 2), (.upToDate, 3), (.dirty, 4), (.onLRU, 5),
    (.active, 6), (.slab, 7), (.writeback, 8), (.reclaim, 9), (.swapBacked, 14),
    (.unevictable, 18), (.hardwarePoison, 19), (.reserved, 32), (.memoryLocked, 33),
    (.mappedToDisk, 34), (.privateData, 35), (.privateData2, 36), (.ownerPrivate1, 37),
    (.arch1, 38), (.uncached, 39),
  ]
}

extension PageAllocator {
  /// What `/proc/kpageflags` says of a frame; a hole has no page. Linux: `stable_page_flags`.
  public func kernelPageFlags(of frame: PageFrameNumber) -> KernelPageFlags {
    guard pages.contains(frame), boot.isPresent(frame) || pages[frame].use == .reserved else {
      return .noPage
    }
    let page = pages[frame]
    var flags: KernelPageFlags = []
    for (flag, bit) in KernelPageFlags.copied where page.flags.contains(flag) {
      flags.insert(KernelPageFlags(rawValue: 1 << UInt64(bit)))
    }
    if page.mapCount > 0, page.use != .slab { flags.insert(.mapped) }
    if page.flags.contains(.head) { flags.insert(.compoundHead) }
    switch page.use {
    case .anonymous: flags.insert(.anonymous)
    case .pageTable: flags.insert(.pageTable)
    case .tail:
      flags.insert(.compoundTail)
      if pages[PageFrameNumber(rawValue: page.owner)].use == .slab { flags.insert(.slab) }
    case .free, .freeBlock: flags.insert(.buddy)
    default: break
    }
    if page.flags.isSuperset(of: [.swapBacked, .ownerPrivate1]) { flags.insert(.swapCache) }
    if frame == boot.zeroPageFrame { flags.insert(.zeroPage) }
    return flags
  }

  /// What `/proc/kpagecount` says of a frame: how many page-table entries map it.
  /// Linux: `kpagecount_read`.
  public func kernelPageCount(of frame: PageFrameNumber) -> UInt64 {
    guard pages.contains(frame), pages[frame].use != .slab, pages[frame].use != .pageTable else {
      return 0
    }
    return UInt64(max(0, pages[frame].mapCount))
  }

  /// The free block that holds a frame: its first frame and order; `nil` when the frame is not
  /// free.
  /// Linux: `is_free_buddy_page`.
  public func freeBlock(containing frame: PageFrameNumber) -> (first: PageFrameNumber, order: Int)?
  {
    guard pages.contains(frame) else { return nil }
    for order in 0..<Order.count {
      let first = frame.block(of: order)
      guard pages[first].use == .freeBlock, Int(pages[first].order) >= order else { continue }
      return (first, Int(pages[first].order))
    }
    return nil
  }
}

import Hardware

/// What changes in a zone while the machine runs. Linux: the counters of `struct zone`.
struct ZoneState: BitwiseCopyable {
  /// Pages on the buddy lists; those parked on per-CPU lists are not among them. Linux:
  /// `NR_FREE_PAGES`.
  var freePages = 0
  /// Pages given to the allocator. Linux: `managed_pages`.
  var managedPages = 0
  var watermarks = Watermarks()
  /// Added to all three marks for a while after a pageblock was broken into. Linux:
  /// `watermark_boost`.
  var boost = 0
  /// The next allocation wakes the background reclaimer. Linux: `ZONE_BOOSTED_WATERMARK`.
  var isBoostAnnounced = false
  /// Pages in pageblocks of type HighAtomic. Linux: `nr_reserved_highatomic`.
  var highAtomicPages = 0
  /// 16 bits a migrate type: bit n is set while the list of order n has a block.
  var occupiedOrders: UInt64 = 0
  /// Pages on the CPU's three lists together. Linux: `pcp->count`.
  var perCPUCount = 0
  var perCPULimits = PerCPULimits(high: 0, batch: 1)
}

/// The ends of a list of frames that are linked through their `Page`s.
struct PageListEnds: BitwiseCopyable {
  var head = PageFrameNumber.none
  var tail = PageFrameNumber.none

  var isEmpty: Bool { head == .none }
}

/// A list of free blocks.
struct FreeList: BitwiseCopyable {
  var head = PageFrameNumber.none
  var tail = PageFrameNumber.none
  var count: UInt32 = 0
}

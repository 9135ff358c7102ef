import Hardware

/// What the page allocator decided, step by step.
public enum AllocatorEvent: Hashable, BitwiseCopyable, Sendable {
  /// Somebody asks. Linux: `__alloc_pages_nodemask`.
  case requested(order: UInt8, flags: AllocationFlags, zoneClass: Zone.Kind, type: MigrateType)
  /// A zone was looked at, and passed the watermark test or not. Linux: `zone_watermark_fast`.
  case tried(ZoneTrial)
  /// A page came from the CPU's own list. Linux: `rmqueue_pcplist`.
  case takenFromCPU(frame: PageFrameNumber, zone: Zone.Kind, type: MigrateType)
  /// Pages moved from the buddy lists to the CPU's list. Linux: `rmqueue_bulk`.
  case refilled(zone: Zone.Kind, type: MigrateType, count: UInt16)
  /// Pages moved from the CPU's lists back to the buddy lists. Linux: `free_pcppages_bulk`.
  case drained(zone: Zone.Kind, count: UInt32)
  /// A page was parked on the CPU's list. Linux: `free_unref_page_commit`.
  case parked(frame: PageFrameNumber, zone: Zone.Kind, type: MigrateType)
  /// The head of a free list was taken. Linux: `__rmqueue_smallest`.
  case unlisted(block: PageFrameNumber, order: UInt8, zone: Zone.Kind, type: MigrateType)
  /// A block was halved; the upper half went to the head of its list. Linux: `expand`.
  case split(upperHalf: PageFrameNumber, order: UInt8, type: MigrateType)
  /// A free block and its free buddy became one of the next order. Linux: `__free_one_page`.
  case merged(block: PageFrameNumber, buddy: PageFrameNumber, order: UInt8)
  /// A block went on a free list.
  case listed(block: PageFrameNumber, order: UInt8, type: MigrateType, place: ListPlace)
  /// There was none of the wanted type: a block of another is taken. Linux: `__rmqueue_fallback`.
  case stolen(
    block: PageFrameNumber, order: UInt8, from: MigrateType, wanted: MigrateType, whole: Bool)
  /// The free blocks of a pageblock went to another type's lists. Linux: `move_freepages_block`.
  case moved(pageblock: PageFrameNumber, pages: UInt32, type: MigrateType)
  /// A pageblock is of another type now. Linux: `set_pageblock_migratetype`.
  case retyped(pageblock: PageFrameNumber, from: MigrateType, to: MigrateType)
  /// A zone's marks were raised, or are back in place with 0. Linux: `boost_watermark`.
  case boosted(zone: Zone.Kind, pages: UInt32)
  /// The background reclaimer was woken. Linux: `wakeup_kswapd`.
  case reclaimerWoken(order: UInt8, zoneClass: Zone.Kind)
  /// The caller reclaimed memory itself. Linux: `__alloc_pages_direct_reclaim`.
  case reclaimed(pages: UInt32)
  /// The caller moved pages to make a run. Linux: `__alloc_pages_direct_compact`.
  case compacted(order: UInt8, succeeded: Bool)
  /// Nothing helped but to kill somebody. Linux: `__alloc_pages_may_oom`.
  case outOfMemory(order: UInt8, flags: AllocationFlags)
  /// The request came to nothing. Linux: `warn_alloc`.
  case failed(order: UInt8, flags: AllocationFlags)
  /// A block left the allocator. Linux: `get_page_from_freelist`.
  case allocated(frame: PageFrameNumber, order: UInt8)
  /// One holder of several let go. Linux: `put_page`.
  case dropped(frame: PageFrameNumber, remaining: Int32)
  /// A block came back. Linux: `__free_pages`.
  case freed(frame: PageFrameNumber, order: UInt8)
}

/// Where on a free list a block goes: the head is taken first.
public enum ListPlace: UInt8, Hashable, BitwiseCopyable, Sendable { case head, tail }

/// One watermark test with the numbers that decided it. Linux: `__zone_watermark_ok`.
public struct ZoneTrial: Hashable, BitwiseCopyable, Sendable {
  /// How a test ended.
  public enum Verdict: UInt8, Hashable, BitwiseCopyable, Sendable {
    case passed
    /// Too few pages are free.
    case tooFewPages
    /// Enough pages, but no run is long enough.
    case noBlock
    /// The test failed, and the request may ignore it.
    case ignored
    /// The test passed, and yet nothing could be taken.
    case nothingToTake
  }

  public var zone: Zone.Kind
  public var order: UInt8
  public var zoneClass: Zone.Kind
  public var limits: AllocationLimits
  public var verdict: Verdict
  /// Pages on the zone's lists.
  public var freePages: Int32
  /// Of those, what the request cannot use: 2^order - 1, and the HighAtomic reserve.
  public var unusablePages: Int32
  /// The mark with its boost, before and after what the request's privileges take off.
  public var mark: Int32
  public var reducedMark: Int32
  /// What the zone keeps from requests of this class.
  public var reserve: Int32

  /// The test: `usable > needed`.
  public var usablePages: Int { Int(freePages) - Int(unusablePages) }
  public var neededPages: Int { Int(reducedMark) + Int(reserve) }
}

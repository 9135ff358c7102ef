import Hardware

/// Owns every frame of RAM and hands out blocks of 2^order of them.
///
/// Each zone has a list of free blocks for each order and migrate type. A block starts at a
/// multiple of its size; its buddy is the block whose number differs in bit `order` alone, and the
/// two are the halves of one block of the next order. Pages of order 0 pass through lists of the
/// CPU.
///
/// 1. A list's links agree in both directions, and its length with its count.
/// 2. A block on a list carries the list's order and type, is aligned, and lies within its zone.
/// 3. A block and its buddy are never both free: they would have merged.
/// 4. Inside a free block, `Page`s are all zeros.
/// 5. `freePages` is the number of pages on the lists, and a list's bit says whether it has a
///    block.
/// 6. The pages on a CPU's lists are parked, of order 0, and as many as its count says.
/// 7. Every frame of RAM is reserved, free, parked or in use; the latter three are the managed
///    pages.
/// 8. The HighAtomic reserve is the pages of the pageblocks of that type.
/// 9. A compound page's later frames name their head.
///
/// Linux: `mm/page_alloc.c`.
public final class PageAllocator {
  /// What is known of each frame.
  public let pages: PageMap
  public let memory: PhysicalMemory
  /// How memory was laid out at boot.
  public let boot: BootLayout
  public let tracer: Tracer
  /// All four, empty ones included, by `Zone.Kind`.
  public let zones: [Zone]
  public let statistics: MemoryStatistics
  /// Pageblocks, the units of mobility grouping, have 2^this frames: one large page.
  public let pageblockOrder: Int
  /// Whether kinds of pages are kept apart at all. Linux: `page_group_by_mobility_disabled`.
  public let groupsByMobility: Bool

  /// The sysctls in force. `apply(_:)` changes them.
  public internal(set) var settings: AllocatorSettings
  /// `vm.min_free_kbytes` as in force.
  public internal(set) var minFreeKilobytes = 0
  /// Pages kept from processes altogether. Linux: `totalreserve_pages`.
  public internal(set) var totalReservePages = 0
  /// Frames that boot lent and gave back later. Linux: `free_initmem`.
  public internal(set) var returnedFrames: [Range<PageFrameNumber>] = []
  /// What the task that asks now is.
  public internal(set) var context: AllocationContext = []
  /// Who reclaims memory and kills: the kernel, once it has booted.
  weak var pressure: (any MemoryPressure)?

  let state: FlatStorage<ZoneState>
  /// What a zone keeps from requests of a class, by zone and class. Linux: `lowmem_reserve`.
  let reserves = ZoneClassTable()
  /// Free pages that a zone must exceed for a single page to be had at the low mark without a
  /// closer look, by zone and class: mark, boost, reserve and what is set aside.
  let fastLimits = ZoneClassTable()
  /// By zone, order and type: see `listIndex`.
  let freeLists: FlatStorage<FreeList>
  /// By zone and type.
  let cpuLists: FlatStorage<PageListEnds>
  /// The type of each pageblock. Linux: `pageblock_flags`.
  let blockTypes: FlatStorage<UInt8>
  let normalStart: PageFrameNumber
  let highStart: PageFrameNumber

  /// Takes over from boot: zones, reservations, free lists, marks. Linux: `mem_init`.
  ///
  /// - Parameter pages: as many as the layout's `maxFrame`.
  public init(pages: PageMap, memory: PhysicalMemory, boot: BootLayout, tracer: Tracer) {
    precondition(pages.frameCount >= boot.maxFrame.index)
    self.pages = pages
    self.memory = memory
    self.boot = boot
    self.tracer = tracer
    let state = FlatStorage<ZoneState>(count: 4)
    let freeLists = FlatStorage<FreeList>(count: 4 * Order.count * 4)
    self.state = state
    self.freeLists = freeLists
    cpuLists = FlatStorage(count: 4 * MigrateType.perCPUCount)
    statistics = MemoryStatistics()
    settings = boot.parameters.settings
    pageblockOrder = boot.pageblockOrder
    blockTypes = FlatStorage(count: (pages.frameCount >> pageblockOrder) + 4)
    groupsByMobility = boot.groupsByMobility
    normalStart = boot.zones[1].frames.lowerBound
    highStart = boot.zones[2].frames.lowerBound
    let reserves = reserves
    zones = boot.zones.map {
      Zone(
        $0.kind, frames: $0.frames, presentPages: $0.presentPages, state: state,
        reserves: reserves, freeLists: freeLists)
    }
    populate()
    computeFigures()
  }
}

extension PageAllocator {
  /// Becomes what that of another kernel of the same configuration is, the map of frames included.
  func take(_ other: PageAllocator) {
    pages.take(other.pages)
    statistics.take(other.statistics)
    state.take(other.state)
    reserves.take(other.reserves)
    fastLimits.take(other.fastLimits)
    freeLists.take(other.freeLists)
    cpuLists.take(other.cpuLists)
    blockTypes.take(other.blockTypes)
    settings = other.settings
    minFreeKilobytes = other.minFreeKilobytes
    totalReservePages = other.totalReservePages
    returnedFrames = other.returnedFrames
    context = other.context
  }

  /// The zone that a frame belongs to, by number. Linux: `page_zonenum`.
  @inline(__always)
  func zoneIndex(of frame: PageFrameNumber) -> Int {
    (frame.rawValue >= normalStart.rawValue ? 1 : 0)
      + (frame.rawValue >= highStart.rawValue ? 1 : 0)
  }

  /// The zone that a frame below `maxFrame` belongs to.
  public func zone(of frame: PageFrameNumber) -> Zone { zones[zoneIndex(of: frame)] }

  /// Where a free list lies in `freeLists`.
  @inline(__always)
  func listIndex(_ zone: Int, _ order: Int, _ type: MigrateType) -> Int {
    (zone &* Order.count &+ order) &* 4 &+ Int(type.rawValue)
  }

  /// Frames of a pageblock. Linux: `pageblock_nr_pages`.
  var pageblockPages: Int { 1 << pageblockOrder }

  /// Where a frame's pageblock lies in `blockTypes`. A block that a zone's border cuts has a type
  /// in either zone, so each zone's entries begin one further on.
  @inline(__always)
  func blockIndex(of frame: PageFrameNumber) -> Int {
    frame.index &>> pageblockOrder &+ zoneIndex(of: frame)
  }

  /// The type of the pageblock that holds the frame. Linux: `get_pageblock_migratetype`.
  @inline(__always)
  public func pageblockType(of frame: PageFrameNumber) -> MigrateType {
    MigrateType(bits: blockTypes[blockIndex(of: frame)])
  }
}

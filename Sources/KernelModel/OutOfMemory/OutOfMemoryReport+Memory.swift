extension OutOfMemoryReport {
  /// Pages of the five lists, of a zone, a node or all. Linux: `enum lru_list`.
  public struct ListFigures: Hashable, Sendable {
    public var activeAnonymous = 0
    public var inactiveAnonymous = 0
    public var activeFile = 0
    public var inactiveFile = 0
    public var unevictable = 0

    public init() {}

    /// Pages of all five.
    public var pageCount: Int {
      activeAnonymous &+ inactiveAnonymous &+ activeFile &+ inactiveFile &+ unevictable
    }
  }

  /// Sums of the whole machine. Linux: the first lines of `show_free_areas`.
  public struct MemoryTotals: Hashable, Sendable {
    public var lists = ListFigures()
    public var isolatedAnonymous = 0
    public var isolatedFile = 0
    public var dirty = 0
    public var writeback = 0
    public var slabReclaimable = 0
    public var slabUnreclaimable = 0
    public var mapped = 0
    public var sharedMemory = 0
    public var tables = 0
    /// Tables of virtual machines. Told by later kernels, as is `miscReclaimable`.
    public var secondaryTables = 0
    public var bounce = 0
    public var miscReclaimable = 0
    public var free = 0
    /// Parked on the lists of CPUs, of the zones that are told.
    public var freePerCPU = 0
    public var freeContiguous = 0

    public init() {}
  }

  /// Figures of the node. Linux: `show_free_areas`.
  public struct NodeFigures: Hashable, Sendable {
    public var lists = ListFigures()
    public var isolatedAnonymous = 0
    public var isolatedFile = 0
    public var mapped = 0
    public var dirty = 0
    public var writeback = 0
    public var sharedMemory = 0
    /// Shared and anonymous memory in huge pages.
    public var sharedHuge = 0
    public var sharedHugeMapped = 0
    public var anonymousHuge = 0
    public var writebackTemporary = 0
    public var stackKilobytes = 0
    /// Told here by kernels that count page tables by node.
    public var tables = 0
    public var secondaryTables = 0
    /// The background reclaimer has given up. Linux: `MAX_RECLAIM_RETRIES` failures of kswapd.
    public var isUnreclaimable = false

    public init() {}
  }

  /// Figures of a zone. Linux: `show_free_areas`.
  public struct ZoneFigures: Hashable, Sendable {
    public var zone: Zone.Kind
    /// As the counter says, which may lag a little behind the lists.
    public var free = 0
    /// What is added to the marks now; later kernels tell it.
    public var boost = 0
    /// With the boost.
    public var marks = Watermarks()
    public var highAtomic = 0
    public var lists = ListFigures()
    public var writePending = 0
    public var present = 0
    public var managed = 0
    public var locked = 0
    /// Told here by kernels that count page tables by zone.
    public var tables = 0
    public var bounce = 0
    public var freePerCPU = 0
    /// Parked by the CPU that tells.
    public var freeOnThisCPU = 0
    public var freeContiguous = 0
    /// Pages kept from requests of each class, from DMA to Movable. Linux: `lowmem_reserve`.
    public var protection: [Int] = []
    /// Free blocks by order, from 0.
    public var freeBlocks: [FreeBlocks] = []

    public init(_ zone: Zone.Kind) { self.zone = zone }

    /// Pages of all free blocks.
    public var listedPages: Int {
      freeBlocks.indices.reduce(0) { $0 &+ freeBlocks[$1].count << $1 }
    }
  }

  /// The free blocks of an order.
  public struct FreeBlocks: Hashable, Sendable {
    public var count: Int
    /// Whose lists have any, in the order of the types.
    public var types: [MigrateType]

    public init(count: Int, types: [MigrateType]) {
      self.count = count
      self.types = types
    }
  }

  /// What is told of caches, swap and RAM behind the zones.
  public struct PoolFigures: Hashable, Sendable {
    public var hugePages = HugePageFigures()
    public var pageCache = 0
    public var swapCache = 0
    /// Told by earlier kernels.
    public var swapTraffic = SwapTraffic()
    public var freeSwapPages = 0
    public var totalSwapPages = 0
    public var ramPages = 0
    public var highMemoryPages = 0
    public var reservedPages = 0
    public var poisonedPages = 0

    public init() {}
  }

  /// Huge pages set aside. Linux: `hugetlb_show_meminfo`.
  public struct HugePageFigures: Hashable, Sendable {
    public var total = 0
    public var free = 0
    public var surplus = 0
    /// Of one.
    public var kilobytes = 4096

    public init() {}
  }

  /// How often the swap cache was asked, and what came and went. Linux: `swap_cache_info`.
  public struct SwapTraffic: Hashable, Sendable {
    public var added = 0
    public var deleted = 0
    public var found = 0
    public var sought = 0

    public init() {}
  }
}

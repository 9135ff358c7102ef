import Hardware

/// What the kernel knows about one frame. Linux: `struct page`.
///
/// 32 bytes, of which all zeros are a frame that lies inside a free block or was never used, so
/// that `mem_map` costs the host nothing before it is touched.
///
/// Where Linux shares words between uses (`_mapcount` and `page_type`, `private` and the order of
/// a free block), `use` says which use is in force.
public struct Page: BitwiseCopyable, Sendable {
  /// Linux: `page->flags`, bits 0 to 23.
  public var flags: PageFlags
  /// Who owns the frame. Linux tells it from `page_type`, `PG_slab` and `mapping` together.
  public var use: PageUse
  /// Order of the block that this frame begins (free block or compound page).
  public var order: UInt8
  /// Migrate type remembered on a per-CPU list. Linux: `page->index` there.
  public var migrateType: UInt8
  /// Private memory that only one process has ever mapped. Linux: `PG_anon_exclusive`.
  public var isExclusive = false
  /// References held. 0 is a free frame, 1 a frame just allocated. Linux: `_refcount`.
  public var useCount: Int32
  /// Page-table entries that map the frame. Linux: `_mapcount + 1`.
  public var mapCount: Int32
  /// The owner's number: the page cache's file or the anonymous memory's `anon_vma`; a slab page's
  /// cache; a tail page's head. Linux: `page->mapping`, `slab_cache`, `compound_head`.
  public var owner: UInt32
  /// Place within the owner: page of the file or of the VMA. Linux: `page->index`.
  public var index: UInt32
  /// Links of the list that the frame is on (free list, per-CPU list, LRU). Linux: `page->lru`.
  public var next: PageFrameNumber
  public var previous: PageFrameNumber

  @inline(__always)
  init(
    flags: PageFlags, use: PageUse, order: UInt8, migrateType: UInt8, useCount: Int32,
    mapCount: Int32, owner: UInt32, index: UInt32, next: PageFrameNumber, previous: PageFrameNumber
  ) {
    self.flags = flags
    self.use = use
    self.order = order
    self.migrateType = migrateType
    self.useCount = useCount
    self.mapCount = mapCount
    self.owner = owner
    self.index = index
    self.next = next
    self.previous = previous
  }

  /// A frame that nobody owns.
  @inline(__always)
  public static var unused: Page {
    Page(
      flags: [], use: .free, order: 0, migrateType: 0, useCount: 0, mapCount: 0, owner: 0, index: 0,
      next: .none, previous: .none)
  }
}

/// Who owns a frame; one letter each in the mosaic of frames.
public enum PageUse: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// Inside a free block of the buddy system, or never used.
  case free
  /// First frame of a free block: on a free list. Linux: `PageBuddy`.
  case freeBlock
  /// Parked on a per-CPU list.
  case perCPU
  /// Not RAM, or taken at boot. Linux: `PG_reserved`.
  case reserved
  /// Private memory of a process. Linux: `PageAnon`.
  case anonymous
  /// Page cache of a file.
  case file
  /// Page of a shared anonymous object or of tmpfs.
  case sharedMemory
  /// Page-table page. Linux: `PageTable`.
  case pageTable
  /// Kernel stack of a task.
  case kernelStack
  /// Slab of a `kmem_cache`. Linux: `PG_slab`.
  case slab
  /// Behind a vmalloc area.
  case vmalloc
  /// Allocated by hand or by a part of the kernel that has no letter of its own.
  case kernel
  /// A later frame of a compound page. Linux: `PageTail`.
  case tail
}

/// Linux: `enum pageflags`, by bit number.
public struct PageFlags: OptionSet, BitwiseCopyable, Hashable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let locked = PageFlags(rawValue: 1 << 0)
  public static let referenced = PageFlags(rawValue: 1 << 1)
  public static let upToDate = PageFlags(rawValue: 1 << 2)
  public static let dirty = PageFlags(rawValue: 1 << 3)
  public static let onLRU = PageFlags(rawValue: 1 << 4)
  public static let active = PageFlags(rawValue: 1 << 5)
  public static let workingSet = PageFlags(rawValue: 1 << 6)
  public static let waiters = PageFlags(rawValue: 1 << 7)
  public static let error = PageFlags(rawValue: 1 << 8)
  public static let slab = PageFlags(rawValue: 1 << 9)
  public static let ownerPrivate1 = PageFlags(rawValue: 1 << 10)
  /// Of a page that is swap-backed. Linux: `PG_swapcache`.
  public static let swapCache = ownerPrivate1
  public static let arch1 = PageFlags(rawValue: 1 << 11)
  public static let reserved = PageFlags(rawValue: 1 << 12)
  public static let privateData = PageFlags(rawValue: 1 << 13)
  public static let privateData2 = PageFlags(rawValue: 1 << 14)
  public static let writeback = PageFlags(rawValue: 1 << 15)
  public static let head = PageFlags(rawValue: 1 << 16)
  public static let mappedToDisk = PageFlags(rawValue: 1 << 17)
  /// Also the read-ahead mark of a page-cache page. Linux: `PG_reclaim`, `PG_readahead`.
  public static let reclaim = PageFlags(rawValue: 1 << 18)
  public static let swapBacked = PageFlags(rawValue: 1 << 19)
  public static let unevictable = PageFlags(rawValue: 1 << 20)
  public static let memoryLocked = PageFlags(rawValue: 1 << 21)
  public static let uncached = PageFlags(rawValue: 1 << 22)
  public static let hardwarePoison = PageFlags(rawValue: 1 << 23)
}

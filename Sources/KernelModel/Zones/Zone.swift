import Hardware

/// A range of frames that is good for the same purposes, with its own free lists and marks.
///
/// The object is a window on the allocator's flat state: reading it is always allowed, also from
/// inside an event. Linux: `struct zone`.
public final class Zone {
  /// Which part of memory the zone is; its raw value is Linux's zone number on i386.
  public enum Kind: UInt8, CaseIterable, BitwiseCopyable, Hashable, Sendable {
    /// Up to 16 MiB, what ISA devices reach.
    case dma
    /// The rest of what the kernel maps directly.
    case normal
    /// Beyond the direct map.
    case highMemory
    /// Empty unless the kernel is started with `kernelcore=` or `movablecore=`.
    case movable

    /// The kind with a number of which only the two lowest bits count.
    @inline(__always)
    init(bits: UInt32) {
      switch bits & 3 {
      case 0: self = .dma
      case 1: self = .normal
      case 2: self = .highMemory
      default: self = .movable
      }
    }

    /// The name in `/proc/zoneinfo`. Linux: `zone_names`.
    public var name: String {
      switch self {
      case .dma: "DMA"
      case .normal: "Normal"
      case .highMemory: "HighMem"
      case .movable: "Movable"
      }
    }
  }

  public let kind: Kind
  /// First frame and the one after the last, holes included.
  public let frames: Range<PageFrameNumber>
  /// Frames of usable RAM. Linux: `present_pages`.
  public let presentPages: Int
  private let index: Int
  private let state: FlatStorage<ZoneState>
  private let reserves: ZoneClassTable
  private let freeLists: FlatStorage<FreeList>

  init(
    _ kind: Kind, frames: Range<PageFrameNumber>, presentPages: Int,
    state: FlatStorage<ZoneState>, reserves: ZoneClassTable, freeLists: FlatStorage<FreeList>
  ) {
    self.kind = kind
    index = Int(kind.rawValue)
    self.frames = frames
    self.presentPages = presentPages
    self.state = state
    self.reserves = reserves
    self.freeLists = freeLists
  }
}

extension Zone {
  /// Frames from the first to the last, holes included. Linux: `spanned_pages`.
  public var spannedPages: Int { frames.upperBound - frames.lowerBound }
  /// Whether the zone has any frame. Linux: `populated_zone`.
  public var isPopulated: Bool { presentPages > 0 }
  /// Pages that the allocator has to give. Linux: `managed_pages`.
  public var managedPages: Int { state[index].managedPages }
  /// Pages on the free lists, without those parked on the CPU's. Linux: `NR_FREE_PAGES`.
  public var freePages: Int { state[index].freePages }
  /// The marks as computed, without boost.
  public var watermarks: Watermarks { state[index].watermarks }
  /// What is added to each mark now. Linux: `watermark_boost`.
  public var boost: Int { state[index].boost }
  /// Whether the next allocation wakes the background reclaimer. Linux: `ZONE_BOOSTED_WATERMARK`.
  public var isBoostAnnounced: Bool { state[index].isBoostAnnounced }
  /// The marks with the boost, as `/proc/zoneinfo` shows them.
  public var boostedWatermarks: Watermarks {
    let marks = watermarks
    return Watermarks(min: marks.min + boost, low: marks.low + boost, high: marks.high + boost)
  }
  /// Pages kept from requests of each class, from DMA to Movable. Linux: `lowmem_reserve`.
  public var protection: [Int] { reserves.row(of: index) }
  /// Pages in blocks set aside for atomic requests. Linux: `nr_reserved_highatomic`.
  public var highAtomicPages: Int { state[index].highAtomicPages }
  /// Pages parked on the CPU's lists. Linux: `pcp->count`.
  public var perCPUPages: Int { state[index].perCPUCount }
  public var perCPULimits: PerCPULimits { state[index].perCPULimits }

  /// Blocks on the list of an order and type.
  public func freeBlockCount(order: Int, type: MigrateType) -> Int {
    Int(freeLists[(index * Order.count + order) * 4 + Int(type.rawValue)].count)
  }

  /// Blocks of an order on the lists of all types. Linux: `free_area.nr_free`.
  public func freeBlockCount(order: Int) -> Int {
    MigrateType.allCases.reduce(0) { $0 + freeBlockCount(order: order, type: $1) }
  }
}

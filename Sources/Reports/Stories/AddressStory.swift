import Drawing
import Hardware
import KernelModel

/// Gathers what happened to an address from events in their order.
protocol AddressStory: JournalReader {
  /// What made its present state, the oldest first.
  var deeds: [StoryDeed] { get }
  /// Its page-table entry as the kernel or the chip wrote it last; nil if neither did.
  var lastEntry: PageTableEntry? { get }
}

/// What one event did to an address.
struct StoryDeed: Equatable, Sendable {
  let event: Int
  let deed: AddressDeed
}

extension [StoryDeed] {
  /// The same with one more, in its place by time.
  func joined(by other: StoryDeed?) -> [StoryDeed] {
    guard let other else { return self }
    let index = firstIndex { $0.event > other.event } ?? count
    return self[..<index] + [other] + self[index...]
  }
}

/// What happened to an address.
enum AddressDeed: Hashable, Sendable {
  // Areas of a process
  /// - Parameter origin: nil for a call that asked for the mapping.
  case mapped(MappingOrigin?, isShared: Bool)
  /// Mapped, and in one area with its neighbours at once.
  case joined(MappingOrigin?, area: Range<VirtualAddress>)
  case reachedByStack
  case unmapped
  case optionsChanged(from: AreaOptions, to: AreaOptions)
  // Entries
  case entryCleared
  case frameMapped(PageFrameNumber)
  /// First read of private memory.
  case zeroPageMapped
  /// First touch of private memory, or filled when it was mapped.
  case frameFilled(PageFrameNumber, isAtOnce: Bool)
  case frameShared(PageFrameNumber)
  /// The page went to a slot of swap, or came back from there.
  case pagedOut(SwapEntry, by: PageTaker)
  /// - Parameter neighbours: pages read with it; nil when it was in the swap cache, or when that is
  ///   not known any more.
  case pagedIn(PageFrameNumber, from: SwapEntry, neighbours: Int?)
  case frameMoved(PageFrameNumber, from: VirtualAddress)
  /// A copy took the place of a page whose entry had been cleared, or of a frame.
  case copied(PageFrameNumber, from: PageFrameNumber?)
  case writeProtected(isForCopyOnWrite: Bool)
  case madeWritable
  /// Read into the TLB.
  case cachedByChip
  // The direct map
  case frameTaken(PageFrameNumber)
  case frameFreed(PageFrameNumber)
  case slabMade(cache: String)
  case slabDiscarded(cache: String)
  case objectTaken(VirtualAddress, cache: String)
  case objectFreed(VirtualAddress)
  // The windows
  case windowAreaMade(Range<VirtualAddress>)
  case windowAreaFreed
  case windowAreaFlushed
  case slotTaken(Int, PageFrameNumber)
  case slotCount(Int, count: Int)
  case temporaryMapped(PageFrameNumber)
  case temporaryUnmapped
}

extension AddressDeed {
  /// The kernel did it of its own accord, whatever command was under way.
  var isOfKernel: Bool {
    if case .pagedOut(_, by: .kswapd) = self { true } else { false }
  }
}

/// Who took a page out of memory.
enum PageTaker: Hashable, Coded {
  /// Advice of a process, as `MADV_PAGEOUT`.
  case advice
  /// The background reclaimer.
  case kswapd
  /// A task that needed memory itself.
  case asker

  var code: String {
    switch self {
    case .advice: "advice"
    case .kswapd: "kswapd"
    case .asker: "direct-reclaim"
    }
  }
}

/// Where a mapping came from that no call asked for.
enum MappingOrigin: Hashable, Coded {
  case parent, move, program, heap

  var code: String {
    switch self {
    case .parent: "parent"
    case .move: "move"
    case .program: "program"
    case .heap: "heap"
    }
  }
}

extension AddressDeed {
  /// It is about a slab object, of which only the last one counts.
  var isOfObject: Bool {
    switch self {
    case .objectTaken, .objectFreed: true
    default: false
    }
  }
}

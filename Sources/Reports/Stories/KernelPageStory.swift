import Drawing
import Hardware
import KernelModel

/// How an address of the kernel's gigabyte came to be as it is: of the direct map by its frame and
/// its slab object, of a window by its area or slot and its entry.
struct KernelPageStory: AddressStory {
  private let address: VirtualAddress
  private let kernel: Kernel
  /// The frame behind an address of the direct map.
  private let frame: PageFrameNumber?
  private var context = EventContext()
  /// The vmalloc area around the address, in use or waiting for its flush.
  private var area: Range<VirtualAddress>?
  /// It was freed, and its addresses have not been flushed.
  private var isWaiting = false
  private var lasting: [StoryDeed] = []
  /// What each new one makes void: the TLB's last filling, the slot's last count.
  private var filling: StoryDeed?
  private var slotCount: StoryDeed?
  private(set) var lastEntry: PageTableEntry?

  init(_ address: VirtualAddress, in kernel: Kernel) {
    self.address = address
    self.kernel = kernel
    frame = kernel.layout.physicalAddress(of: address)?.frame
  }

  var interest: JournalInterest { .kernelAddress(address, frame: frame) }

  mutating func begin(_ start: JournalStart) { context = start.context }

  mutating func note(_ event: KernelEvent, _ number: Int) {
    context.note(event)
    switch event {
    case .allocator(let event): if let frame { note(event, frame, number) }
    case .slab(let event): if let frame { note(event, frame, number) }
    case .window(let event): note(event, number)
    case .hardware(.filled(let page, _, _, _)) where page.pageBase == address.pageBase:
      filling = StoryDeed(event: number, deed: .cachedByChip)
    default:
      guard let change = context.change(by: event), change.space == .kernel,
        change.address.pageBase == address.pageBase
      else { return }
      lastEntry = change.new
      guard change.old != nil else { return }
      add(number, change.new == .none ? .entryCleared : .frameMapped(change.new.frame))
    }
  }

  var deeds: [StoryDeed] { lasting.joined(by: filling).joined(by: slotCount) }

  private mutating func add(_ number: Int, _ deed: AddressDeed) {
    lasting.append(StoryDeed(event: number, deed: deed))
  }

  private mutating func begin(_ number: Int, _ deed: AddressDeed) {
    lasting = [StoryDeed(event: number, deed: deed)]
    filling = nil
    slotCount = nil
  }

  // MARK: The direct map

  private mutating func note(
    _ event: AllocatorEvent, _ frame: PageFrameNumber, _ number: Int
  ) {
    switch event {
    case .allocated(let block, let order) where Self.contains(block, order, frame):
      begin(number, .frameTaken(frame))
    case .freed(let block, let order) where Self.contains(block, order, frame):
      begin(number, .frameFreed(frame))
    default: break
    }
  }

  private mutating func note(_ event: SlabEvent, _ frame: PageFrameNumber, _ number: Int) {
    switch event {
    case .slabMade(let cache, let slab, let order) where Self.contains(slab, order, frame):
      add(number, .slabMade(cache: name(cache)))
    case .slabDiscarded(let cache, let slab) where slab == frame:
      add(number, .slabDiscarded(cache: name(cache)))
    case .allocated(let object, let cache) where holds(object, cache):
      lasting.removeAll { $0.deed.isOfObject }
      add(number, .objectTaken(object, cache: name(cache)))
    case .freed(let object, let cache) where holds(object, cache):
      add(number, .objectFreed(object))
    default: break
    }
  }

  private static func contains(
    _ block: PageFrameNumber, _ order: UInt8, _ frame: PageFrameNumber
  ) -> Bool {
    frame >= block && frame.index - block.index < 1 << Int(order)
  }

  private func cache(_ number: UInt8) -> SlabCache? {
    kernel.slabs.caches.first { $0.index == Int(number) }
  }

  private func name(_ number: UInt8) -> String { cache(number)?.name ?? "cache \(number)" }

  private func holds(_ object: VirtualAddress, _ number: UInt8) -> Bool {
    address >= object && Int(address - object) < cache(number)?.geometry.size ?? 0
  }

  // MARK: The windows

  private mutating func note(_ event: WindowEvent, _ number: Int) {
    switch event {
    case .areaMade(let start, let byteCount):
      guard (start..<start + byteCount).contains(address) else { return }
      area = start..<start + byteCount
      isWaiting = false
      begin(number, .windowAreaMade(start..<start + byteCount))
    case .areaFreedLazily(let start, _) where start == area?.lowerBound:
      isWaiting = true
      add(number, .windowAreaFreed)
    case .purged(_, let first, let last):
      guard isWaiting, let area, first <= area.lowerBound, area.upperBound <= last else { return }
      self.area = nil
      begin(number, .windowAreaFlushed)
    case .slotTaken(let slot, let frame) where self.slot == Int(slot):
      begin(number, .slotTaken(Int(slot), frame))
    case .slotCount(let slot, let count) where self.slot == Int(slot):
      slotCount = StoryDeed(event: number, deed: .slotCount(Int(slot), count: Int(count)))
    case .temporaryMapped(let place, let frame, _, _) where place.pageBase == address.pageBase:
      begin(number, .temporaryMapped(frame))
    case .temporaryUnmapped(let place, _, _) where place.pageBase == address.pageBase:
      begin(number, .temporaryUnmapped)
    default: break
    }
  }

  /// The slot of the permanent kmaps that the address lies in.
  private var slot: Int? {
    let range = kernel.layout.permanentMaps
    return range.contains(address) ? Int((address - range.lowerBound) >> 12) : nil
  }
}

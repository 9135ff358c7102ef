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
  private var deeds: [StorySentence] = []
  /// What each new one makes void: the TLB's last filling, the slot's last count.
  private var filling: StorySentence?
  private var slotCount: StorySentence?
  private(set) var lastEntry: PageTableEntry?

  init(_ address: VirtualAddress, in kernel: Kernel) {
    self.address = address
    self.kernel = kernel
    frame = kernel.layout.physicalAddress(of: address)?.frame
  }

  mutating func note(_ event: KernelEvent, _ number: Int) {
    context.note(event)
    switch event {
    case .allocator(let event): if let frame { note(event, frame, number) }
    case .slab(let event): if let frame { note(event, frame, number) }
    case .window(let event): note(event, number)
    case .hardware(.filled(let page, _, _, _)) where page.pageBase == address.pageBase:
      filling = .filled(number)
    default:
      guard let change = context.change(by: event), change.space == .kernel,
        change.address.pageBase == address.pageBase
      else { return }
      lastEntry = change.new
      guard change.old != nil else { return }
      let frame = change.new.frame.digits
      add(number, change.new == .none ? "its entry was cleared" : "frame \(frame) was mapped")
    }
  }

  var sentences: [StorySentence] { deeds.joined(by: filling).joined(by: slotCount) }

  private mutating func add(_ number: Int, _ words: String) {
    deeds.append(StorySentence(event: number, words: words))
  }

  private mutating func begin(_ number: Int, _ words: String) {
    deeds = [StorySentence(event: number, words: words)]
    filling = nil
    slotCount = nil
  }

  // MARK: The direct map

  private mutating func note(
    _ event: AllocatorEvent, _ frame: PageFrameNumber, _ number: Int
  ) {
    switch event {
    case .allocated(let block, let order) where Self.contains(block, order, frame):
      begin(number, "frame \(frame.digits) was handed out")
    case .freed(let block, let order) where Self.contains(block, order, frame):
      begin(number, "frame \(frame.digits) came back")
    default: break
    }
  }

  private mutating func note(_ event: SlabEvent, _ frame: PageFrameNumber, _ number: Int) {
    switch event {
    case .slabMade(let cache, let slab, let order) where Self.contains(slab, order, frame):
      add(number, "its frame became a slab of \(name(cache))")
    case .slabDiscarded(let cache, let slab) where slab == frame:
      add(number, "the slab of \(name(cache)) was given up")
    case .allocated(let object, let cache) where holds(object, cache):
      deeds.removeAll { $0.isOfObject }
      add(number, "an object of \(name(cache)) at \(object.digits) was handed out")
      deeds[deeds.count - 1].isOfObject = true
    case .freed(let object, let cache) where holds(object, cache):
      add(number, "the object at \(object.digits) came back")
      deeds[deeds.count - 1].isOfObject = true
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
      begin(number, "area \((start..<start + byteCount).digits) was made")
    case .areaFreedLazily(let start, _) where start == area?.lowerBound:
      isWaiting = true
      add(number, "its area was freed, and waits for a flush")
    case .purged(_, let first, let last):
      guard isWaiting, let area, first <= area.lowerBound, area.upperBound <= last else { return }
      self.area = nil
      begin(number, "its addresses were flushed, and are free")
    case .slotTaken(let slot, let frame) where self.slot == Int(slot):
      begin(number, "slot \(slot) was given to frame \(frame.digits)")
    case .slotCount(let slot, let count) where self.slot == Int(slot):
      slotCount = StorySentence(event: number, words: "pkmap_count[\(slot)] became \(count)")
    case .temporaryMapped(let place, let frame, _, _) where place.pageBase == address.pageBase:
      begin(number, "a temporary kmap of frame \(frame.digits) was made")
    case .temporaryUnmapped(let place, _, _) where place.pageBase == address.pageBase:
      begin(number, "the temporary kmap ended")
    default: break
    }
  }

  /// The slot of the permanent kmaps that the address lies in.
  private var slot: Int? {
    let range = kernel.layout.permanentMaps
    return range.contains(address) ? Int((address - range.lowerBound) >> 12) : nil
  }
}

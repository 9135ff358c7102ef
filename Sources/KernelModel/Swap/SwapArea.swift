import Hardware

/// What lies behind a swap area, as far as it matters.
public enum SwapDevice: String, Hashable, Sendable, CaseIterable {
  /// A disk with heads: slots in a row are read together, and the search for slots keeps them so.
  case disk
  /// RAM that answers at once: neither cache nor reading ahead for a page that one entry names.
  /// Linux: `SWP_SYNCHRONOUS_IO`.
  case ram
}

/// What is known of a slot. All zeros are a free one.
struct SwapSlot: BitwiseCopyable {
  /// Entries of tables that name it; of shared memory the object itself. Linux: `swap_map`.
  var users: UInt32
  /// Its page is in memory, or on its way. Linux: `SWAP_HAS_CACHE`.
  var isCached: Bool
  /// The page in the swap cache, 0 for none.
  var frame: PageFrameNumber
  /// When the page left memory; see `EvictionClock.Shadow`.
  var shadow: UInt32

  /// Linux: a byte of `swap_map` that is 0.
  var isFree: Bool { users == 0 && !isCached }
  /// Nobody wants it but the cache. Linux: a byte that is `SWAP_HAS_CACHE`.
  var isCacheOnly: Bool { users == 0 && isCached }
}

/// A device or file that pages go to. Linux: `struct swap_info_struct`.
///
/// 1. `usedSlots` is the number of slots that are not free.
/// 2. Every free slot lies between `lowest` and `highest`.
/// 3. A slot's frame names the slot.
public final class SwapArea {
  public let number: Int
  public let name: String
  public let device: SwapDevice
  /// One more than the last slot; slot 0 holds the header. Linux: `max`.
  public let slotEnd: UInt32
  let slots: FlatStorage<SwapSlot>
  /// What was written to each slot.
  let store: PhysicalMemory
  private let state: FlatValue<State>

  private struct State: BitwiseCopyable {
    var priority: Int32
    var isWritable = true
    var lowest: UInt32 = 1
    var highest: UInt32
    var next: UInt32 = 1
    var leftOfCluster: UInt32 = 0
    var used: UInt32 = 0
  }

  /// - Parameter slotCount: usable ones, 1 to 2^26 - 1.
  init(number: Int, name: String, device: SwapDevice, slotCount: UInt32, priority: Int32) {
    self.number = number
    self.name = name
    self.device = device
    slotEnd = slotCount + 1
    slots = FlatStorage(count: Int(slotEnd))
    store = PhysicalMemory(frameCount: Int(slotEnd))
    state = FlatValue(State(priority: priority, highest: slotCount))
  }

  /// The same area of another machine.
  init(_ other: SwapArea) {
    (number, name, device, slotEnd) = (other.number, other.name, other.device, other.slotEnd)
    slots = FlatStorage(count: Int(slotEnd))
    slots.take(other.slots)
    store = PhysicalMemory(frameCount: Int(slotEnd))
    store.take(other.store)
    state = FlatValue(other.state.value)
  }

  /// Slots that pages can be written to. Linux: `pages`.
  public var slotCount: UInt32 { slotEnd - 1 }

  /// Higher ones are filled first. Those that nobody gave count down from -2. Linux: `prio`.
  public internal(set) var priority: Int {
    get { Int(state.value.priority) }
    set { state.value.priority = Int32(clamping: newValue) }
  }
  /// Slots are given. Linux: `SWP_WRITEOK`.
  var isWritable: Bool {
    get { state.value.isWritable }
    set { state.value.isWritable = newValue }
  }
  /// No free slot lies below. Linux: `lowest_bit`.
  var lowest: UInt32 {
    get { state.value.lowest }
    set { state.value.lowest = newValue }
  }
  /// No free slot lies above; 0 when the area is full. Linux: `highest_bit`.
  var highest: UInt32 {
    get { state.value.highest }
    set { state.value.highest = newValue }
  }
  /// Where the search begins. Linux: `cluster_next`.
  var next: UInt32 {
    get { state.value.next }
    set { state.value.next = newValue }
  }
  /// Slots to give before the next cluster is sought. Linux: `cluster_nr`.
  var leftOfCluster: UInt32 {
    get { state.value.leftOfCluster }
    set { state.value.leftOfCluster = newValue }
  }
  /// Slots in use, those that only the cache or the CPU holds included. Linux: `inuse_pages`.
  public internal(set) var usedSlots: UInt32 {
    get { state.value.used }
    set { state.value.used = newValue }
  }
}

extension SwapArea {
  /// Calls `body` with each slot in use, in rising order.
  ///
  /// - Complexity: O(slots up to the last one in use)
  public func forEachUsedSlot(_ body: (UInt32) -> Void) {
    var left = usedSlots
    var slot: UInt32 = 1
    while left > 0, slot < slotEnd {
      if !slots[Int(slot)].isFree {
        left -= 1
        body(slot)
      }
      slot += 1
    }
  }

  /// Who has a slot.
  public struct SlotDescription: Hashable, Sendable {
    /// Entries of tables that name it, or 1 for shared memory.
    public let userCount: Int
    /// Its page is in the swap cache, or the slot is set aside.
    public let isCached: Bool
    /// The page in the swap cache.
    public let frame: PageFrameNumber?
  }

  /// - Precondition: the area has such a slot.
  public subscript(slot: UInt32) -> SlotDescription {
    let slot = slots[Int(slot)]
    return SlotDescription(
      userCount: Int(slot.users), isCached: slot.isCached,
      frame: slot.frame == .none ? nil : slot.frame)
  }
}

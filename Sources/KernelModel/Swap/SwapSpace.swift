import Hardware

/// Every swap area, who has which slot, and the pages that are both in a slot and in memory.
///
/// 1. A slot's users are the entries of tables and the objects of shared memory that name it.
/// 2. A page is `PG_swapcache` exactly when a slot names it, and names that slot.
/// 3. `freeSlots` is what the areas in use have free.
///
/// Linux: `mm/swapfile.c`, `mm/swap_state.c`, `mm/page_io.c`.
public final class SwapSpace {
  let pages: PageMap
  let memory: PhysicalMemory
  let allocator: PageAllocator
  let lists: PageLists
  let tracer: Tracer
  let rules: KernelRules
  /// By number; nil where none is. Linux: `swap_info`.
  public private(set) var areas: [SwapArea?] = []
  /// Numbers of the areas that slots are taken from, the next first. Linux: `swap_avail_head`.
  private(set) var order: [Int] = []
  /// Every area's number, by falling priority. Linux: `swap_active_head`.
  private(set) var active: [Int] = []
  /// Address spaces and files that have had pages in swap, in the order in which `swapoff` asks
  /// them. Linux: `init_mm.mmlist`, `shmem_swaplist`.
  private(set) var spaces: [AddressSpaceID] = []
  private(set) var files: [FileID] = []
  /// The slot that a page of the swap cache is in. Linux: `page->private`.
  private let entries: FlatStorage<UInt32>
  private let state = FlatValue(State())
  /// The CPU's slots to give and given back. Linux: `swp_slots`.
  let slotsToGive = FlatStorage<UInt32>(count: SwapSpace.cacheSize)
  let slotsGivenBack = FlatStorage<UInt32>(count: SwapSpace.cacheSize)

  static let cacheSize = 64

  struct State: BitwiseCopyable {
    var freeSlots = 0
    var totalSlots = 0
    var lowestPriority: Int32 = -1
    var readAhead = SwapReadAhead()
    var clusterOrder = 3
    var isCacheActive = false
    var cacheNext = 0
    var cacheCount = 0
    var returnedCount = 0
    var statistics = SwapCacheStatistics()
  }

  init(
    pages: PageMap, memory: PhysicalMemory, lists: PageLists, tracer: Tracer, rules: KernelRules
  ) {
    self.rules = rules
    self.pages = pages
    self.memory = memory
    self.lists = lists
    self.tracer = tracer
    allocator = lists.allocator
    entries = FlatStorage(count: pages.frameCount)
  }

  /// Becomes what that of another kernel is.
  ///
  /// - Complexity: O(slots that were used)
  func take(_ other: SwapSpace) {
    areas = other.areas.map { $0.map { SwapArea($0) } }
    (order, active) = (other.order, other.active)
    (spaces, files) = (other.spaces, other.files)
    entries.take(other.entries)
    slotsToGive.take(other.slotsToGive)
    slotsGivenBack.take(other.slotsGivenBack)
    state.value = other.state.value
  }

  // MARK: Figures

  /// Free slots of all areas, those that the CPU has set aside not counted. Linux: `nr_swap_pages`.
  public internal(set) var freeSlots: Int {
    get { state.value.freeSlots }
    set { state.value.freeSlots = newValue }
  }
  /// Linux: `total_swap_pages`.
  public private(set) var totalSlots: Int {
    get { state.value.totalSlots }
    set { state.value.totalSlots = newValue }
  }
  /// More than half of it is used: slots are no longer kept for pages in memory.
  /// Linux: `vm_swap_full`.
  public var isFull: Bool { freeSlots * 2 < totalSlots }
  /// What the CPU has set aside, and what `SwapReadAhead` remembers.
  var cursor: State {
    get { state.value }
    _modify { yield &state.value }
  }
  /// Pages in the swap cache. Linux: `NR_SWAPCACHE`.
  public var cachedPageCount: Int { state.value.statistics.added - state.value.statistics.deleted }
  /// Linux: `swap_cache_info`.
  public var cacheStatistics: SwapCacheStatistics { state.value.statistics }

  /// 2^this slots are read at once at most, 0 to 31. `vm.page-cluster`
  public var clusterOrder: Int {
    get { state.value.clusterOrder }
    set { state.value.clusterOrder = newValue }
  }

  // MARK: Areas

  /// The lowest number that no area has. Linux: `alloc_swap_info`.
  var unusedNumber: Int? {
    let number = areas.firstIndex { $0 == nil } ?? areas.count
    return number < SwapEntry.mostAreas ? number : nil
  }

  /// Adds an area that is in use at once. Linux: `enable_swap_info`.
  ///
  /// - Parameter priority: 0 or more; nil for one below all given so far.
  func add(_ area: SwapArea, priority: Int?) {
    if area.number == areas.count { areas.append(area) } else { areas[area.number] = area }
    area.priority = priority ?? -1
    enable(area)
  }

  /// Gives the slots of an area, of one without a priority of its own behind all others.
  private func enable(_ area: SwapArea) {
    if area.priority < 0 {
      state.value.lowestPriority -= 1
      area.priority = Int(state.value.lowestPriority)
    }
    area.isWritable = true
    freeSlots += Int(area.slotCount)
    totalSlots += Int(area.slotCount)
    insert(area.number, into: &active)
    insert(area.number, into: &order)
  }

  /// Takes no more slots of an area; those behind it by default move up one.
  ///
  /// Linux: the middle of `sys_swapoff`.
  func close(_ area: SwapArea) {
    area.isWritable = false
    if area.priority < 0 {
      let place = active.firstIndex(of: area.number) ?? active.endIndex
      for number in active[place...] where number != area.number { areas[number]?.priority += 1 }
      state.value.lowestPriority += 1
    }
    active.removeAll { $0 == area.number }
    order.removeAll { $0 == area.number }
    freeSlots -= Int(area.slotCount)
    totalSlots -= Int(area.slotCount)
  }

  /// Takes an area into use again that could not be emptied. Linux: `reinsert_swap_info`.
  func reopen(_ area: SwapArea) { enable(area) }

  /// Forgets an area whose slots are all free.
  func remove(_ area: SwapArea) { areas[area.number] = nil }

  /// Areas of one priority stand in the order in which they came.
  func insert(_ number: Int, into list: inout [Int]) {
    let priority = areas[number]?.priority ?? 0
    let place = list.firstIndex { (areas[$0]?.priority ?? 0) < priority } ?? list.endIndex
    list.insert(number, at: place)
  }

  /// The next area with a free slot, which goes behind the others of its priority; nil for none.
  ///
  /// - Parameter tried: the areas that were given already, a bit each.
  func nextArea(_ tried: inout UInt32) -> SwapArea? {
    let next = order.first { number in
      tried & 1 << UInt32(number) == 0 && (areas[number]?.highest ?? 0) > 0
    }
    guard let number = next, let area = areas[number] else { return nil }
    tried |= 1 << UInt32(number)
    order.removeAll { $0 == number }
    insert(number, into: &order)
    return area
  }

  // MARK: Who has pages here

  /// Notes that an address space has its first page in swap: it is asked first.
  func note(_ space: AddressSpaceID) {
    if !spaces.contains(space) { spaces.insert(space, at: 0) }
  }

  /// Notes that a new address space has pages in swap from the one that it is a copy of.
  func note(_ space: AddressSpaceID, behind parent: AddressSpaceID) {
    guard !spaces.contains(space) else { return }
    spaces.insert(space, at: (spaces.firstIndex(of: parent) ?? -1) + 1)
  }

  func forget(_ space: AddressSpaceID) { spaces.removeAll { $0 == space } }

  func note(_ file: FileID) {
    if !files.contains(file) { files.insert(file, at: 0) }
  }

  func forget(_ file: FileID) { files.removeAll { $0 == file } }

  // MARK: Slots and pages

  /// The area of an entry, if there is such an area and it has the slot.
  @inline(__always)
  func area(of entry: SwapEntry) -> SwapArea? {
    guard entry.area < areas.count, let area = areas[entry.area], entry.slot < area.slotEnd else {
      return nil
    }
    return area
  }

  /// The slot that a page of the swap cache is in. Linux: `page_private`.
  @inline(__always)
  public func entry(of frame: PageFrameNumber) -> SwapEntry {
    SwapEntry(rawValue: entries[frame.index])
  }

  func setEntry(_ entry: SwapEntry, of frame: PageFrameNumber) {
    entries[frame.index] = entry.rawValue
  }

  /// The page of a slot that is in memory. Linux: `find_get_page(swap_address_space(entry), …)`.
  public func frame(of entry: SwapEntry) -> PageFrameNumber? {
    guard let area = area(of: entry) else { return nil }
    let frame = area.slots[Int(entry.slot)].frame
    return frame == .none ? nil : frame
  }

  /// Entries that name the slot. Linux: `swp_swapcount`.
  public func userCount(of entry: SwapEntry) -> Int {
    guard let area = area(of: entry) else { return 0 }
    return Int(area.slots[Int(entry.slot)].users)
  }
}

/// How often the swap cache was used. Linux: `swap_cache_info`.
public struct SwapCacheStatistics: Hashable, BitwiseCopyable, Sendable {
  public internal(set) var added = 0
  public internal(set) var deleted = 0
  public internal(set) var lookedUp = 0
  public internal(set) var found = 0
}

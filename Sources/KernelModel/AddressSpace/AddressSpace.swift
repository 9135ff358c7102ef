import Hardware

/// The memory of a process: its areas, its page tables and what they add up to.
///
/// 1. Every present entry below `PAGE_OFFSET` lies inside an area.
/// 2. `resident` counts the present entries by kind; `pageTableCount` the tables.
/// 3. The page totals are the sums over the areas.
///
/// Linux: `struct mm_struct`.
public final class AddressSpace {
  public let id: AddressSpaceID
  let core: KernelCore
  // Parts of the core that every fault and call goes through: one step away instead of two.
  let tracer: Tracer
  let machine: Machine
  let tables: PageTables
  let allocator: PageAllocator
  let swap: SwapSpace
  /// Where the objects that stand for areas come from. Linux: `vm_area_cachep`.
  let areaObjects: SlabCache
  /// The areas. Linux: `mm->mmap`, `mm->mm_rb`.
  public let areas: VMAreaTree
  /// The physical address of the page directory. Linux: `mm->pgd`.
  public let directory: PhysicalAddress
  /// All figures that change, in memory of their own: nothing is held while an event is told.
  private let state: FlatValue<State>

  private struct State: BitwiseCopyable {
    var totals = PageTotals()
    var resident = ResidentPages()
    var faults = FaultCounts()
    var pageTableCount: Int
    var mapBase: VirtualAddress
    var mapsBottomUp: Bool
    var readImpliesExecute = false
    var defaultOptions: AreaOptions = []
    var limits: ResourceLimits
    var cache = AreaCache()
  }

  /// Tasks that share it. Linux: `mm_users`.
  public internal(set) var userCount = 1
  /// Sizes in pages. Linux: `total_vm` and its kind.
  public internal(set) var totals: PageTotals {
    get { state.value.totals }
    _modify { yield &state.value.totals }
  }
  /// Pages in memory, by kind. Linux: `rss_stat`.
  public internal(set) var resident: ResidentPages {
    get { state.value.resident }
    _modify { yield &state.value.resident }
  }
  /// Faults of the tasks that use it. Linux: `min_flt`, `maj_flt`.
  public internal(set) var faults: FaultCounts {
    get { state.value.faults }
    _modify { yield &state.value.faults }
  }
  /// Page-table pages, directories of a two-level table left out. Linux: `pgtables_bytes`.
  public internal(set) var pageTableCount: Int {
    get { state.value.pageTableCount }
    _modify { yield &state.value.pageTableCount }
  }
  /// Where the parts of the program lie.
  public internal(set) var image = ProgramImageBounds()
  /// Below it the search for room begins, downwards. Linux: `mmap_base`.
  public internal(set) var mapBase: VirtualAddress {
    get { state.value.mapBase }
    _modify { yield &state.value.mapBase }
  }
  /// Room is sought from the bottom up, as `vm.legacy_va_layout` said when the program was loaded.
  public internal(set) var mapsBottomUp: Bool {
    get { state.value.mapsBottomUp }
    _modify { yield &state.value.mapsBottomUp }
  }
  /// What can be read can be executed: the program has no `PT_GNU_STACK`.
  /// Linux: the personality `READ_IMPLIES_EXEC`.
  public internal(set) var readImpliesExecute: Bool {
    get { state.value.readImpliesExecute }
    _modify { yield &state.value.readImpliesExecute }
  }
  /// What every new mapping gets besides. `mlockall(MCL_FUTURE)`. Linux: `def_flags`.
  public internal(set) var defaultOptions: AreaOptions {
    get { state.value.defaultOptions }
    _modify { yield &state.value.defaultOptions }
  }
  /// The limits that the calls obey.
  public var limits: ResourceLimits {
    get { state.value.limits }
    _modify { yield &state.value.limits }
  }
  /// The four areas found last. Linux: `current->vmacache`.
  var cache: AreaCache {
    get { state.value.cache }
    _modify { yield &state.value.cache }
  }

  init?(id: AddressSpaceID, core: KernelCore, limits: ResourceLimits) {
    guard let directory = core.tables.makeDirectory() else { return nil }
    self.id = id
    self.core = core
    tracer = core.tracer
    machine = core.machine
    tables = core.tables
    allocator = core.allocator
    swap = core.swap
    areaObjects = core.slabs.cache(.vmAreaStruct)
    self.directory = directory
    areas = VMAreaTree(
      pool: core.areas, tracer: core.tracer, space: id, guardGap: core.settings.stackGuardGap,
      findsGapsBeforeGuards: core.rules.findsGapsBeforeGuards)
    state = FlatValue(
      State(
        pageTableCount: core.tables.initialTableCount,
        mapBase: Self.mapBase(stackLimit: limits.stack, guardGap: core.settings.stackGuardGap),
        mapsBottomUp: core.settings.mapsBottomUp, limits: limits))
    core.spaces.insert(self)
    emit(.began(directory: directory))
  }

  /// The same space in another kernel, whose tables and areas are there already.
  init(_ other: AddressSpace, core: KernelCore) {
    id = other.id
    self.core = core
    tracer = core.tracer
    machine = core.machine
    tables = core.tables
    allocator = core.allocator
    swap = core.swap
    areaObjects = core.slabs.cache(.vmAreaStruct)
    directory = other.directory
    areas = VMAreaTree(
      pool: core.areas, tracer: core.tracer, space: other.id, guardGap: other.areas.guardGap,
      findsGapsBeforeGuards: core.rules.findsGapsBeforeGuards)
    areas.take(other.areas)
    state = FlatValue(other.state.value)
    userCount = other.userCount
    image = other.image
    core.spaces.insert(self)
  }

  /// The end of user space. Linux: `TASK_SIZE`.
  public static let end = KernelLayout.pageOffset

  /// Where bottom-up searches begin. Linux: `TASK_UNMAPPED_BASE`, `mmap_legacy_base`.
  static let bottomUpBase = VirtualAddress(rawValue: 0x4000_0000)

  /// The end of the area for mappings, which leaves room for the stack to grow.
  ///
  /// Linux: `mmap_base()` in `arch/x86/mm/mmap.c`.
  static func mapBase(stackLimit: UInt32, guardGap: UInt32) -> VirtualAddress {
    var gap = UInt64(stackLimit)
    if gap + UInt64(guardGap) <= UInt64(UInt32.max) { gap += UInt64(guardGap) }
    gap = min(max(gap, 128 << 20), UInt64(end.rawValue) / 6 * 5)
    return VirtualAddress(rawValue: UInt32(UInt64(end.rawValue) - gap)).roundedUpToPage
  }

  // MARK: Telling

  /// Tells of something that happened to the areas.
  @inline(__always)
  func emit(_ event: @autoclosure () -> AddressSpaceEvent) {
    tracer.emit(.space(event(), of: id))
  }

  /// Writes an entry of one of its tables. Linux: `set_pte_at`.
  @inline(__always)
  func setEntry(
    _ entry: PageTableEntry, at place: PhysicalAddress, for address: VirtualAddress
  ) {
    tables.set(entry, at: place, for: address, in: id)
  }

  // MARK: Finding

  /// The first area that ends above `address`. Linux: `find_vma`.
  ///
  /// - Complexity: O(log n); O(1) when one of the last four hits answers.
  public func area(endingAfter address: VirtualAddress) -> AreaLink {
    if !tracer.isObserved,
      let cached = cache.find(address, in: areas, shift: tables.tableShift)
    {
      return cached
    }
    return seekArea(endingAfter: address)
  }

  /// The same when the cache does not answer, or somebody listens.
  @inline(never)
  private func seekArea(endingAfter address: VirtualAddress) -> AreaLink {
    tracer.enter(.findVMA)
    defer { tracer.leave(.findVMA) }
    if let link = cache.find(address, in: areas, shift: tables.tableShift) {
      emit(.cacheHit(start: areas[link].start, end: areas[link].end))
      return link
    }
    let link = areas.area(endingAfter: address)
    cache.note(link, for: address, shift: tables.tableShift)
    return link
  }

  /// The area that contains `address`, or none.
  public func area(at address: VirtualAddress) -> AreaLink {
    let link = area(endingAfter: address)
    return !link.isNone && areas[link].start <= address ? link : .none
  }

  /// Adds to the totals what `pages` pages with these flags count as. Linux: `vm_stat_account`.
  func account(_ options: AreaOptions, pages: Int) {
    totals.total += pages
    if options.contains(.execute), options.isDisjoint(with: [.write, .growsDown]) {
      totals.executable += pages
    } else if options.contains(.growsDown) {
      totals.stack += pages
    } else if options.contains(.write), !options.contains(.shared) {
      totals.data += pages
    }
  }

  // MARK: TLB

  /// Whether the processor works with these tables now.
  var isLoaded: Bool { machine.directory == directory }

  /// Flushes what a change of `range` may have left in the TLB. Linux: `flush_tlb_mm_range`.
  func flushTLB(_ touched: TouchedRange) {
    if let range = touched.range { flushTLB(range) }
  }

  /// Flushes a range from the TLB: page by page, or all at once when it is long.
  func flushTLB(_ range: Range<VirtualAddress>) {
    guard isLoaded, !range.isEmpty else { return }
    let pages = (range.upperBound - range.lowerBound) >> 12
    if pages > KernelCore.singleFlushCeiling {
      machine.flush()
    } else {
      for page in 0..<pages { machine.invalidate(range.lowerBound + (page << 12)) }
    }
  }
}

extension KernelCore {
  /// More pages than this are flushed by reloading CR3. Linux: `tlb_single_page_flush_ceiling`.
  static let singleFlushCeiling: UInt32 = 33
}

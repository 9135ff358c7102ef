import Hardware

/// What every part of the kernel works with: the machine, its frames, and the tables shared by all.
///
/// It knows no process; `Kernel` puts it together and is the only door to it.
final class KernelCore {
  let machine: Machine
  let tracer: Tracer
  let rules: KernelRules
  let layout: KernelLayout
  let pages: PageMap
  let allocator: PageAllocator
  let slabs: SlabAllocator
  let areas: VMAreaPool
  let anonymous: AnonymousMemory
  let files: FileTable
  let commit: CommitCharge
  let tables: PageTables
  let spaces = AddressSpaceTable()
  /// The frame of zeros that every untouched page is read from. Linux: `empty_zero_page`.
  let zeroFrame: PageFrameNumber
  private let settingsInForce: FlatValue<KernelSettings>
  private(set) var random: SeededNumbers

  init(
    machine: Machine, tracer: Tracer, rules: KernelRules, layout: KernelLayout, pages: PageMap,
    allocator: PageAllocator, slabs: SlabAllocator, zeroFrame: PageFrameNumber,
    kernelDirectory: PhysicalAddress, configuration: KernelConfiguration
  ) {
    random = SeededNumbers(seed: configuration.seed)
    self.machine = machine
    self.tracer = tracer
    self.rules = rules
    self.layout = layout
    self.pages = pages
    self.allocator = allocator
    self.slabs = slabs
    self.zeroFrame = zeroFrame
    settingsInForce = FlatValue(configuration.settings)
    areas = VMAreaPool(capacity: 1 << 22)
    anonymous = AnonymousMemory(areas: areas, capacity: 1 << 22)
    commit = CommitCharge(
      totalPages: allocator.managedPageCount, freePages: allocator.freePageCount)
    files = FileTable(
      memory: machine.memory, pages: pages, allocator: allocator, commit: commit)
    tables = PageTables(
      machine: machine, allocator: allocator, pages: pages, slabs: slabs, tracer: tracer,
      kernelDirectory: kernelDirectory, layout: layout,
      usesHighTables: configuration.usesHighTables)
  }

  var memory: PhysicalMemory { machine.memory }

  var settings: KernelSettings {
    get { settingsInForce.value }
    _modify { yield &settingsInForce.value }
  }

  /// Bytes that a real machine would draw by chance.
  func randomBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  /// The frame of code that every process shares, a part of the kernel's image. Linux: the vdso.
  var sharedCodeFrame: PageFrameNumber { zeroFrame + 2 }
}

/// The sysctls that address spaces obey.
public struct KernelSettings: Hashable, BitwiseCopyable, Sendable {
  /// `vm.max_map_count`
  public var mostAreas = 65530
  /// `vm.mmap_min_addr`, in bytes.
  public var lowestUserAddress: UInt32 = 65536
  /// `stack_guard_gap`, in bytes (256 pages).
  public var stackGuardGap: UInt32 = 256 << 12
  /// `vm.legacy_va_layout`, as programs find it when they are loaded.
  public var mapsBottomUp = false
  /// Bytes mapped around a read fault on a file. Linux: `fault_around_bytes`.
  public var faultAroundByteCount: UInt32 = 65536
  /// New tables of the vmalloc window are copied to every process at once, as from 5.8 on; else
  /// each learns of them by a fault.
  public var synchronizesEagerly = true
  /// Pages read ahead around a cold fault. Linux: `ra_pages`.
  public var readAheadPageCount: UInt64 = 32

  public init() {}
}

/// Numbers that look like chance and follow from a seed: the generator SplitMix64.
struct SeededNumbers {
  private(set) var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

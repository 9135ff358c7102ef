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
  let lists: PageLists
  let swap: SwapSpace
  let slabs: SlabAllocator
  let areas: VMAreaPool
  let anonymous: AnonymousMemory
  let files: FileTable
  let commit: CommitCharge
  let tables: PageTables
  let spaces = AddressSpaceTable()
  /// The frame of zeros that every untouched page is read from. Linux: `empty_zero_page`.
  let zeroFrame: PageFrameNumber
  private let reclaimers = FlatValue(BackgroundReclaimer())
  private let settingsInForce: FlatValue<KernelSettings>
  private(set) var random: SeededNumbers
  /// Why the last access that ended in a signal did so. It stands beside the signal, which is part
  /// of events and stays as small as they must be.
  var signalCause: SignalCause?

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
    lists = PageLists(pages: pages, allocator: allocator)
    swap = SwapSpace(
      pages: pages, memory: machine.memory, lists: lists, tracer: tracer, rules: rules)
    self.slabs = slabs
    self.zeroFrame = zeroFrame
    settingsInForce = FlatValue(configuration.settings)
    areas = VMAreaPool(capacity: Self.mostAreas)
    anonymous = AnonymousMemory(areas: areas, capacity: Self.mostAreas)
    commit = CommitCharge(
      totalPages: allocator.managedPageCount, freePages: allocator.freePageCount)
    files = FileTable(
      memory: machine.memory, pages: pages, allocator: allocator, swap: swap, commit: commit)
    tables = PageTables(
      machine: machine, allocator: allocator, pages: pages, slabs: slabs, tracer: tracer,
      kernelDirectory: kernelDirectory, layout: layout,
      usesHighTables: configuration.usesHighTables)
  }

  /// The most areas, and `anon_vma`s, that can exist at once.
  private static let mostAreas = 1 << 22

  /// About how many bytes of address space a machine and its kernel take of the host: what the
  /// constants and the number of frames say, and 32 MiB for the rest.
  static func hostByteCount(frameCount: Int) -> Int {
    let ofFrame = 4096 + MemoryLayout<Page>.stride + MemoryLayout<SlabRecord>.stride + 8
    let ofArea =
      MemoryLayout<VMArea>.stride + MemoryLayout<AnonymousMemoryRecord>.stride
      + 2 * MemoryLayout<ChainEntry>.stride
    return frameCount * ofFrame + mostAreas * ofArea + 32 << 20
  }

  var memory: PhysicalMemory { machine.memory }

  var settings: KernelSettings {
    get { settingsInForce.value }
    _modify { yield &settingsInForce.value }
  }

  /// Who reclaims for all, and who writes files.
  var background: BackgroundReclaimer {
    @inline(__always) get { reclaimers.value }
    @inline(__always) _modify { yield &reclaimers.value }
  }

  /// Becomes what that of another kernel of the same configuration is, but for its files and
  /// address spaces.
  func take(_ other: KernelCore) {
    allocator.take(other.allocator)
    lists.take(other.lists)
    swap.take(other.swap)
    slabs.take(other.slabs)
    areas.take(other.areas)
    anonymous.take(other.anonymous)
    commit.take(other.commit)
    tables.take(other.tables)
    background = other.background
    settings = other.settings
    random = other.random
  }

  /// Bytes that a real machine would draw by chance.
  func randomBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  /// The frame of code that every process shares, a part of the kernel's image. Linux: the vdso.
  var sharedCodeFrame: PageFrameNumber { zeroFrame + 2 }
}

extension KernelCore {
  /// A refusal for want of memory.
  func outOfFrames(for purpose: FrameShortage.Purpose) -> Refusal {
    Refusal(.outOfMemory, .outOfFrames(allocator.shortage(for: purpose)))
  }
}

import Hardware

/// The kernel: it owns the machine and everything that Linux keeps about it, and is the only door.
///
/// Every change goes through a method of this class; every view reads from its parts. Nothing is
/// held exclusively while an event is told, so a view may look in the middle of any change.
public final class Kernel {
  public let configuration: KernelConfiguration
  public let boot: BootLayout
  public let tracer: Tracer
  let core: KernelCore
  public let processes = ProcessTable()
  /// The process that runs: whose tables CR3 holds. Linux: `current`.
  public internal(set) var current: Process {
    didSet { currentID.value = current.id }
  }
  /// Its number, which costs less to ask for.
  let currentID: FlatValue<ProcessID>
  public let vmalloc: VmallocSpace
  public let permanentMap: PermanentMap
  public let fixedMap: FixedMap
  var nextSpace: UInt32 = 1
  /// What the OOM killer has done.
  public internal(set) var outOfMemory = OutOfMemoryHistory()
  /// For whom the kernel works, where that is not who runs.
  var caller: Process?
  /// What the kernel does goes through the memory of all processes. Linux: `OOM_FLAG_ORIGIN`.
  var touchesAllMemory = false

  public let machine: Machine
  public var pages: PageMap { core.pages }
  public let allocator: PageAllocator
  public var slabs: SlabAllocator { core.slabs }
  public var files: FileTable { core.files }
  public var lists: PageLists { core.lists }
  public var rules: KernelRules { core.rules }
  public var layout: KernelLayout { core.layout }
  public var tables: PageTables { core.tables }
  public var commit: CommitCharge { core.commit }
  public var anonymousMemory: AnonymousMemory { core.anonymous }
  /// The frame that every untouched private page reads. Linux: `empty_zero_page`.
  public var zeroFrame: PageFrameNumber { core.zeroFrame }

  /// The sysctls that address spaces, reclaim and the OOM killer obey; a change takes effect at the next call.
  public var settings: KernelSettings {
    get { core.settings }
    set { core.settings = newValue }
  }

  /// Boots: builds the machine, lays out memory, turns paging on and starts the first process.
  ///
  /// - Throws: `BootFailure` for a configuration that makes no machine.
  public init(_ configuration: KernelConfiguration = KernelConfiguration()) throws(BootFailure) {
    self.configuration = configuration
    let rules = KernelRules(configuration.version)
    guard
      var parameters = BootParameters(
        memory: configuration.memory, usesPAE: configuration.usesPAE, rules: rules)
    else {
      throw .memorySize(
        configuration.memory, allowed: MemoryMap.sizes(usesPAE: configuration.usesPAE))
    }
    parameters.usesPSE = configuration.usesLargePages
    try configuration.checkLowMemory()
    let options = configuration.layoutOptions
    parameters.lowMemoryLimit = PageFrameNumber(
      rawValue: UInt32(WindowBounds(options).mostLowFrames))
    boot = BootLayout(parameters)
    let layout = KernelLayout(options, lowFrameCount: boot.lowMemoryEnd.index)
    // The firmware's tables lie in the last frames of RAM below the PCI hole.
    let frameCount = max(boot.maxFrame.index, Int(min(configuration.memory, 3 << 30) >> 12))
    let wanted = KernelCore.hostByteCount(frameCount: frameCount)
    guard HostMemory.hasRoom(for: wanted) else { throw .hostRefuses(byteCount: wanted) }
    let memory = PhysicalMemory(frameCount: frameCount)
    let tracer = Tracer()
    self.tracer = tracer
    let machine = Machine(
      memory: memory, tlb: configuration.tlb,
      physicalAddressBits: configuration.usesPAE ? 40 : 36, relay: TracerRelay(tracer))
    var firstTables = KernelTables(memory: memory, boot: boot, layout: layout)
    let directory = firstTables.build()
    KernelSegments.load(machine, boot)
    Self.turnPagingOn(machine, directory, configuration)
    self.machine = machine
    let pages = PageMap(frameCount: boot.maxFrame.index)
    let allocator = PageAllocator(pages: pages, memory: memory, boot: boot, tracer: tracer)
    self.allocator = allocator
    let slabs = SlabAllocator(pages: allocator)
    core = KernelCore(
      machine: machine, tracer: tracer, rules: rules, layout: layout, pages: pages,
      allocator: allocator, slabs: slabs, zeroFrame: boot.zeroPageFrame,
      kernelDirectory: directory, configuration: configuration)
    vmalloc = VmallocSpace(core: core, range: layout.vmalloc)
    permanentMap = PermanentMap(
      core: core, range: layout.permanentMaps, slotCount: layout.permanentSlotCount)
    fixedMap = FixedMap(core: core)
    core.tables.useWindow(fixedMap)
    allocator.freeInitialMemory()
    core.commit.totalPages = allocator.managedPageCount
    let first = try Self.startFirstProcess(core, processes)
    current = first
    currentID = FlatValue(first.id)
    nextSpace = 2
    switchTo(current)
    allocator.pressure = self
    try? fixedMap.set(3, to: PageFrameNumber(rawValue: 0xfee00), .uncached)
    try? fixedMap.set(4, to: PageFrameNumber(rawValue: 0xfec00), .uncached)
  }

  /// Linux's register values on i386.
  private static func turnPagingOn(
    _ machine: Machine, _ directory: PhysicalAddress, _ configuration: KernelConfiguration
  ) {
    var controls = machine.controls
    controls.cr0 = .linux
    controls.cr4 = .linux
    if !configuration.usesLargePages { controls.cr4.remove(.pageSizeExtensions) }
    if configuration.usesPAE {
      controls.cr4.insert(.physicalAddressExtension)
      controls.efer.insert(.noExecute)
    }
    controls.cr3 = UInt32(directory.rawValue)
    do throws(GeneralProtection) {
      try machine.setControls(controls)
    } catch {
      kernelBug("the first tables do not suit the chip: \(error.cause)")
    }
  }

  /// Who is told of every event, the machine's included. Nobody costs nothing.
  public var observer: (any KernelObserver)? {
    get { tracer.observer }
    set {
      tracer.observer = newValue
      machine.isRelayed = newValue != nil
    }
  }

  /// The process with that number.
  public func process(_ id: ProcessID) -> Process? { processes[id] }
}

/// Passes the machine's events on as the kernel's.
private final class TracerRelay: MachineRelay {
  private let tracer: Tracer

  init(_ tracer: Tracer) { self.tracer = tracer }

  override func pass(_ event: HardwareEvent) { tracer.pass(event) }
}

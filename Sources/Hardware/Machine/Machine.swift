/// The chip: control registers, the walk through the tables in RAM, and the TLB in front of it.
///
/// `access(_:_:_:)` is what the chip does, with all its effects; `translate(_:_:_:)` looks at the
/// same things and changes nothing. Both answer from the tables that lie in `memory` at CR3.
public final class Machine {
  public let memory: PhysicalMemory
  public let tlb: TranslationLookasideBuffer
  /// The width of a physical address (MAXPHYADDR), 32 to 52. Bits above it are reserved.
  public let physicalAddressBits: Int
  /// The four directory pointers of PAE, read when CR3 is loaded.
  let pointerRegisters = FlatTable<4, PageTableEntry>.filled(with: .none)
  let rightsTable = RightsTable()
  let directoryCache: DirectoryCache
  let state: FlatValue<MachineState>
  private var segmentUnit: SegmentUnit?
  private let relay: MachineRelay

  /// Builds a chip at power-on: paging is off, the TLB empty.
  ///
  /// - Parameters:
  ///   - physicalAddressBits: 32 for a chip without PSE-36, 36 for the Pentium Pro to the Pentium 4,
  ///     40 for later ones.
  ///   - relay: who is told of each micro-step while `isRelayed`; nil for a machine that has an
  ///     observer instead.
  public init(
    memory: PhysicalMemory, tlb: TLBGeometry = .p6, physicalAddressBits: Int = 36,
    relay: MachineRelay? = nil
  ) {
    precondition((32...52).contains(physicalAddressBits))
    self.memory = memory
    self.relay = relay ?? ObserverRelay()
    self.tlb = TranslationLookasideBuffer(geometry: tlb)
    self.physicalAddressBits = physicalAddressBits
    directoryCache = DirectoryCache(lineCount: tlb.directoryLineCount)
    state = FlatValue(MachineState(physicalAddressBits: physicalAddressBits))
    update()
  }

  /// Who is told of each micro-step, and kept so long. With nobody listening no event is even built.
  public var observer: (any MachineObserver)? {
    get { (relay as? ObserverRelay)?.observer.value }
    set {
      guard let relay = relay as? ObserverRelay else {
        preconditionFailure("the machine was built for somebody else to listen")
      }
      relay.observer.value = newValue
      isRelayed = newValue != nil
    }
  }

  /// Whether the relay that the machine was built with is told of each micro-step.
  public var isRelayed: Bool {
    get { state.value.isObserved }
    set {
      state.value.isObserved = newValue
      update()
    }
  }

  /// The table with which a walk begins: CR3's directory, or PAE's four pointers.
  public var directory: PhysicalAddress {
    PhysicalAddress(rawValue: state.value.directoryBase)
  }

  /// The segment registers and descriptor tables.
  public var segments: SegmentUnit {
    if let segmentUnit { return segmentUnit }
    let unit = SegmentUnit(self)
    segmentUnit = unit
    return unit
  }

  /// Power-on: registers as at the start, TLB and ledger empty. RAM keeps its contents.
  public func reset() {
    let isObserved = isObserved
    state.value = MachineState(physicalAddressBits: physicalAddressBits)
    state.value.isObserved = isObserved
    for index in pointerRegisters.indices { pointerRegisters[index] = .none }
    tlb.reset()
    directoryCache.dropAll()
    segmentUnit = nil
    update()
  }

  /// Becomes what another machine of the same make is, RAM included. Who listens stays.
  ///
  /// - Complexity: O(frames that were written)
  public func take(_ other: Machine) {
    memory.take(other.memory)
    let isObserved = isObserved
    state.value = other.state.value
    state.value.isObserved = isObserved
    pointerRegisters.take(other.pointerRegisters)
    tlb.take(other.tlb)
    directoryCache.take(other.directoryCache)
    segmentUnit = nil
    if let unit = other.segmentUnit { segments.take(unit) }
    update()
  }

  /// Works out everything that follows from the registers and from being observed.
  func update() {
    state.value.update(
      physicalAddressBits: physicalAddressBits, hasDirectoryCache: directoryCache.lineCount > 0)
    rightsTable.update(controls)
    tlb.updatePasses(rightsTable, isObserved: isObserved)
    tlb.setLargePages(shift: rules.isPAE ? 21 : 22)
  }

  @inline(__always)
  func emit(_ event: @autoclosure () -> HardwareEvent) {
    if _slowPath(isObserved) { relay.pass(event()) }
  }
}

/// What of a machine changes.
struct MachineState: BitwiseCopyable {
  var controls = ControlRegisters()
  /// How an access begins that no line was guessed for.
  var way = Way.full
  var isObserved = false
  /// CR3's table.
  var directoryBase: UInt64 = 0
  /// What the registers mean for a walk, worked out whenever they change.
  var rules: WalkRules
  var ledger = Ledger()
  /// Faults of reads and writes, and of fetches.
  var dataFaultCount = 0
  var fetchFaultCount = 0
  /// How many entries walks did not read, of two for each.
  var unreadEntryCount = 0

  /// Power-on.
  init(physicalAddressBits: Int) {
    rules = WalkRules(controls, physicalAddressBits: physicalAddressBits)
  }

  enum Way: UInt8 {
    /// Plain walks may do, of one kind or the other.
    case twoLevel, pae
    /// Paging is off, or there is more to do: steps to tell, directory entries to remember.
    case full

    @inline(__always) var isPlain: Bool { self != .full }
  }

  /// Works out what follows from the registers and from being observed.
  mutating func update(physicalAddressBits: Int, hasDirectoryCache: Bool) {
    rules = WalkRules(controls, physicalAddressBits: physicalAddressBits)
    directoryBase = UInt64(controls.cr3 & (rules.isPAE ? ~0x1f : ~0xfff))
    let isPlain = rules.isEnabled && !isObserved && !hasDirectoryCache
    way = !isPlain ? .full : rules.isPAE ? .pae : .twoLevel
  }
}

extension Machine {
  /// The registers as they stand; `setControls(_:)` and its relatives change them.
  public var controls: ControlRegisters {
    @inline(__always) get { state.value.controls }
  }

  /// The four directory pointers of PAE, as they were when CR3 was loaded.
  public var pointers: InlineArray<4, PageTableEntry> {
    InlineArray { pointerRegisters[$0] }
  }

  /// The directory entries that the chip remembers, with the first address that each is for, the
  /// one used longest ago first. None without a cache of them.
  public var rememberedDirectoryEntries: [(VirtualAddress, PageTableEntry)] {
    directoryCache.entriesByUse
  }

  /// What accesses have cost since the machine was built.
  ///
  /// - Complexity: O(lines of the TLB): part of it is worked out from the slots' counts.
  public var ledger: Ledger {
    let state = state.value
    var ledger = state.ledger
    ledger.faultCount = state.dataFaultCount + state.fetchFaultCount
    ledger.dataWalkCount = tlb.walkFillCount(.data) + state.dataFaultCount
    ledger.fetchWalkCount = tlb.walkFillCount(.instruction)
    if tlb.isUnified {
      ledger.dataWalkCount += state.fetchFaultCount
    } else {
      ledger.fetchWalkCount += state.fetchFaultCount
    }
    ledger.entryReadCount = 2 * ledger.walkCount - state.unreadEntryCount
    return ledger
  }

  @inline(__always) var isObserved: Bool { state.value.isObserved }
  @inline(__always) var rules: WalkRules { state.value.rules }
}

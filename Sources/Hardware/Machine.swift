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
  let pointers = FlatStorage<PageTableEntry>(count: 4)
  let rightsTable = RightsTable()
  let state: FlatValue<MachineState>
  private weak var receiver: (any MachineObserver)?

  /// Builds a chip at power-on: paging is off, the TLB empty.
  ///
  /// - Parameter physicalAddressBits: 32 for a chip without PSE-36, 36 for the Pentium Pro to the
  ///   Pentium 4, 40 for later ones.
  public init(
    memory: PhysicalMemory, tlb: TLBGeometry = .p6, physicalAddressBits: Int = 36
  ) {
    precondition((32...52).contains(physicalAddressBits))
    self.memory = memory
    self.tlb = TranslationLookasideBuffer(geometry: tlb)
    self.physicalAddressBits = physicalAddressBits
    state = FlatValue(MachineState(physicalAddressBits: physicalAddressBits))
    rightsTable.update(controls)
  }

  /// Who is told of each micro-step. With nobody listening no event is even built.
  public var observer: (any MachineObserver)? {
    get { receiver }
    set {
      receiver = newValue
      state.value.isObserved = newValue != nil
      tlb.updatePasses(rightsTable, isObserved: isObserved)
    }
  }

  /// The table with which a walk begins: CR3's directory, or PAE's four pointers.
  public var directory: PhysicalAddress {
    PhysicalAddress(rawValue: UInt64(controls.cr3 & (rules.isPAE ? ~0x1f : ~0xfff)))
  }

  /// Power-on: registers as at the start, TLB and ledger empty. RAM keeps its contents.
  public func reset() {
    let isObserved = isObserved
    state.value = MachineState(physicalAddressBits: physicalAddressBits)
    state.value.isObserved = isObserved
    rightsTable.update(controls)
    for index in pointers.indices { pointers[index] = .none }
    tlb.reset()
    tlb.setLargePages(shift: 22)
  }

  @inline(__always)
  func emit(_ event: @autoclosure () -> HardwareEvent) {
    if isObserved { deliver(event()) }
  }

  @inline(never)
  func deliver(_ event: HardwareEvent) { receiver?.machineDid(event) }
}

/// What of a machine changes.
struct MachineState: BitwiseCopyable {
  var controls = ControlRegisters()
  var ledger = Ledger()
  var isObserved = false
  /// What the registers mean for a walk, worked out whenever they change.
  var rules: WalkRules

  /// Power-on.
  init(physicalAddressBits: Int) {
    rules = WalkRules(controls, physicalAddressBits: physicalAddressBits)
  }
}

extension Machine {
  /// The registers as they stand; `setControls(_:)` and its relatives change them.
  public var controls: ControlRegisters {
    @inline(__always) get { state.value.controls }
  }

  /// One of the four directory pointers of PAE, 0 to 3, as it was when CR3 was loaded.
  public func pointer(_ index: Int) -> PageTableEntry { pointers[index] }

  /// What accesses have cost since the machine was built or the ledger was cleared.
  public var ledger: Ledger { state.value.ledger }

  @inline(__always) var isObserved: Bool { state.value.isObserved }
  @inline(__always) var rules: WalkRules { state.value.rules }
}

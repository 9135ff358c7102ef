/// The chip: control registers, the walk through the tables in RAM, and the TLB in front of it.
///
/// `access(_:_:_:)` is what the chip does, with all its effects; `translate(_:_:_:)` looks at the
/// same things and changes nothing. Both answer from the tables that lie in `memory` at CR3.
public final class Machine {
  public let memory: PhysicalMemory
  public let tlb: TranslationLookasideBuffer
  /// The width of a physical address (MAXPHYADDR), 32 to 52. Bits above it are reserved.
  public let physicalAddressBits: Int
  /// The registers as they stand; `setControls(_:)` and its relatives change them.
  public internal(set) var controls = ControlRegisters()
  /// The four directory pointers of PAE, read when CR3 is loaded.
  public internal(set) var pointers = InlineArray<4, PageTableEntry>(repeating: .none)
  /// What accesses have cost since the machine was built or the ledger was cleared.
  public internal(set) var ledger = Ledger()

  // What the walk needs, derived from the registers whenever they change.
  var rightsTable: RightsTable
  var rules: WalkRules

  private(set) var isObserved = false
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
    rightsTable = RightsTable(controls)
    rules = WalkRules(controls, physicalAddressBits: physicalAddressBits)
  }

  /// Who is told of each micro-step. With nobody listening no event is even built.
  public var observer: (any MachineObserver)? {
    get { receiver }
    set {
      receiver = newValue
      isObserved = newValue != nil
      tlb.keepsGuesses = !isObserved
    }
  }

  /// The table with which a walk begins: CR3's directory, or PAE's four pointers.
  public var directory: PhysicalAddress {
    PhysicalAddress(rawValue: UInt64(controls.cr3 & (rules.isPAE ? ~0x1f : ~0xfff)))
  }

  /// Power-on: registers as at the start, TLB and ledger empty. RAM keeps its contents.
  public func reset() {
    controls = ControlRegisters()
    pointers = InlineArray(repeating: .none)
    ledger = Ledger()
    rightsTable = RightsTable(controls)
    rules = WalkRules(controls, physicalAddressBits: physicalAddressBits)
    tlb.reset()
    tlb.setLargePages(shift: 22)
  }

  @inline(__always)
  func emit(_ event: @autoclosure () -> HardwareEvent) {
    if isObserved { deliver(event()) }
  }

  @inline(never)
  private func deliver(_ event: HardwareEvent) { receiver?.machineDid(event) }
}

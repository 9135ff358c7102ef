import Hardware

/// Addresses whose purpose is fixed when the kernel is built. Linux: `enum fixed_addresses`.
///
/// Slot i lies i pages below the top; slot 0, the hole, is never mapped.
///
/// 1. The hole has no entry.
/// 2. Of a CPU's kmap slots the first `temporaryDepth` have entries, the others none.
public final class FixedMap {
  let core: KernelCore
  // What every temporary kmap goes through: one step away instead of two.
  let machine: Machine
  let tables: PageTables
  let tracer: Tracer
  let kernelBits: PageTableEntry.Bits
  /// Kmap slots for each CPU. Linux: `KM_TYPE_NR`, `KM_MAX_IDX`.
  public let slotsPerCPU: Int
  /// How many of this CPU's kmap slots are in use: they are a stack.
  public var temporaryDepth: Int { depth.value }
  let depth = FlatValue(0)
  /// Open temporary kmaps of tasks that do not run now, the outermost first.
  var suspended: [ProcessID: [PageFrameNumber]] = [:]

  /// The slots of a running kernel from the top down.
  public let slots: [FixedSlot]
  /// Those that only boot uses.
  public let bootSlots: [FixedSlot]
  private let namedCount: Int
  /// The entry of the outermost kmap slot; those further in lie before it. Linux: `kmap_pte`.
  let temporaryEntries: PhysicalAddress

  init(core: KernelCore) {
    self.core = core
    machine = core.machine
    tables = core.tables
    tracer = core.tracer
    let bits: PageTableEntry.Bits = [.present, .writable, .accessed, .dirty, .global]
    kernelBits = core.tables.usesPAE ? bits.union(.noExecute) : bits
    slotsPerCPU = core.layout.options.slotsPerCPU
    let all = core.layout.fixedSlots
    slots = all.filter { !$0.isBootOnly }
    bootSlots = all.filter(\.isBootOnly)
    namedCount = all.last?.indices.upperBound ?? 0
    temporaryEntries = Self.place(of: Self.temporaryAddress(at: 0), core)
  }

  /// Becomes what that of another kernel is.
  func take(_ other: FixedMap) {
    depth.value = other.depth.value
    suspended = other.suspended
  }

  /// The address of a slot. Linux: `fix_to_virt`.
  public static func address(of index: Int) -> VirtualAddress {
    KernelLayout.fixmapTop - UInt32(index) << 12
  }

  /// The slot of an address. Linux: `virt_to_fix`.
  public static func index(of address: VirtualAddress) -> Int {
    Int((KernelLayout.fixmapTop - address.pageBase) >> 12)
  }

  /// The named slot that an index belongs to.
  public func slot(at index: Int) -> FixedSlot? {
    slots.first { $0.indices.contains(index) } ?? bootSlots.first { $0.indices.contains(index) }
  }

  /// The entry of a slot.
  public func entry(of index: Int) -> PageTableEntry {
    core.tables.entry(of: Self.address(of: index), in: core.tables.kernelDirectory)
  }

  /// Maps a frame at a slot, or clears the slot. Linux: `set_fixmap`, `clear_fixmap`.
  ///
  /// - Throws: `EINVAL` for the hole, for kmap slots, which are a stack, for indices that have no
  ///   slot, and for frames that an entry cannot name.
  public func set(
    _ index: Int, to frame: PageFrameNumber?, _ protection: FixedProtection = .normal
  ) throws(Refusal) {
    guard index > 0, let slot = slot(at: index) else {
      throw Refusal(.invalidArgument, .noSlot(index, end: namedCount))
    }
    guard slot.index != KernelLayout.firstTemporarySlot else {
      throw Refusal(.invalidArgument, .temporarySlot(index))
    }
    var entry = PageTableEntry.none
    if let frame {
      guard frame.base.rawValue < core.tables.physicalEnd else {
        throw Refusal(.invalidArgument, .badDevice(frame.base))
      }
      entry = PageTableEntry(frame: frame, bits(of: protection))
    }
    setEntry(entry, index)
  }

  private func bits(of protection: FixedProtection) -> PageTableEntry.Bits {
    switch protection {
    case .normal, .device: kernelBits
    case .uncached: kernelBits.union([.cacheDisabled, .writeThrough])
    case .readOnly: kernelBits.subtracting(.writable)
    }
  }

  private func setEntry(_ entry: PageTableEntry, _ index: Int) {
    core.tracer.enter(.setFixmap)
    defer { core.tracer.leave(.setFixmap) }
    let address = Self.address(of: index)
    core.tables.set(entry, at: Self.place(of: address, core), for: address)
    core.machine.invalidate(address)
    core.tracer.emit(.window(.fixmapSet(address, entry)))
  }

  /// Boot made the tables, and nobody takes them away.
  private static func place(of address: VirtualAddress, _ core: KernelCore) -> PhysicalAddress {
    guard let place = core.tables.entryPlace(of: address, in: core.tables.kernelDirectory) else {
      kernelBug("the fixmap has no page table at \(address)")
    }
    return place
  }
}

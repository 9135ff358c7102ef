import Hardware

/// Addresses whose purpose is fixed when the kernel is built. Linux: `enum fixed_addresses`.
///
/// Slot i lies i pages below the top; slot 0, the hole, is never mapped.
public final class FixedMap {
  let core: KernelCore
  /// Kmap slots for each CPU. Linux: `KM_TYPE_NR`, `KM_MAX_IDX`.
  public let slotsPerCPU: Int
  /// How many of this CPU's kmap slots are in use: they are a stack.
  public private(set) var temporaryDepth = 0

  /// A named slot or a run of them.
  public struct Slot: Hashable, Sendable {
    public var name: String
    public var index: Int
    public var count: Int
  }

  /// The slots from the top down.
  public let slots: [Slot]

  init(core: KernelCore) {
    self.core = core
    let isOld = core.rules.version == .v5_10
    slotsPerCPU = isOld ? 20 : 16
    let cpus = core.layout.name == .linux61 ? 32 : 8
    let kmapCount = slotsPerCPU * cpus
    slots = [
      Slot(name: "FIX_HOLE", index: 0, count: 1),
      Slot(name: "FIX_DBGP_BASE", index: 1, count: 1),
      Slot(name: "FIX_EARLYCON_MEM_BASE", index: 2, count: 1),
      Slot(name: "FIX_APIC_BASE", index: 3, count: 1),
      Slot(name: "FIX_IO_APIC_BASE_0", index: 4, count: 64),
      Slot(name: "FIX_KMAP_BEGIN", index: Self.firstKmapSlot, count: kmapCount),
      Slot(name: "FIX_PCIE_MCFG", index: Self.firstKmapSlot + kmapCount, count: 1),
      Slot(name: "FIX_APEI_GHES_IRQ", index: Self.firstKmapSlot + kmapCount + 1, count: 1),
      Slot(name: "FIX_APEI_GHES_NMI", index: Self.firstKmapSlot + kmapCount + 2, count: 1),
    ]
  }

  static let firstKmapSlot = 68

  /// The address of a slot. Linux: `fix_to_virt`.
  public static func address(of index: Int) -> VirtualAddress {
    KernelLayout.fixmapTop - UInt32(index) << 12
  }

  /// The slot of an address. Linux: `virt_to_fix`.
  public static func index(of address: VirtualAddress) -> Int {
    Int((KernelLayout.fixmapTop - address.pageBase) >> 12)
  }

  /// The named slot that an index belongs to.
  public func slot(at index: Int) -> Slot? {
    slots.first { $0.index <= index && index < $0.index + $0.count }
  }

  /// Maps a frame at a slot, or clears the slot. Linux: `set_fixmap`, `clear_fixmap`.
  ///
  /// - Throws: `EINVAL` for the hole and for indices that have no slot.
  public func set(
    _ index: Int, to frame: PageFrameNumber?, uncached: Bool = false
  ) throws(Refusal) {
    guard index > 0, slot(at: index) != nil else {
      throw Refusal(.invalidArgument, .noSlot(index))
    }
    var entry = PageTableEntry.none
    if let frame {
      var bits: PageTableEntry.Bits = [.present, .writable, .accessed, .dirty, .global]
      if uncached { bits.formUnion([.cacheDisabled, .writeThrough]) }
      if core.tables.usesPAE { bits.insert(.noExecute) }
      entry = PageTableEntry(frame: frame, bits)
    }
    setEntry(entry, index)
  }

  private func setEntry(_ entry: PageTableEntry, _ index: Int) {
    core.tracer.enter(.setFixmap)
    defer { core.tracer.leave(.setFixmap) }
    let address = Self.address(of: index)
    guard let place = core.tables.entryPlace(of: address, in: core.tables.kernelDirectory) else {
      kernelBug("the fixmap has no page table at \(address)")
    }
    core.tables.set(entry, at: place, for: address)
    core.machine.invalidate(address)
    core.tracer.emit(.window(.fixmapSet(address, entry)))
  }

  // MARK: Temporary kmaps

  /// Gives a frame an address until the matching `unmapTemporary`. Linux: `kmap_atomic`.
  ///
  /// - Throws: `EBUSY` when this CPU's slots are all in use; Linux stops with BUG there.
  public func mapTemporary(_ frame: PageFrameNumber) throws(Refusal) -> VirtualAddress {
    if let direct = core.layout.directAddress(of: frame) { return direct }
    guard temporaryDepth < slotsPerCPU else {
      throw Refusal(.busy, .noWindow(UInt32(slotsPerCPU)))
    }
    let index = Self.firstKmapSlot + temporaryDepth
    var bits: PageTableEntry.Bits = [.present, .writable, .accessed, .dirty, .global]
    if core.tables.usesPAE { bits.insert(.noExecute) }
    temporaryDepth += 1
    let address = Self.address(of: index)
    guard let place = core.tables.entryPlace(of: address, in: core.tables.kernelDirectory) else {
      kernelBug("the fixmap has no page table at \(address)")
    }
    core.tables.set(PageTableEntry(frame: frame, bits), at: place, for: address)
    return address
  }

  /// Ends the temporary mapping made last. Linux: `kunmap_atomic`.
  ///
  /// - Throws: `EINVAL` when the address is not the one mapped last: they nest.
  public func unmapTemporary(_ address: VirtualAddress) throws(Refusal) {
    if address >= KernelLayout.pageOffset, address < core.layout.highMemory { return }
    guard temporaryDepth > 0,
      Self.index(of: address) == Self.firstKmapSlot + temporaryDepth - 1
    else {
      let last = Self.address(of: Self.firstKmapSlot + max(0, temporaryDepth - 1))
      throw Refusal(.invalidArgument, .unbalanced(last: last))
    }
    temporaryDepth -= 1
    setEntry(.none, Self.firstKmapSlot + temporaryDepth)
  }
}

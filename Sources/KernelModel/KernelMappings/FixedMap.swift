import Hardware

/// Addresses whose purpose is fixed when the kernel is built. Linux: `enum fixed_addresses`.
///
/// Slot i lies i pages below the top; slot 0, the hole, is never mapped.
///
/// 1. The hole has no entry.
/// 2. Of a CPU's kmap slots the first `temporaryDepth` have entries, the others none.
public final class FixedMap {
  let core: KernelCore
  /// Kmap slots for each CPU. Linux: `KM_TYPE_NR`, `KM_MAX_IDX`.
  public let slotsPerCPU: Int
  /// How many of this CPU's kmap slots are in use: they are a stack.
  public var temporaryDepth: Int { figures.value.depth }
  /// How many temporary kmaps of high frames were made so far.
  public var temporaryMapCount: UInt64 { figures.value.mapCount }
  private let figures = FlatValue(Figures())
  /// Open temporary kmaps of tasks that do not run now, the outermost first.
  var suspended: [ProcessID: [PageFrameNumber]] = [:]

  /// The slots of a running kernel from the top down.
  public let slots: [FixedSlot]
  /// Those that only boot uses.
  public let bootSlots: [FixedSlot]
  private let namedCount: Int
  /// The entry of the outermost kmap slot; those further in lie before it. Linux: `kmap_pte`.
  private let temporaryEntries: PhysicalAddress

  private struct Figures: BitwiseCopyable {
    var depth = 0
    var mapCount: UInt64 = 0
  }

  init(core: KernelCore) {
    self.core = core
    slotsPerCPU = core.layout.temporarySlotCount
    let all = core.layout.fixedSlots
    slots = all.filter { !$0.isBootOnly }
    bootSlots = all.filter(\.isBootOnly)
    namedCount = all.last?.indices.upperBound ?? 0
    temporaryEntries = Self.place(of: Self.temporaryAddress(at: 0), core)
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
  /// - Throws: `EINVAL` for the hole, for kmap slots, which are a stack, and for indices that have
  ///   no slot.
  public func set(
    _ index: Int, to frame: PageFrameNumber?, uncached: Bool = false
  ) throws(Refusal) {
    guard index > 0, let slot = slot(at: index) else {
      throw Refusal(.invalidArgument, .noSlot(index, end: namedCount))
    }
    guard slot.index != KernelLayout.firstTemporarySlot else {
      throw Refusal(.invalidArgument, .temporarySlot(index))
    }
    var entry = PageTableEntry.none
    if let frame {
      entry = PageTableEntry(frame: frame, kernelBits)
      if uncached { entry = entry.setting([.cacheDisabled, .writeThrough]) }
    }
    setEntry(entry, index)
  }

  private var kernelBits: PageTableEntry.Bits {
    let bits: PageTableEntry.Bits = [.present, .writable, .accessed, .dirty, .global]
    return core.tables.usesPAE ? bits.union(.noExecute) : bits
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

// MARK: Temporary kmaps

extension FixedMap {
  @inline(__always)
  private func temporaryPlace(_ depth: Int) -> PhysicalAddress {
    PhysicalAddress(
      rawValue: temporaryEntries.rawValue &- UInt64(truncatingIfNeeded: depth)
        &* core.tables.entrySize)
  }

  /// The address of this CPU's kmap slot of a depth, 0 for the outermost.
  public static func temporaryAddress(at depth: Int) -> VirtualAddress {
    VirtualAddress(
      rawValue: address(of: KernelLayout.firstTemporarySlot).rawValue
        &- UInt32(truncatingIfNeeded: depth) &<< 12)
  }

  /// The frames of the open temporary kmaps, the outermost first.
  public var temporaryFrames: [PageFrameNumber] {
    (0..<temporaryDepth).map { entry(of: KernelLayout.firstTemporarySlot + $0).frame }
  }

  /// Gives a frame an address until the matching `unmapTemporary`. Linux: `kmap_atomic`.
  ///
  /// A slot that was just emptied was flushed then, so that filling it needs no flush.
  /// - Throws: `EBUSY` when this CPU's slots are all in use; Linux stops with BUG there.
  /// - Complexity: O(1)
  @inline(__always)
  public func mapTemporary(_ frame: PageFrameNumber) throws(Refusal) -> VirtualAddress {
    if let direct = core.layout.directAddress(of: frame) { return direct }
    let depth = figures.value.depth
    guard _fastPath(depth < slotsPerCPU) else {
      throw Refusal(.busy, .temporarySlotsUsedUp(slotsPerCPU))
    }
    if _fastPath(!core.tracer.isObserved) { push(frame, depth) } else { pushObserved(frame, depth) }
    return Self.temporaryAddress(at: depth)
  }

  @inline(__always)
  private func push(_ frame: PageFrameNumber, _ depth: Int) {
    core.tables.set(
      PageTableEntry(frame: frame, kernelBits), at: temporaryPlace(depth),
      for: Self.temporaryAddress(at: depth))
    figures.value.depth = depth &+ 1
    figures.value.mapCount &+= 1
  }

  @inline(never)
  private func pushObserved(_ frame: PageFrameNumber, _ depth: Int) {
    core.tracer.enter(.kmapAtomic)
    defer { core.tracer.leave(.kmapAtomic) }
    push(frame, depth)
    core.tracer.emit(
      .window(
        .temporaryMapped(Self.temporaryAddress(at: depth), frame: frame, depth: UInt8(depth + 1))))
  }

  /// Ends the temporary mapping made last. Linux: `kunmap_atomic`.
  ///
  /// - Throws: `EINVAL` when the address is not the one mapped last: they nest.
  /// - Complexity: O(1)
  @inline(__always)
  public func unmapTemporary(_ address: VirtualAddress) throws(Refusal) {
    if address >= KernelLayout.pageOffset, address < core.layout.highMemory { return }
    let depth = figures.value.depth &- 1
    guard _fastPath(depth >= 0 && address.pageBase == Self.temporaryAddress(at: depth)) else {
      throw unbalanced(address, depth)
    }
    if _fastPath(!core.tracer.isObserved) { pop(depth) } else { popObserved(depth) }
  }

  @inline(__always)
  private func pop(_ depth: Int) {
    let address = Self.temporaryAddress(at: depth)
    core.tables.set(.none, at: temporaryPlace(depth), for: address)
    core.machine.invalidate(address)
    figures.value.depth = depth
  }

  @inline(never)
  private func popObserved(_ depth: Int) {
    core.tracer.enter(.kunmapAtomic)
    defer { core.tracer.leave(.kunmapAtomic) }
    pop(depth)
    core.tracer.emit(
      .window(.temporaryUnmapped(Self.temporaryAddress(at: depth), depth: UInt8(depth))))
  }

  @inline(never)
  private func unbalanced(_ address: VirtualAddress, _ depth: Int) -> Refusal {
    let last = depth < 0 ? nil : Self.temporaryAddress(at: depth)
    return Refusal(.invalidArgument, .unbalanced(address, last: last))
  }

  /// Takes the slots of the task that stops and fills those of the one that goes on.
  ///
  /// Only kernels from 5.11 on let a task sleep with temporary kmaps.
  /// Linux: `__kmap_local_sched_out`, `__kmap_local_sched_in`.
  func switchTask(from old: ProcessID, to new: ProcessID) {
    guard temporaryDepth > 0 || !suspended.isEmpty else { return }
    let open = temporaryFrames
    for depth in open.indices.reversed() {
      try? unmapTemporary(Self.temporaryAddress(at: depth))
    }
    if !open.isEmpty { suspended[old] = open }
    for frame in suspended.removeValue(forKey: new) ?? [] { _ = try? mapTemporary(frame) }
  }

  /// - Complexity: O(slots)
  public func checkInvariants() throws(InvariantViolation) {
    guard !entry(of: 0).isPresent else { throw InvariantViolation("fixmap", 1, "the hole is mapped") }
    for depth in 0..<slotsPerCPU {
      let isMapped = entry(of: KernelLayout.firstTemporarySlot + depth).isPresent
      guard isMapped == (depth < temporaryDepth) else {
        throw InvariantViolation(
          "fixmap", 2,
          "kmap slot \(depth) \(isMapped ? "has an" : "has no") entry at depth \(temporaryDepth)")
      }
    }
  }
}

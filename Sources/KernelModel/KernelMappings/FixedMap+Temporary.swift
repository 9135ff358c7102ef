import Hardware

/// Temporary kmaps: a stack of slots in the fixmap.
///
/// Up to 5.10 it is the CPU's, and nobody else runs while it is not empty; from 5.11 on it is the
/// task's, whose entries go and come with it. Linux: `kmap_atomic_high_prot`; later
/// `__kmap_local_pfn_prot`, `struct kmap_ctrl`.
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
  /// - Throws: `EBUSY` when the slots are all in use; Linux stops with BUG there.
  /// - Complexity: O(1)
  @inline(__always)
  public func mapTemporary(_ frame: PageFrameNumber) throws(Refusal) -> VirtualAddress {
    if let direct = core.layout.directAddress(of: frame) { return direct }
    let depth = figures.value.depth
    guard _fastPath(depth < slotsPerCPU) else {
      throw Refusal(
        .busy, .temporarySlotsUsedUp(slotsPerCPU, ofTask: core.rules.temporaryMapsFollowTask))
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
    let isOfTask = core.rules.temporaryMapsFollowTask
    let function: KernelFunction = isOfTask ? .kmapLocal : .kmapAtomic
    core.tracer.enter(function)
    defer { core.tracer.leave(function) }
    push(frame, depth)
    core.tracer.emit(
      .window(
        .temporaryMapped(
          Self.temporaryAddress(at: depth), frame: frame, depth: UInt8(depth + 1),
          ofTask: isOfTask)))
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
    let isOfTask = core.rules.temporaryMapsFollowTask
    let function: KernelFunction = isOfTask ? .kunmapLocal : .kunmapAtomic
    core.tracer.enter(function)
    defer { core.tracer.leave(function) }
    pop(depth)
    core.tracer.emit(
      .window(
        .temporaryUnmapped(
          Self.temporaryAddress(at: depth), depth: UInt8(depth), ofTask: isOfTask)))
  }

  @inline(never)
  private func unbalanced(_ address: VirtualAddress, _ depth: Int) -> Refusal {
    let last = depth < 0 ? nil : Self.temporaryAddress(at: depth)
    return Refusal(.invalidArgument, .unbalanced(address, last: last))
  }
}

// MARK: With their task

extension FixedMap {
  /// Takes the slots of the task that stops and fills those of the one that goes on.
  ///
  /// Only kernels from 5.11 on let a task stop with temporary kmaps open.
  func switchTask(from old: ProcessID, to new: ProcessID) {
    guard temporaryDepth > 0 || !suspended.isEmpty else { return }
    let open = temporaryFrames
    if !open.isEmpty {
      suspended[old] = open
      takeEntries(of: old)
    }
    guard let coming = suspended.removeValue(forKey: new) else { return }
    core.tracer.enter(.kmapLocalSchedIn)
    defer { core.tracer.leave(.kmapLocalSchedIn) }
    for (depth, frame) in coming.enumerated() { push(frame, depth) }
    core.tracer.emit(
      .window(.temporariesSwitched(new, count: UInt8(coming.count), isLeaving: false)))
  }

  /// Clears the entries of the task on the CPU, the innermost first, each with an INVLPG.
  private func takeEntries(of task: ProcessID) {
    core.tracer.enter(.kmapLocalSchedOut)
    defer { core.tracer.leave(.kmapLocalSchedOut) }
    let count = temporaryDepth
    for depth in (0..<count).reversed() { pop(depth) }
    core.tracer.emit(.window(.temporariesSwitched(task, count: UInt8(count), isLeaving: true)))
  }

  /// Takes what a task leaves open when it ends, and says so. Where the slots are the CPU's they
  /// stay as they are.
  ///
  /// Linux: `kmap_assert_nomap`.
  func forget(_ task: ProcessID, isCurrent: Bool) {
    guard core.rules.temporaryMapsFollowTask else { return }
    let count = isCurrent ? temporaryDepth : suspended[task]?.count ?? 0
    guard count > 0 else { return }
    if isCurrent { takeEntries(of: task) }
    suspended[task] = nil
    core.tracer.emit(.window(.temporariesLost(task, count: UInt8(count))))
  }
}

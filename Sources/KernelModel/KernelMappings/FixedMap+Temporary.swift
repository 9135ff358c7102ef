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
        &* tables.entrySize)
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
    let depth = self.depth.value
    guard _fastPath(depth < slotsPerCPU) else {
      throw usedUp
    }
    if _fastPath(!tracer.isObserved) {
      push(frame, depth, isHeard: false)
    } else {
      pushObserved(frame, depth)
    }
    return Self.temporaryAddress(at: depth)
  }

  @inline(__always)
  private func push(_ frame: PageFrameNumber, _ depth: Int, isHeard: Bool) {
    tables.setKernelEntry(
      PageTableEntry(frame: frame, kernelBits), at: temporaryPlace(depth),
      for: Self.temporaryAddress(at: depth), isHeard: isHeard)
    self.depth.value = depth &+ 1
  }

  @inline(never)
  private func pushObserved(_ frame: PageFrameNumber, _ depth: Int) {
    let isOfTask = core.rules.temporaryMapsFollowTask
    let function: KernelFunction = isOfTask ? .kmapLocal : .kmapAtomic
    tracer.enter(function)
    defer { tracer.leave(function) }
    push(frame, depth, isHeard: true)
    tracer.emit(
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
    let depth = self.depth.value &- 1
    guard _fastPath(depth >= 0 && address.pageBase == Self.temporaryAddress(at: depth)) else {
      throw unbalanced(address, depth)
    }
    if _fastPath(!tracer.isObserved) {
      pop(depth, isHeard: false)
    } else {
      popObserved(depth)
    }
  }

  @inline(__always)
  private func pop(_ depth: Int, isHeard: Bool) {
    let address = Self.temporaryAddress(at: depth)
    tables.setKernelEntry(.none, at: temporaryPlace(depth), for: address, isHeard: isHeard)
    machine.invalidate(address)
    self.depth.value = depth
  }

  @inline(never)
  private func popObserved(_ depth: Int) {
    let isOfTask = core.rules.temporaryMapsFollowTask
    let function: KernelFunction = isOfTask ? .kunmapLocal : .kunmapAtomic
    tracer.enter(function)
    defer { tracer.leave(function) }
    pop(depth, isHeard: true)
    tracer.emit(
      .window(
        .temporaryUnmapped(
          Self.temporaryAddress(at: depth), depth: UInt8(depth), ofTask: isOfTask)))
  }

  @inline(never)
  private var usedUp: Refusal {
    Refusal(.busy, .temporarySlotsUsedUp(slotsPerCPU, ofTask: core.rules.temporaryMapsFollowTask))
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
    tracer.enter(.kmapLocalSchedIn)
    defer { tracer.leave(.kmapLocalSchedIn) }
    for (depth, frame) in coming.enumerated() { push(frame, depth, isHeard: tracer.isObserved) }
    tracer.emit(
      .window(.temporariesSwitched(new, count: UInt8(coming.count), isLeaving: false)))
  }

  /// Clears the entries of the task on the CPU, the innermost first, each with an INVLPG.
  private func takeEntries(of task: ProcessID) {
    tracer.enter(.kmapLocalSchedOut)
    defer { tracer.leave(.kmapLocalSchedOut) }
    let count = temporaryDepth
    for depth in (0..<count).reversed() { pop(depth, isHeard: tracer.isObserved) }
    tracer.emit(.window(.temporariesSwitched(task, count: UInt8(count), isLeaving: true)))
  }

  /// Takes what a task leaves open when it ends, and says so. Where the slots are the CPU's they
  /// stay as they are.
  ///
  /// - Returns: what it took, nil when that is nothing.
  /// Linux: `kmap_assert_nomap`.
  func forget(_ task: ProcessID, isCurrent: Bool) -> LostMaps? {
    guard core.rules.temporaryMapsFollowTask else { return nil }
    let count = isCurrent ? temporaryDepth : suspended[task]?.count ?? 0
    guard count > 0 else { return nil }
    if isCurrent { takeEntries(of: task) }
    suspended[task] = nil
    tracer.emit(.window(.temporariesLost(task, count: UInt8(count))))
    return LostMaps(process: task, count: count)
  }
}

extension FixedMap {
  /// Open temporary kmaps of tasks that do not run now, by task, the outermost first.
  public var suspendedFrames: [(process: ProcessID, frames: [PageFrameNumber])] {
    suspended.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

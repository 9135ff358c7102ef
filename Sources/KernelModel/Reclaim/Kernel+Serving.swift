import Hardware

/// What the allocator asks for when nothing is free.
extension Kernel: MemoryPressure {
  public func wakeReclaimer(order: Int, zoneClass: Zone.Kind) {
    core.wakeBackground(order: order, zoneClass: zoneClass)
  }

  public func reclaim(order: Int, flags: AllocationFlags, zoneClass: Zone.Kind) -> Int {
    let freed = core.reclaimDirectly(order: order, flags: flags, zoneClass: zoneClass)
    // Who found nothing lets others run before it tries again. Linux: `should_reclaim_retry`.
    if freed == 0 { core.reschedule() }
    return freed
  }

  public func reclaimablePages(in zone: Zone.Kind) -> Int { core.reclaimablePages(in: zone) }

  /// Compaction is not modelled: reclaim alone makes runs of pages.
  public func compact(order: Int, flags: AllocationFlags, zoneClass: Zone.Kind) -> Bool { false }

  public func kill(order: Int, flags: AllocationFlags) -> Bool {
    killForMemory(order: order, flags: flags)
  }
}

extension Kernel {
  /// The machine has nothing to do: a command is over. Who was woken runs, who naps wakes up.
  public func rest() {
    core.reschedule()
    core.endNap()
    core.reschedule()
  }
}

/// When the tasks of the kernel run that nobody waits for.
extension KernelCore {
  /// Whoever was woken meanwhile runs: a task goes back to its program, or has worked for a while.
  ///
  /// There is one CPU, and those tasks have slept for longer. Linux: `cond_resched`.
  @inline(__always)
  func reschedule() {
    if background.isWanted { runTasks() }
  }

  @inline(never)
  private func runTasks() {
    // Who reclaims may use the last frames for it. Linux: `PF_MEMALLOC`.
    let context = allocator.context
    allocator.context = .reclaiming
    defer { allocator.context = context }
    if background.isFlusherWoken { flush() }
    if background.isWoken { runBackground() }
  }
}

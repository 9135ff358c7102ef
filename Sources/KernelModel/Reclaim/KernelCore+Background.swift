import Hardware

/// The task that keeps memory free for all. Linux: `kswapd`.
extension KernelCore {
  /// Lets the background reclaimer run once the task that runs leaves the kernel; not where there
  /// is enough free, nor where it has given up. Linux: `wakeup_kswapd`.
  func wakeBackground(order: Int, zoneClass: Zone.Kind) {
    var task = background
    if task.isNapping { allocator.statistics[.lowMarkHitQuickly] += 1 }
    if task.zoneClass.rawValue < zoneClass.rawValue || !task.isWoken { task.zoneClass = zoneClass }
    task.order = max(order, task.isWoken ? task.order : 0)
    guard !task.isHopeless, needsBackground(order: order, zoneClass: zoneClass) else { return }
    (task.isWoken, task.isNapping) = (true, false)
    background = task
  }

  private func needsBackground(order: Int, zoneClass: Zone.Kind) -> Bool {
    !allocator.isBalanced(order: order, upTo: zoneClass)
      || allocator.boosts(upTo: zoneClass).contains { $0 > 0 }
  }

  /// Runs the background reclaimer until the node is balanced, or it gets no further.
  ///
  /// It naps then; who wakes it from that finds the low mark hit again at once.
  func runBackground() {
    let (order, zoneClass) = (background.order, background.zoneClass)
    background.isWoken = false
    var wanted = balance(order: order, zoneClass: zoneClass)
    // Linux: `prepare_kswapd_sleep`. Where a run of pages was wanted single ones are enough now.
    while !background.isHopeless, !allocator.isBalanced(order: wanted, upTo: zoneClass) {
      allocator.statistics[.highMarkHitQuickly] += 1
      wanted = balance(order: 0, zoneClass: zoneClass)
    }
    background.isAllDirty = false
    background.isNapping = !background.isHopeless
  }

  /// The nap is over: where the node is out of balance again, the reclaimer goes on.
  ///
  /// Linux: the second half of `kswapd_try_to_sleep`.
  func endNap() {
    guard background.isNapping else { return }
    background.isNapping = false
    guard !allocator.isBalanced(order: 0, upTo: background.zoneClass) else { return }
    allocator.statistics[.highMarkHitQuickly] += 1
    background.isWoken = true
    background.order = 0
  }

  /// Frees pages until some zone of the class is above its high mark, from 1/4096 of the lists to
  /// half of them. Linux: `balance_pgdat`.
  ///
  /// - Returns: the order that was cared for; 0 once enough is free for compaction.
  private func balance(order: Int, zoneClass: Zone.Kind) -> Int {
    tracer.enter(.balancePgdat)
    defer { tracer.leave(.balancePgdat) }
    allocator.statistics[.pageOutRuns] += 1
    var reclaimer = Reclaimer()
    (reclaimer.isBackground, reclaimer.zoneClass, reclaimer.order) = (true, zoneClass, order)
    let boosts = allocator.boosts(upTo: zoneClass)
    var boostPages = boosts.reduce(0, +)
    let wasBoosted = boostPages > 0
    let isBalanced = reclaimUntilBalanced(&reclaimer, &boostPages)
    if !isBalanced, reclaimer.freedPages == 0 { background.failures += 1 }
    if wasBoosted { allocator.lowerBoosts(boosts) }
    lists.activationsSeen = lists.activations
    tracer.emit(
      .reclaim(
        .rested(freed: UInt32(clamping: reclaimer.freedPages), isBalanced: isBalanced)))
    return reclaimer.order
  }

  /// - Returns: whether the node is balanced.
  private func reclaimUntilBalanced(_ reclaimer: inout Reclaimer, _ boostPages: inout Int) -> Bool {
    let zoneClass = reclaimer.zoneClass
    while true {
      let isBalanced = allocator.isBalanced(order: reclaimer.order, upTo: zoneClass)
      if !isBalanced, boostPages > 0 {
        // The want is real: everything may be done for it, from the beginning.
        boostPages = 0
        reclaimer.priority = ScanRequest.firstPriority
        continue
      }
      if isBalanced, boostPages == 0 { return true }
      reclaimer.maySwap = boostPages == 0
      reclaimer.mayWrite =
        boostPages == 0 || reclaimer.priority < ScanRequest.firstPriority - 2
      ageAnonymous(reclaimer)
      reclaimer.aim = allocator.backgroundAim(upTo: zoneClass)
      reclaimer.takenPages = 0
      let before = reclaimer.freedPages
      shrinkNode(&reclaimer)
      if background.isFlusherWoken { flush() }
      if reclaimer.order > 0,
        reclaimer.freedPages >= PageAllocator.compactionGap(order: reclaimer.order)
      {
        reclaimer.order = 0
      }
      let freed = reclaimer.freedPages - before
      let pass = BackgroundPass(
        priority: reclaimer.priority, boostPages: boostPages, aim: reclaimer.aim,
        takenPages: reclaimer.takenPages, reclaimedPages: freed)
      boostPages = max(0, boostPages - freed)
      switch pass.next {
      case .pass(let priority): reclaimer.priority = priority
      case .givesUp, .leavesBoost: return false
      }
    }
  }

  /// Linux: `age_active_anon`.
  private func ageAnonymous(_ reclaimer: Reclaimer) {
    guard let request = lists.evictable.finalAging(hasSwap: swap.totalSlots > 0) else { return }
    tell(request.list, age(request.list, request.pageCount, reclaimer))
  }
}

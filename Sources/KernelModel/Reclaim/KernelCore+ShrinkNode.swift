import Hardware

/// One pass over the node's lists. Linux: `shrink_node`.
extension KernelCore {
  /// Looks at as much of each list as the priority and the balance of costs say, once or, for a
  /// run of pages, as often as it brings something.
  func shrinkNode(_ reclaimer: inout Reclaimer) {
    tracer.enter(.shrinkNode)
    defer { tracer.leave(.shrinkNode) }
    while true {
      let before = reclaimer.freedPages
      reclaimer.pass = PassCounts()
      let request = shrinkLists(&reclaimer)
      let freed = reclaimer.freedPages - before
      if reclaimer.isBackground,
        reclaimer.pass.unwrittenFilePages == reclaimer.pass.filePages
      {
        background.isAllDirty = true
      }
      if freed > 0 { background.failures = 0 }
      tracer.emit(
        .reclaim(
          .passed(
            isBackground: reclaimer.isBackground, priority: UInt8(request.priority),
            aim: UInt32(clamping: reclaimer.aim), freed: UInt32(clamping: freed))))
      guard freed > 0, shouldContinue(reclaimer) else { return }
    }
  }

  /// Linux: `shrink_lruvec`, with what `shrink_node` prepares.
  private func shrinkLists(_ reclaimer: inout Reclaimer) -> ScanRequest {
    let all = lists.evictable
    let sides = DeactivatedSides(
      lists: all, activations: lists.activations, seen: lists.activationsSeen,
      isForced: reclaimer.isForced)
    let request = ScanRequest(
      priority: reclaimer.priority, swappiness: settings.swappiness,
      maySwap: reclaimer.maySwap, freeSwapSlots: swap.freeSlots, costs: lists.costs,
      cache: CacheVerdict(
        priority: reclaimer.priority, lists: all, freePages: allocator.freePageCount,
        highMarks: allocator.boostedHighMarks, deactivating: sides))
    var rounds = ScanRounds(
      targets: request.targets(of: evictable(upTo: reclaimer.zoneClass)), aim: reclaimer.aim,
      deactivating: sides, priority: reclaimer.priority, isDirect: !reclaimer.isBackground)
    while let next = rounds.next() { rounds.note(carryOut(next, &reclaimer)) }
    reclaimer.freedPages += rounds.reclaimedPages
    if rounds.hasPassedOver { reclaimer.hasPassedOver = true }
    if let last = lists.evictable.finalAging(hasSwap: swap.totalSlots > 0) {
      _ = carryOut(last, &reclaimer)
    }
    return request
  }

  /// Pages on the lists in the zones that a request of a class may use.
  ///
  /// Linux: `lruvec_lru_size`.
  func evictable(upTo zoneClass: Zone.Kind) -> EvictableCounts {
    var counts = EvictableCounts()
    for zone in Zone.Kind.allCases where zone.rawValue <= zoneClass.rawValue {
      counts += lists.evictable(in: zone)
    }
    return counts
  }

  /// Whether to go on for a run of pages: memory is freed until compaction would have room, and it
  /// is not asked for as long as a pass brings anything. Linux: `should_continue_reclaim`.
  private func shouldContinue(_ reclaimer: Reclaimer) -> Bool {
    let order = reclaimer.order
    guard order > 0,
      order > Order.costly || reclaimer.priority < ScanRequest.firstPriority - 2,
      !allocator.couldCompact(order: order, upTo: reclaimer.zoneClass)
    else { return false }
    let lists = lists.evictable
    let inactive = lists.inactiveFile + (swap.freeSlots > 0 ? lists.inactiveAnonymous : 0)
    return inactive > PageAllocator.compactionGap(order: order)
  }
}

import Hardware

/// Reclaim by a task for itself. Linux: `try_to_free_pages`.
extension KernelCore {
  /// Frees 32 pages or more, from 1/4096 of the lists to all of them.
  ///
  /// Where low memory is nearly gone the background reclaimer goes first, and the task waits.
  /// - Returns: pages freed.
  func reclaimDirectly(order: Int, flags: AllocationFlags, zoneClass: Zone.Kind) -> Int {
    tracer.enter(.tryToFreePages)
    defer { tracer.leave(.tryToFreePages) }
    let context = allocator.context
    allocator.context.insert(.reclaiming)
    defer { allocator.context = context }
    throttle(flags)
    var reclaimer = Reclaimer()
    (reclaimer.zoneClass, reclaimer.order) = (zoneClass, order)
    reclaimer.mayUseDevices = flags.contains(.io)
    reclaimer.mayUseFiles = flags.contains(.fs)
    reclaim(&reclaimer)
    if reclaimer.freedPages == 0, reclaimer.hasPassedOver {
      reclaimer.isForced = true
      reclaim(&reclaimer)
    }
    return reclaimer.freedPages
  }

  /// Linux: `do_try_to_free_pages`.
  private func reclaim(_ reclaimer: inout Reclaimer) {
    allocator.countStall(zoneClass: reclaimer.zoneClass)
    reclaimer.priority = ScanRequest.firstPriority
    while reclaimer.priority >= 0 {
      // Where compaction could make the run there is no need to free more.
      if reclaimer.order > Order.costly,
        allocator.couldCompact(order: reclaimer.order, upTo: reclaimer.zoneClass)
      {
        break
      }
      shrinkNode(&reclaimer)
      if background.isFlusherWoken { flush() }
      if reclaimer.freedPages >= reclaimer.aim { break }
      reclaimer.priority -= 1
    }
    lists.activationsSeen = lists.activations
  }

  /// Linux: `throttle_direct_reclaim`.
  private func throttle(_ flags: AllocationFlags) {
    guard flags.contains(.fs), !background.isHopeless,
      allocator.throttlesReclaim(reclaimable: reclaimablePages)
    else { return }
    allocator.statistics[.scanThrottled] += 1
    wakeBackground(order: 0, zoneClass: .normal)
    if background.isWoken { runBackground() }
  }

  /// Pages of a zone that reclaim could free. Linux: `zone_reclaimable_pages`.
  func reclaimablePages(in zone: Zone.Kind) -> Int {
    lists.evictable(in: zone).reclaimablePages(hasFreeSwap: swap.freeSlots > 0)
  }
}

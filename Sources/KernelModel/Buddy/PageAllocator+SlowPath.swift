import Hardware

extension PageAllocator {
  /// Wakes the background reclaimer. Where there is none, its pass is over at once: it takes a boost
  /// back, which is all that it would leave behind. Linux: `wakeup_kswapd`.
  func wakeReclaimer(order: Int, zoneClass: Int) {
    tracer.emit(
      .allocator(.reclaimerWoken(order: UInt8(order), zoneClass: zones[zoneClass].kind)))
    if let pressure {
      pressure.wakeReclaimer(order: order, zoneClass: zones[zoneClass].kind)
    } else {
      for zone in 0...zoneClass { clearBoost(zones[zone].kind) }
    }
  }

  /// Serves a request that no zone would at its low mark. Linux: `__alloc_pages_slowpath`.
  @inline(never)
  func allocateSlowly(_ request: AllocationRequest) -> PageFrameNumber? {
    let rules = boot.parameters.rules
    var limits = AllocationLimits(slowPathOf: request.flags, context: context, rules: rules)
    let mayReclaim = request.flags.contains(.directReclaim)
    let isCostly = request.order > Order.costly

    if limits.contains(.kswapd) {
      wakeReclaimer(order: request.order, zoneClass: request.zoneClass)
    }
    if let frame = takeFromZones(request, limits) { return frame }
    if mayReclaim, !entitlement(request.flags).contains(.noWatermarks),
      isCostly || request.order > 0 && request.type != .movable
    {
      if let frame = allocateByCompacting(request, limits) { return frame }
      if isCostly && request.flags.contains(.noRetry) { return nil }
    }

    var retry = ReclaimRetry()
    while true {
      if limits.contains(.kswapd) {
        wakeReclaimer(order: request.order, zoneClass: request.zoneClass)
      }
      let entitled = entitlement(request.flags)
      if !entitled.isEmpty { limits = entitled.union(limits.intersection(.kswapd)) }
      if let frame = takeFromZones(request, limits) { return frame }
      guard mayReclaim, !context.contains(.reclaiming), let pressure else { return nil }

      let (reclaimed, frame) = allocateByReclaiming(request, limits, pressure)
      if let frame { return frame }
      if let frame = allocateByCompacting(request, limits) { return frame }
      if request.flags.contains(.noRetry) { return nil }
      if isCostly && !request.flags.contains(.retryMayFail) { return nil }
      retry.note(hasFreed: reclaimed > 0, order: request.order)
      if shouldTryAgain(request, limits, retry, pressure) { continue }
      switch allocateByKilling(request, pressure) {
      case .taken(let frame): return frame
      case .hope: retry = ReclaimRetry()
      case .none:
        if limits.contains(.outOfMemoryVictim) || !request.flags.contains(.noFail) { return nil }
        limits.insert(.lastResort(rules))
        return takeFromZones(request, limits)
      }
    }
  }

  /// Reserves that the asking task may use because of what it is. Linux: `__gfp_pfmemalloc_flags`.
  private func entitlement(_ flags: AllocationFlags) -> AllocationLimits {
    if flags.contains(.noMemoryAllocation) { return [] }
    if flags.contains(.memoryAllocation) || context.contains(.reclaiming) { return .noWatermarks }
    return context.contains(.outOfMemoryVictim) ? .outOfMemoryVictim : []
  }

  /// Linux: `__alloc_pages_direct_reclaim`.
  private func allocateByReclaiming(
    _ request: AllocationRequest, _ limits: AllocationLimits, _ pressure: any MemoryPressure
  ) -> (reclaimed: Int, frame: PageFrameNumber?) {
    let kind = zones[request.zoneClass].kind
    let reclaimed = pressure.reclaim(order: request.order, flags: request.flags, zoneClass: kind)
    tracer.emit(.allocator(.reclaimed(pages: UInt32(clamping: reclaimed))))
    guard reclaimed > 0 else { return (0, nil) }
    if let frame = takeFromZones(request, limits) { return (reclaimed, frame) }
    // Pages may be pinned in reserves and on the CPU's lists.
    _ = unreserveHighAtomic(for: request, force: false)
    drainAll()
    return (reclaimed, takeFromZones(request, limits))
  }

  /// Counts that somebody reclaims for himself. Linux: `ALLOCSTALL` of a zone.
  func countStall(zoneClass: Zone.Kind) {
    let counter: EventCounter =
      switch zoneClass {
      case .dma: .stalledDMA
      case .normal: .stalledNormal
      case .highMemory: .stalledHighMemory
      case .movable: .stalledMovable
      }
    statistics[counter] += 1
  }

  /// Linux: `__alloc_pages_direct_compact`.
  private func allocateByCompacting(
    _ request: AllocationRequest, _ limits: AllocationLimits
  ) -> PageFrameNumber? {
    guard request.order > 0, let pressure else { return nil }
    statistics[.compactStalls] += 1
    let kind = zones[request.zoneClass].kind
    let made = pressure.compact(order: request.order, flags: request.flags, zoneClass: kind)
    tracer.emit(.allocator(.compacted(order: UInt8(request.order), succeeded: made)))
    let frame = takeFromZones(request, limits)
    statistics[frame == nil ? .compactFailures : .compactSuccesses] += 1
    return frame
  }

  /// Whether reclaim has a chance: some zone would pass the min mark if all that can be reclaimed
  /// in it were free. Linux: `should_reclaim_retry`.
  private func shouldTryAgain(
    _ request: AllocationRequest, _ limits: AllocationLimits, _ retry: ReclaimRetry,
    _ pressure: any MemoryPressure
  ) -> Bool {
    if retry.isExhausted { return unreserveHighAtomic(for: request, force: true) }
    for zone in 0...min(request.zoneClass, 2) where state[zone].managedPages > 0 {
      let test = watermarkTest(of: zone, request, limits, mark: .min, boost: state[zone].boost)
      let reclaimable = pressure.reclaimablePages(in: zones[zone].kind)
      if test.isPassed(reclaiming: reclaimable), hasBlock(zone, ofOrder: request.order, limits) {
        return true
      }
    }
    return false
  }

  /// What the last resort came to.
  private enum LastResort {
    case taken(PageFrameNumber)
    case hope
    case none
  }

  /// Linux: `__alloc_pages_may_oom`.
  private func allocateByKilling(
    _ request: AllocationRequest, _ pressure: any MemoryPressure
  ) -> LastResort {
    if let frame = takeFromZones(request, .high) { return .taken(frame) }
    guard request.order <= Order.costly, request.zoneClass > 0,
      request.flags.isDisjoint(with: [.retryMayFail, .thisNode]), request.flags.contains(.fs)
    else { return .none }
    tracer.emit(.allocator(.outOfMemory(order: UInt8(request.order), flags: request.flags)))
    return pressure.kill(order: request.order, flags: request.flags) ? .hope : .none
  }
}

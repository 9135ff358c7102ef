import Hardware

extension PageAllocator {
  /// Whether a request may take from a zone: enough pages stay free above the mark and what the
  /// zone keeps from the request's class, and some run is long enough. Linux:
  /// `zone_watermark_fast`.
  @inline(__always)
  func mayTake(_ zone: Int, _ request: AllocationRequest, _ limits: AllocationLimits) -> Bool {
    if request.order == 0, limits.mark == .low, !tracer.isObserved,
      state[zone].freePages > fastLimits[zone: zone, zoneClass: request.zoneClass]
    {
      return true
    }
    return passesFullTest(zone, request, limits)
  }

  /// The same with everything that may lower the mark, and with an event that tells the sums.
  @inline(never)
  private func passesFullTest(
    _ zone: Int, _ request: AllocationRequest, _ limits: AllocationLimits
  ) -> Bool {
    var trial = trial(of: zone, request, limits, mark: limits.mark, boost: state[zone].boost)
    if trial.verdict != .passed, request.order == 0, request.flags.contains(.atomicContext),
      limits.mark == .min, state[zone].boost > 0
    {
      // A boost is no reason to fail somebody who cannot wait.
      trial = self.trial(of: zone, request, limits, mark: .min, boost: 0)
    }
    if trial.verdict != .passed && limits.contains(.noWatermarks) { trial.verdict = .ignored }
    let final = trial
    tracer.emit(.allocator(.tried(final)))
    return final.verdict == .passed || final.verdict == .ignored
  }

  /// One test and its numbers. Linux: `__zone_watermark_ok`.
  func trial(
    of zone: Int, _ request: AllocationRequest, _ limits: AllocationLimits, mark: Watermarks.Mark,
    boost: Int
  ) -> ZoneTrial {
    let zoneState = state[zone]
    let full = zoneState.watermarks[mark] + boost
    var reduced = full
    if limits.contains(.highPriority) { reduced -= reduced / 2 }
    if limits.contains(.outOfMemoryVictim) {
      reduced -= reduced / 2
    } else if limits.contains(.harder) {
      reduced -= reduced / 4
    }
    let unusable =
      1 << request.order - 1 + (limits.usesHighAtomic ? 0 : zoneState.highAtomicPages)
    let reserve = reserves[zone: zone, zoneClass: request.zoneClass]
    var verdict = ZoneTrial.Verdict.passed
    if zoneState.freePages - unusable <= reduced + reserve {
      verdict = .tooFewPages
    } else if request.order > 0, !hasBlock(zone, ofOrder: request.order, limits) {
      verdict = .noBlock
    }
    return ZoneTrial(
      zone: zones[zone].kind, order: UInt8(request.order),
      zoneClass: zones[request.zoneClass].kind, limits: limits, verdict: verdict,
      freePages: Int32(zoneState.freePages), unusablePages: Int32(unusable),
      mark: Int32(clamping: full), reducedMark: Int32(clamping: reduced),
      reserve: Int32(clamping: reserve))
  }

  /// Whether some list that the request may use has a block of at least this order.
  private func hasBlock(_ zone: Int, ofOrder order: Int, _ limits: AllocationLimits) -> Bool {
    let types: [MigrateType] =
      limits.usesHighAtomic
      ? MigrateType.allCases : [.unmovable, .movable, .reclaimable]
    return types.contains { occupiedOrders(zone, $0) >> UInt64(order) != 0 }
  }
}

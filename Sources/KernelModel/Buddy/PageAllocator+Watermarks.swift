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

  /// One test, its numbers and its verdict. Linux: `__zone_watermark_ok`.
  func trial(
    of zone: Int, _ request: AllocationRequest, _ limits: AllocationLimits, mark: Watermarks.Mark,
    boost: Int
  ) -> ZoneTrial {
    let test = watermarkTest(of: zone, request, limits, mark: mark, boost: boost)
    var verdict = ZoneTrial.Verdict.passed
    if !test.isPassed {
      verdict = .tooFewPages
    } else if !hasBlock(zone, ofOrder: request.order, limits) {
      verdict = .noBlock
    }
    return ZoneTrial(
      zone: zones[zone].kind, order: UInt8(request.order),
      zoneClass: zones[request.zoneClass].kind, limits: limits, verdict: verdict,
      freePages: Int32(test.freePages), unusablePages: Int32(test.unusablePages),
      mark: Int32(clamping: test.mark), reducedMark: Int32(clamping: test.reducedMark),
      reserve: Int32(clamping: test.reserve))
  }

  /// The numbers that a test of a zone goes by.
  func watermarkTest(
    of zone: Int, _ request: AllocationRequest, _ limits: AllocationLimits, mark: Watermarks.Mark,
    boost: Int
  ) -> WatermarkTest {
    let zoneState = state[zone]
    return WatermarkTest(
      order: request.order, freePages: zoneState.freePages,
      mark: zoneState.watermarks[mark] + boost,
      reserve: reserves[zone: zone, zoneClass: request.zoneClass],
      highAtomicPages: zoneState.highAtomicPages, limits: limits, rules: boot.parameters.rules)
  }

  /// Whether some list that the request may use has a block of at least this order. Single pages
  /// may lie on a CPU's list as well.
  func hasBlock(_ zone: Int, ofOrder order: Int, _ limits: AllocationLimits) -> Bool {
    if order == 0 { return true }
    let types: [MigrateType] =
      limits.usesHighAtomic
      ? MigrateType.allCases : [.unmovable, .movable, .reclaimable]
    return types.contains { occupiedOrders(zone, $0) >> UInt64(order) != 0 }
  }
}

import Hardware

/// How reclaim judges whether enough is free.
extension PageAllocator {
  /// Every zone's high mark with its boost. Linux: `high_wmark_pages` over all zones.
  var boostedHighMarks: Int {
    zones.reduce(0) { $0 + ($1.managedPages > 0 ? $1.boostedWatermarks.high : 0) }
  }

  /// The zones of a class and below that have frames.
  private func populated(upTo zoneClass: Zone.Kind) -> some Sequence<Int> {
    (0...Int(zoneClass.rawValue)).lazy.filter { self.state[$0].managedPages > 0 }
  }

  /// Whether the background reclaimer may rest. Linux: `pgdat_balanced`.
  func isBalanced(order: Int, upTo zoneClass: Zone.Kind) -> Bool {
    populated(upTo: zoneClass).map { zone in
      self.passes(zone, order: order, zoneClass, mark: .high)
    }.isBalanced
  }

  /// Linux: `zone_watermark_ok` without any liberty.
  private func passes(
    _ zone: Int, order: Int, _ zoneClass: Zone.Kind, mark: Watermarks.Mark, adding: Int = 0
  ) -> Bool {
    let request = AllocationRequest(
      order: order, flags: [], zoneClass: Int(zoneClass.rawValue), type: .movable)
    let test = watermarkTest(
      of: zone, request, [], mark: mark, boost: state[zone].boost + adding)
    return test.isPassed && hasBlock(zone, ofOrder: order, [])
  }

  /// What the background reclaimer is to free in a pass. Linux: `kswapd_shrink_node`.
  func backgroundAim(upTo zoneClass: Zone.Kind) -> Int {
    BackgroundPass.aim(
      highMarks: populated(upTo: zoneClass).map { self.zones[$0].boostedWatermarks.high })
  }

  /// The boosts of the zones of a class and below, by zone.
  func boosts(upTo zoneClass: Zone.Kind) -> [Int] {
    (0...Int(zoneClass.rawValue)).map { state[$0].managedPages > 0 ? state[$0].boost : 0 }
  }

  /// Whether compaction would have the free pages that it needs, or a block is there already.
  ///
  /// Linux: `compaction_suitable`.
  func couldCompact(order: Int, upTo zoneClass: Zone.Kind) -> Bool {
    populated(upTo: zoneClass).contains { zone in
      self.passes(zone, order: order, zoneClass, mark: .min)
        || self.passes(
          zone, order: 0, zoneClass, mark: order > Order.costly ? .low : .min,
          adding: Self.compactionGap(order: order))
    }
  }

  /// Pages that compaction wants free to move others into. Linux: `compact_gap`.
  static func compactionGap(order: Int) -> Int { 2 << order }

  /// Whether so little low memory is free that who would reclaim for himself has to wait for the
  /// background reclaimer. Linux: `allow_direct_reclaim`, inverted.
  func throttlesReclaim(reclaimable: (Zone.Kind) -> Int) -> Bool {
    var (free, reserve) = (0, 0)
    for zone in 0...1 where state[zone].managedPages > 0 {
      guard reclaimable(zones[zone].kind) > 0 else { continue }
      free += state[zone].freePages
      reserve += zones[zone].boostedWatermarks.min
    }
    return reserve > 0 && free <= reserve / 2
  }
}

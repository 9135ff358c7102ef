import Hardware

extension PageAllocator {
  /// Raises the zone's marks by a pageblock because kinds of pages were mixed, so that reclaim
  /// makes room to keep them apart. Returns whether it may. Linux: `boost_watermark`.
  func raiseBoost(_ zone: Int) -> Bool {
    guard settings.watermarkBoostFactor > 0, pageblockPages * 4 <= state[zone].managedPages else {
      return false
    }
    let most = state[zone].watermarks.high * settings.watermarkBoostFactor / 10000
    guard most > 0 else { return false }
    setBoost(min(state[zone].boost + pageblockPages, max(pageblockPages, most)), zone: zone)
    return true
  }

  /// Takes the boost off a zone, as the background reclaimer does at the end of a pass.
  /// Linux: the end of `balance_pgdat`.
  func clearBoost(_ kind: Zone.Kind) {
    if state[Int(kind.rawValue)].boost > 0 { setBoost(0, zone: Int(kind.rawValue)) }
  }

  /// Takes off what a pass of the background reclaimer has worked off, by zone.
  func lowerBoosts(_ boosts: [Int]) {
    for zone in boosts.indices where boosts[zone] > 0 {
      setBoost(max(0, state[zone].boost - boosts[zone]), zone: zone)
    }
  }

  /// Says whether the next allocation from the zone is to wake the background reclaimer.
  func announceBoost(_ zone: Int, _ isAnnounced: Bool) {
    state[zone].isBoostAnnounced = isAnnounced
    updateFastLimits(zone)
  }

  private func setBoost(_ pages: Int, zone: Int) {
    state[zone].boost = pages
    updateFastLimits(zone)
    tracer.emit(.allocator(.boosted(zone: zones[zone].kind, pages: UInt32(pages))))
  }
}

import Hardware

extension PageAllocator {
  /// Puts sysctls in force and computes what follows from them.
  /// Linux: `min_free_kbytes_sysctl_handler` and its like.
  public func apply(_ settings: AllocatorSettings) {
    self.settings = settings
    recomputeFigures()
  }

  /// Computes marks, protection and per-CPU limits from the managed pages.
  /// Linux: `init_per_zone_wmark_min`, `setup_per_zone_wmarks`.
  func recomputeFigures() {
    let figures = ZoneFigures(
      of: zones.map { zone in
        ZoneFigures.Size(
          managedPages: zone.managedPages, isHighMemory: isHighMemory(zone.kind))
      }, settings: settings, rules: boot.parameters.rules)
    minFreeKilobytes = figures.minFreeKilobytes
    for zone in zones.indices {
      state[zone].watermarks = figures.watermarks[zone]
      state[zone].perCPULimits = figures.perCPULimits[zone]
      for zoneClass in zones.indices {
        state[zone].reserve[zoneClass] = figures.protection[zone][zoneClass]
      }
    }
  }

  /// Whether a zone lies outside the direct map. Linux: `is_highmem_idx`.
  private func isHighMemory(_ kind: Zone.Kind) -> Bool {
    switch kind {
    case .dma, .normal: false
    case .highMemory: true
    case .movable:
      boot.parameters.rules.movableZoneMarks == .always || zones[2].isPopulated
    }
  }
}

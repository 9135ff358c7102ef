import Hardware

extension PageAllocator {
  /// Puts sysctls in force and computes what follows from those that changed, with the pages that
  /// the zones have now. `minFreeKilobytes` of `nil` keeps what is in force.
  ///
  /// Linux: `min_free_kbytes_sysctl_handler`, `watermark_scale_factor_sysctl_handler`,
  /// `lowmem_reserve_ratio_sysctl_handler`, `percpu_pagelist_fraction_sysctl_handler`.
  ///
  /// - Throws: `Errno.invalidArgument`, with nothing changed, when a value is out of range.
  public func apply(_ wanted: AllocatorSettings) throws(Errno) {
    guard wanted.isInRange(boot.parameters.rules) else { throw .invalidArgument }
    let old = settings
    settings = wanted
    if let kilobytes = wanted.minFreeKilobytes { minFreeKilobytes = kilobytes }
    if wanted.minFreeKilobytes != old.minFreeKilobytes
      || wanted.watermarkScaleFactor != old.watermarkScaleFactor
    {
      updateWatermarks()
      if boot.parameters.rules.perCPUHigh == .lowWatermark { updatePerCPULimits() }
    }
    if wanted.lowmemReserveRatio != old.lowmemReserveRatio { updateProtection() }
    if wanted.perCPUPagelistFraction != old.perCPUPagelistFraction { updatePerCPULimits() }
  }

  /// Computes everything for the first time. Linux: `init_per_zone_wmark_min`.
  func computeFigures() {
    minFreeKilobytes =
      settings.minFreeKilobytes
      ?? ZoneFigures.idealMinFreeKilobytes(
        zoneSizes, settings: settings, boot.parameters.rules)
    updateWatermarks()
    updateProtection()
    updatePerCPULimits()
  }

  /// Linux: `setup_per_zone_wmarks`.
  private func updateWatermarks() {
    let marks = ZoneFigures.watermarks(
      of: zoneSizes, minFreeKilobytes: minFreeKilobytes, settings: settings)
    for zone in zones.indices {
      state[zone].watermarks = marks[zone]
      updateFastLimits(zone)
    }
    updateTotalReserve()
  }

  /// Linux: `setup_per_zone_lowmem_reserve`.
  private func updateProtection() {
    let protection = ZoneFigures.protection(of: zoneSizes, ratio: settings.lowmemReserveRatio)
    for zone in zones.indices {
      for zoneClass in zones.indices {
        reserves[zone: zone, zoneClass: zoneClass] = protection[zone][zoneClass]
      }
      updateFastLimits(zone)
    }
    updateTotalReserve()
  }

  private func updatePerCPULimits() {
    for zone in zones.indices {
      state[zone].perCPULimits = ZoneFigures.perCPULimits(
        managedPages: state[zone].managedPages, lowMark: state[zone].watermarks.low,
        fraction: settings.perCPUPagelistFraction, rules: boot.parameters.rules)
    }
  }

  /// Pages that no process can count on: each zone's high mark and largest reserve.
  /// Linux: `calculate_totalreserve_pages`.
  private func updateTotalReserve() {
    totalReservePages = zones.reduce(0) { sum, zone in
      let wanted = (zone.protection.max() ?? 0) + zone.boostedWatermarks.high
      return sum + min(zone.managedPages, wanted)
    }
  }

  /// Recomputes what the quick watermark test compares with, after a part of it has changed.
  func updateFastLimits(_ zone: Int) {
    let zoneState = state[zone]
    let isOrdinary = groupsByMobility && !zoneState.isBoostAnnounced
    for zoneClass in zones.indices {
      let limit =
        zoneState.watermarks.low + zoneState.boost + zoneState.highAtomicPages
        + reserves[zone: zone, zoneClass: zoneClass]
      fastLimits[zone: zone, zoneClass: zoneClass] = isOrdinary ? limit : .max
    }
  }

  private var zoneSizes: [ZoneFigures.Size] {
    zones.map { zone in
      ZoneFigures.Size(managedPages: zone.managedPages, isHighMemory: isHighMemory(zone.kind))
    }
  }

  /// Whether a zone lies outside the direct map. Linux: `is_highmem_idx`.
  private func isHighMemory(_ kind: Zone.Kind) -> Bool {
    switch kind {
    case .dma, .normal: false
    case .highMemory: true
    case .movable: boot.parameters.rules.movableZoneMarks == .always || zones[2].isPopulated
    }
  }
}

extension AllocatorSettings {
  /// Whether each value is one that the kernel takes. Linux: `extra1`, `extra2` of `vm_table`.
  func isInRange(_ rules: KernelRules) -> Bool {
    (minFreeKilobytes ?? 0) >= 0 && 1...rules.mostWatermarkScale ~= watermarkScaleFactor
      && watermarkBoostFactor >= 0
      && lowmemReserveRatio.count == 4 && lowmemReserveRatio.allSatisfy { $0 >= 0 }
      && (perCPUPagelistFraction == 0 || perCPUPagelistFraction >= 8)
  }
}

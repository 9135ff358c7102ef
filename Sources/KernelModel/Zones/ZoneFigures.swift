/// Everything the kernel computes from the sizes of the zones: marks, protection, per-CPU limits.
///
/// Works on any list of zones, lowest first, so that kernels built without ZONE_DMA can be judged
/// as well. Linux: `init_per_zone_wmark_min`, `__setup_per_zone_wmarks`,
/// `setup_per_zone_lowmem_reserve`.
public struct ZoneFigures: Hashable, Sendable {
  /// What is known of one zone before anything is computed.
  public struct Size: Hashable, Sendable {
    public var managedPages: Int
    /// Whether the zone lies outside the direct map. Linux: `is_highmem`.
    public var isHighMemory: Bool

    public init(managedPages: Int, isHighMemory: Bool) {
      self.managedPages = managedPages
      self.isHighMemory = isHighMemory
    }
  }

  /// `vm.min_free_kbytes`.
  public private(set) var minFreeKilobytes: Int
  public private(set) var watermarks: [Watermarks]
  /// `protection[zone][class]`: what a request of that class leaves alone in that zone.
  public private(set) var protection: [[Int]]
  public private(set) var perCPULimits: [PerCPULimits]

  /// - Complexity: O(zones²)
  public init(
    of zones: [Size], settings: AllocatorSettings = AllocatorSettings(),
    rules: KernelRules = KernelRules(.oldest)
  ) {
    let kilobytes =
      settings.minFreeKilobytes ?? Self.idealMinFreeKilobytes(zones, settings: settings, rules)
    minFreeKilobytes = kilobytes
    let marks = Self.watermarks(of: zones, minFreeKilobytes: kilobytes, settings: settings)
    watermarks = marks
    protection = Self.protection(of: zones, ratio: settings.lowmemReserveRatio)
    perCPULimits = zones.indices.map { index in
      Self.perCPULimits(
        managedPages: zones[index].managedPages, lowMark: marks[index].low,
        fraction: settings.perCPUPagelistFraction, rules: rules)
    }
  }
}

extension ZoneFigures {
  /// The square root rule: sqrt(16 x KiB of low memory), 128 KiB to 256 MiB.
  static func idealMinFreeKilobytes(
    _ zones: [Size], settings: AllocatorSettings, _ rules: KernelRules
  ) -> Int {
    let lowPages = zones.reduce(0) { $0 + ($1.isHighMemory ? 0 : $1.managedPages) }
    let first = minFreeKilobytes(lowPages: lowPages)
    let pages = zones.reduce(0) { $0 + $1.managedPages }
    guard let threshold = rules.recomputesMinFreeFromPages, pages >= threshold else { return first }
    // A zone whose high mark exceeds it adds nothing. Linux: `nr_free_zone_pages`.
    let marks = watermarks(of: zones, minFreeKilobytes: first, settings: settings)
    let available = zip(zones, marks).reduce(0) { sum, zone in
      zone.0.isHighMemory ? sum : sum + max(0, zone.0.managedPages - zone.1.high)
    }
    return minFreeKilobytes(lowPages: available)
  }

  /// The rule's figure for so many pages of low memory. Linux: `calculate_min_free_kbytes`.
  static func minFreeKilobytes(lowPages: Int) -> Int {
    min(max(integerSquareRoot(lowPages * 4 * 16), 128), 262144)
  }

  /// Distributes the pages to be kept free over the zones. Linux: `__setup_per_zone_wmarks`.
  static func watermarks(
    of zones: [Size], minFreeKilobytes: Int, settings: AllocatorSettings
  ) -> [Watermarks] {
    let pagesMin = minFreeKilobytes / 4
    let lowPages = zones.reduce(0) { $0 + ($1.isHighMemory ? 0 : $1.managedPages) }
    return zones.map { zone in
      let share = lowPages == 0 ? 0 : pagesMin * zone.managedPages / lowPages
      let floor = zone.isHighMemory ? min(max(zone.managedPages / 1024, 32), 128) : share
      let step = max(share / 4, zone.managedPages * settings.watermarkScaleFactor / 10000)
      return Watermarks(min: floor, low: floor + step, high: floor + 2 * step)
    }
  }

  /// What each zone keeps from requests that could be served higher up.
  /// Linux: `setup_per_zone_lowmem_reserve`.
  static func protection(of zones: [Size], ratio: [Int]) -> [[Int]] {
    zones.indices.map { lower in
      var above = 0
      return zones.indices.map { upper in
        guard upper > lower else { return 0 }
        above += zones[upper].managedPages
        let divisor = lower < ratio.count ? ratio[lower] : 0
        return divisor < 1 || zones[lower].managedPages == 0 ? 0 : above / divisor
      }
    }
  }

  /// How much a CPU keeps of a zone. Linux: `zone_set_pageset_high_and_batch`.
  static func perCPULimits(
    managedPages: Int, lowMark: Int, fraction: Int, rules: KernelRules
  ) -> PerCPULimits {
    let batch = batchSize(managedPages: managedPages)
    switch rules.perCPUHigh {
    case .sixBatches:
      guard fraction > 0 else { return PerCPULimits(high: 6 * batch, batch: max(1, batch)) }
      let high = managedPages / fraction
      return PerCPULimits(high: high, batch: min(max(1, high / 4), 96))
    case .lowWatermark:
      let total = fraction > 0 ? managedPages / fraction : lowMark
      return PerCPULimits(high: max(total, max(1, batch) * 4), batch: max(1, batch))
    }
  }

  /// Pages moved to or from a CPU's lists at a time, before it is raised to at least 1: one below a
  /// power of two, so that callers do not keep in step with blocks. Linux: `zone_batchsize`.
  static func batchSize(managedPages: Int) -> Int {
    let quarter = max(1, min(managedPages / 1024, 256) / 4)
    let bound = quarter + quarter / 2
    return 1 << (Int.bitWidth - 1 - bound.leadingZeroBitCount) - 1
  }

  /// The largest integer whose square does not exceed `value`. Linux: `int_sqrt`.
  static func integerSquareRoot(_ value: Int) -> Int {
    guard value > 0 else { return 0 }
    var root = 1 << ((Int.bitWidth - value.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + value / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}

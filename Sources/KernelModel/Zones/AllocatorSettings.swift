/// The page allocator's sysctls. Linux: `/proc/sys/vm`.
public struct AllocatorSettings: Hashable, Sendable {
  /// `vm.min_free_kbytes` as written by a person; `nil` while the kernel's own figure holds.
  public var minFreeKilobytes: Int?
  /// `vm.lowmem_reserve_ratio`, one entry a zone from DMA to Movable; 0 protects nothing.
  public var lowmemReserveRatio: [Int]
  /// `vm.watermark_scale_factor`, 1 to 1000, later 3000: distance between marks in 1/10000 of the
  /// zone.
  public var watermarkScaleFactor: Int
  /// `vm.watermark_boost_factor`, in 1/10000 of the high mark; 0 switches boosting off.
  public var watermarkBoostFactor: Int
  /// `vm.percpu_pagelist_fraction`, from 5.14 on `vm.percpu_pagelist_high_fraction`: 0, or at least
  /// 8: a CPU's lists hold 1/n of the zone.
  public var perCPUPagelistFraction: Int

  public init(
    minFreeKilobytes: Int? = nil, lowmemReserveRatio: [Int] = [256, 32, 0, 0],
    watermarkScaleFactor: Int = 10, watermarkBoostFactor: Int = 15000,
    perCPUPagelistFraction: Int = 0
  ) {
    self.minFreeKilobytes = minFreeKilobytes
    self.lowmemReserveRatio = lowmemReserveRatio
    self.watermarkScaleFactor = watermarkScaleFactor
    self.watermarkBoostFactor = watermarkBoostFactor
    self.perCPUPagelistFraction = perCPUPagelistFraction
  }
}

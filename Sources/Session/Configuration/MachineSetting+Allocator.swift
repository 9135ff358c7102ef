import KernelModel

extension MachineSetting {
  /// The page allocator's sysctls, by the names and bounds of the kernel that runs.
  /// Linux: `vm_table`.
  package static func allocator(_ rules: KernelRules) -> [MachineSetting] {
    [
      MachineSetting(
        name: "vm.lowmem_reserve_ratio", meaning: .lowmemReserve, bounds: integers, count: 4,
        values: { $0.kernel.allocator.settings.lowmemReserveRatio.map { Int128($0) } },
        assign: { world, values in
          world.change { settings in
            // Linux: `lowmem_reserve_ratio_sysctl_handler` takes what is below 1 for 0.
            for (zone, value) in values.enumerated() {
              settings.lowmemReserveRatio[zone] = max(0, Int(value))
            }
          }
        }),
      MachineSetting(
        name: "vm.min_free_kbytes", meaning: .minFree,
        bounds: 0...integers.upperBound, get: { Int128($0.kernel.allocator.minFreeKilobytes) },
        set: { world, value in world.change { $0.minFreeKilobytes = Int(value) } }),
      perCPUFraction(rules),
      MachineSetting(
        name: "vm.watermark_boost_factor", meaning: .watermarkBoost,
        bounds: 0...integers.upperBound,
        get: { Int128($0.kernel.allocator.settings.watermarkBoostFactor) },
        set: { world, value in world.change { $0.watermarkBoostFactor = Int(value) } }),
      MachineSetting(
        name: "vm.watermark_scale_factor", meaning: .watermarkScale,
        bounds: 1...Int128(rules.mostWatermarkScale),
        get: { Int128($0.kernel.allocator.settings.watermarkScaleFactor) },
        set: { world, value in world.change { $0.watermarkScaleFactor = Int(value) } }),
    ]
  }

  /// What a C `int` holds.
  private static let integers: ClosedRange<Int128> = -0x8000_0000...0x7fff_ffff

  /// The fraction bounds both figures of the lists up to 5.13, and only `high` later.
  private static func perCPUFraction(_ rules: KernelRules) -> MachineSetting {
    let setsBatch = rules.perCPUHigh == .sixBatches
    return MachineSetting(
      name: setsBatch ? "vm.percpu_pagelist_fraction" : "vm.percpu_pagelist_high_fraction",
      meaning: .perCPUShare,
      bounds: 0...integers.upperBound,
      refusal: { 1...7 ~= $0 ? .isNoFraction(least: 8) : nil },
      values: { [Int128($0.kernel.allocator.settings.perCPUPagelistFraction)] },
      assign: { world, values in
        world.change { $0.perCPUPagelistFraction = Int(values[0]) }
      })
  }
}

extension World {
  /// Puts changed sysctls of the allocator in force; their bounds have been checked.
  fileprivate func change(_ body: (inout AllocatorSettings) -> Void) {
    var settings = kernel.allocator.settings
    body(&settings)
    try? kernel.allocator.apply(settings)
  }
}

/// Where the page allocators of kernel versions differ, one named switch each.
public struct AllocatorRules: Hashable, Sendable {
  /// How long a CPU's lists may grow.
  public enum PerCPUHigh: Hashable, Sendable {
    /// Six batches. Linux up to 5.13: `pageset_set_batch`.
    case sixBatches
    /// The zone's low mark, at least four batches. Linux from 5.14: `zone_highsize`.
    case lowWatermark
  }

  /// Whether the empty Movable zone counts as high memory, and so gets marks of its own.
  public enum MovableZoneMarks: Hashable, Sendable {
    /// Whenever the kernel is built with high memory. Linux up to 5.13: `zone_movable_is_highmem`.
    case always
    /// Only when the highest populated zone is HighMem. Linux from 5.14.
    case withHighMemory
  }

  public var perCPUHigh: PerCPUHigh
  public var movableZoneMarks: MovableZoneMarks
  /// From this many pages of RAM on, `min_free_kbytes` is computed a second time late in boot, when
  /// the high marks are known and no longer count as available. `nil` means never.
  /// Linux from 5.15: `set_recommended_min_free_kbytes`, which machines below 512 MiB do not reach.
  public var recomputesMinFreeFromPages: Int?
  /// Whether the whole first megabyte stays reserved. Linux from 5.13: `reserve_real_mode`.
  public var reservesFirstMegabyte: Bool
  /// The most that `vm.watermark_scale_factor` may be. Linux from 5.17: 3000, 30 % of the zone.
  public var mostWatermarkScale: Int

  public static let linux510 = AllocatorRules(
    perCPUHigh: .sixBatches, movableZoneMarks: .always, recomputesMinFreeFromPages: nil,
    reservesFirstMegabyte: false, mostWatermarkScale: 1000)
  public static let linux61 = AllocatorRules(
    perCPUHigh: .lowWatermark, movableZoneMarks: .withHighMemory,
    recomputesMinFreeFromPages: 512 << 8, reservesFirstMegabyte: true, mostWatermarkScale: 3000)
}

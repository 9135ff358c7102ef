extension AllocationFlags {
  /// The highest zone that may serve the request, which is also the class that `lowmem_reserve` is
  /// looked up by; `nil` for combinations of zone bits that mean nothing. Linux: `gfp_zone`.
  @inline(__always)
  public var zoneClass: Zone.Kind? {
    // Two bits for each value of the low four flag bits. Linux: `GFP_ZONE_TABLE`, `GFP_ZONE_BAD`.
    let bits = rawValue & 0xf
    guard 0b1110_1000_1110_1000 >> bits & 1 == 0 else { return nil }
    return Zone.Kind(bits: 0x0131_0121 >> (2 * bits))
  }

  /// Which lists to take from. `nil` when both mobility bits are set. Linux: `gfp_migratetype`.
  @inline(__always)
  public var migrateType: MigrateType? {
    let bits = rawValue >> 3 & 3
    return bits < 3 ? MigrateType(bits: UInt8(truncatingIfNeeded: bits)) : nil
  }
}

extension PageAllocator {
  /// Zones in the order in which a request of a class tries them: from the highest allowed down,
  /// populated ones alone. Linux: `zonelist`, `build_zonerefs_node`.
  public func zoneList(for zoneClass: Zone.Kind) -> [Zone] {
    zones[...Int(zoneClass.rawValue)].reversed().filter { $0.managedPages > 0 }
  }
}

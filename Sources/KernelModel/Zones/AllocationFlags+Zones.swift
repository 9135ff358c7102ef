extension AllocationFlags {
  /// The highest zone that may serve the request, which is also the class that `lowmem_reserve` is
  /// looked up by; `nil` for combinations of zone bits that mean nothing. Linux: `gfp_zone`.
  @inline(__always)
  public var zoneClass: Zone.Kind? {
    hasZone ? Zone.Kind(bits: UInt32(truncatingIfNeeded: zoneNumber)) : nil
  }

  /// Whether the zone bits mean anything. Linux: `GFP_ZONE_BAD`.
  @inline(__always)
  var hasZone: Bool { 0b1110_1000_1110_1000 as UInt32 &>> (rawValue & 0xf) & 1 == 0 }

  /// Whether zone bits and mobility bits mean something, so that an allocator can be asked: one bit
  /// for each value of the low five.
  @inline(__always)
  public var isMeaningful: Bool { 0x0017_1717 as UInt32 &>> (rawValue & 0x1f) & 1 != 0 }

  /// The class as a number: two bits for each value of the low four flag bits.
  /// Linux: `GFP_ZONE_TABLE`.
  @inline(__always)
  var zoneNumber: Int { Int(0x0131_0121 as UInt32 &>> (2 &* (rawValue & 0xf)) & 3) }

  /// Which lists to take from. `nil` when both mobility bits are set. Linux: `gfp_migratetype`.
  @inline(__always)
  public var migrateType: MigrateType? {
    let bits = rawValue >> 3 & 3
    return bits < 3 ? MigrateType(bits: UInt8(truncatingIfNeeded: bits)) : nil
  }
}

import Hardware

/// A number of pages for each zone and each class of request that comes to it.
///
/// A request's class is the highest zone that it may have. Linux: `zone->lowmem_reserve[]`.
struct ZoneClassTable {
  private let pages = FlatStorage<Int>(count: ZoneClassTable.zoneCount * ZoneClassTable.zoneCount)

  private static let zoneCount = 4

  func take(_ other: ZoneClassTable) { pages.take(other.pages) }

  subscript(zone zone: Int, zoneClass zoneClass: Int) -> Int {
    @inline(__always) get { pages[zone &* 4 &+ zoneClass] }
    @inline(__always) nonmutating set { pages[zone &* 4 &+ zoneClass] = newValue }
  }

  /// What a zone has for each class, the lowest class first.
  func row(of zone: Int) -> [Int] {
    (0..<Self.zoneCount).map { self[zone: zone, zoneClass: $0] }
  }
}

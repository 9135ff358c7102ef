import Testing

@testable import KernelModel

@Suite struct ZoneClassTableTests {
  @Test func `each zone has a number for each class`() {
    let table = ZoneClassTable()
    for zone in 0..<4 {
      for zoneClass in 0..<4 { table[zone: zone, zoneClass: zoneClass] = 10 * zone + zoneClass }
    }
    #expect(table.row(of: 2) == [20, 21, 22, 23])
    #expect(table[zone: 3, zoneClass: 1] == 31)
    #expect(table[zone: 1, zoneClass: 3] == 13)
  }
}

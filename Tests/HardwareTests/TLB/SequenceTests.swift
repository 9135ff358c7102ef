import Hardware
import Testing

/// What the TLB lets a program see: T1 to T14.
@Suite struct SequenceTests {
  private func mapped(_ settings: [String] = ["WP", "PSE", "PGE"], _ entry: UInt64 = 0x402007)
    -> Chip
  {
    let chip = Chip(usesPAE: false, settings)
    chip.map(0x301007, entry)
    return chip
  }

  @Test func `T1, a page that was taken away stays until INVLPG`() {
    let chip = mapped()
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0
    #expect(chip.read() == "00402124")
    chip.machine.invalidate(chip.page)
    #expect(chip.read() == "#04")
  }

  @Test func `T1b, a load of CR3 drops it as well`() throws {
    let chip = mapped()
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0
    try chip.machine.loadDirectory(0x300000)
    #expect(chip.read() == "#04")
  }

  @Test func `T2, a global page survives a load of CR3 but not a change of PGE`() throws {
    let chip = mapped(["PGE"], 0x402107)
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0
    try chip.machine.loadDirectory(0x300000)
    #expect(chip.read() == "00402124")
    try chip.machine.setCR4([])
    try chip.machine.setCR4(.pageGlobal)
    #expect(chip.read() == "#04")
  }

  @Test func `T2b, INVLPG drops a global page`() {
    let chip = mapped(["PGE"], 0x402107)
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0
    chip.machine.invalidate(chip.page)
    #expect(chip.read() == "#04")
  }

  @Test func `G means nothing while PGE is clear`() throws {
    let chip = mapped([], 0x402107)
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0
    try chip.machine.loadDirectory(0x300000)
    #expect(chip.read() == "#04")
  }

  @Test func `T3, what is not present is not remembered`() {
    let chip = mapped([], 0x402006)
    #expect(chip.read() == "#04")
    chip.tableEntry |= 1
    #expect(chip.read() == "00402124")
  }

  @Test func `T4, wider rights need no flush`() {
    let chip = mapped([], 0x402005)
    #expect(chip.read() == "00402124")
    #expect(chip.write() == "#07")
    chip.tableEntry |= 2
    #expect(chip.write() == "00402124")
  }

  @Test func `T5, a dirty bit that was cleared stays clear until INVLPG`() {
    let chip = mapped()
    #expect(chip.write() == "00402124")
    chip.tableEntry = 0x402027
    #expect(chip.write() == "00402124")
    #expect(chip.tableEntry == 0x402027)
    chip.machine.invalidate(chip.page)
    #expect(chip.write() == "00402124")
    #expect(chip.tableEntry == 0x402067)
  }

  @Test func `T6, so does an accessed bit`() {
    let chip = mapped()
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0x402007
    #expect(chip.read() == "00402124")
    #expect(chip.tableEntry == 0x402007)
    chip.machine.invalidate(chip.page)
    #expect(chip.read() == "00402124")
    #expect(chip.tableEntry == 0x402027)
  }

  @Test func `T7, narrower rights are stale until INVLPG`() {
    let chip = mapped()
    #expect(chip.write() == "00402124")
    chip.tableEntry = 0x402065
    #expect(chip.write() == "00402124")
    chip.machine.invalidate(chip.page)
    #expect(chip.write() == "#07")
  }

  @Test func `T8, WP takes effect at once`() throws {
    let chip = mapped([], 0x402001)
    #expect(chip.touch(.write, .supervisor) == "00402124")
    try chip.machine.setCR0([.protection, .paging, .writeProtect])
    #expect(chip.touch(.write, .supervisor) == "#03")
  }

  @Test func `T9, a page that became the kernel's is stale until INVLPG`() {
    let chip = mapped()
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0x402023
    #expect(chip.read() == "00402124")
    chip.machine.invalidate(chip.page)
    #expect(chip.read() == "#05")
  }

  @Test(arguments: TLBGeometry.all)
  func `T10, INVLPG drops the whole of a 4 MiB page`(_ geometry: TLBGeometry) {
    let chip = Chip(tlb: geometry)
    chip.map(0x80_0087)
    for access in [Access.read, .fetch] {
      #expect(chip.touch(access) == "00803124")
      #expect(chip.touch(access, at: 0x402a_b124) == "00aab124")
    }
    chip.directoryEntry = 0
    chip.machine.invalidate(chip.page)
    #expect(chip.touch(.read, at: 0x402a_b124) == "#04")
    #expect(chip.touch(.fetch, at: 0x402a_b124) == "#04")
  }

  @Test func `T11, a write after a read sets the dirty bit`() {
    let chip = mapped()
    #expect(chip.read() == "00402124")
    #expect(chip.tableEntry == 0x402027)
    #expect(chip.write() == "00402124")
    #expect(chip.tableEntry == 0x402067)
  }

  @Test func `T12, without a memory of directory entries the next page of a lost table faults`() {
    let chip = mapped()
    chip[0x301010] = 0x403007
    #expect(chip.read() == "00402124")
    chip.directoryEntry = 0
    #expect(chip.read(at: 0x4000_4124) == "#04")
    #expect(chip.read() == "00402124")
  }

  @Test func `T12, with one it is still found, until INVLPG of any address`() {
    var geometry = TLBGeometry.p6
    geometry.directoryLineCount = 4
    let chip = Chip(tlb: geometry)
    chip.map(0x301007, 0x402007)
    chip[0x301010] = 0x403007
    #expect(chip.read() == "00402124")
    chip.directoryEntry = 0
    #expect(chip.read(at: 0x4000_4124) == "00403124")
    chip.machine.invalidate(VirtualAddress(rawValue: 0x1000))
    #expect(chip.read(at: 0x4000_5124) == "#04")
  }

  @Test func `T13, setting SMEP drops what supervisor code ran`() throws {
    let chip = mapped()
    #expect(chip.touch(.fetch, .supervisor) == "00402124")
    try chip.machine.setCR4(.smep)
    #expect(chip.touch(.fetch, .supervisor) == "#11")
  }

  @Test func `T14, SMAP and AC take effect at once`() throws {
    let chip = mapped([])
    #expect(chip.touch(.read, .supervisor) == "00402124")
    try chip.machine.setCR4(.smap)
    #expect(chip.touch(.read, .supervisor) == "#01")
    chip.machine.setAlignmentCheck(true)
    #expect(chip.touch(.read, .supervisor) == "00402124")
    chip.machine.setAlignmentCheck(false)
    #expect(chip.touch(.read, .supervisor) == "#01")
  }

  @Test func `data and instructions have lines of their own`() {
    let chip = mapped()
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0x403007
    #expect(chip.touch(.fetch) == "00403124")
    #expect(chip.read() == "00402124")
  }

  @Test func `one array serves both on a 486`() {
    let chip = Chip(tlb: .i486)
    chip.map(0x301007, 0x402007)
    #expect(chip.read() == "00402124")
    chip.tableEntry = 0x403007
    #expect(chip.touch(.fetch) == "00402124")
  }

  @Test func `a fault drops the line of its address alone`() {
    let chip = mapped()
    chip[0x301010] = 0x403007
    #expect(chip.read() == "00402124")
    #expect(chip.read(at: 0x4000_4124) == "00403124")
    chip.tableEntry = 0x402003
    chip[0x301010] = 0
    chip.machine.invalidate(chip.page)
    #expect(chip.read() == "#05")
    #expect(chip.read(at: 0x4000_4124) == "00403124")
  }
}

import Hardware
import Testing

/// The shapes of TLBs, real and free ones.
@Suite struct GeometryTests {
  @Test(arguments: TLBGeometry.all)
  func `a named geometry can be built and is found by its name`(_ geometry: TLBGeometry) {
    #expect(geometry.firstFault == nil)
    #expect(TLBGeometry.named(geometry.name) == geometry)
  }

  @Test func `other names of the Pentium 4 are known, and unknown ones are not`() {
    #expect(TLBGeometry.named("willamette")?.name == "pentium4")
    #expect(TLBGeometry.named("vax") == nil)
  }

  @Test func `an array takes another shape`() throws {
    let geometry = try TLBGeometry.p6.setting("dtlb", to: "16x2")
    #expect(geometry.arrays[0].lineCount == 16)
    #expect(geometry.arrays[0].setCount == 8)
    #expect(try TLBGeometry.p6.setting("itlb", to: "24").arrays[2].isFullyAssociative)
  }

  @Test(arguments: [
    ("64x4x1", TLBGeometry.Fault.notAShape("64x4x1")), ("", .notAShape("")),
    ("ax4", .notAShape("ax4")), ("0", .empty("dtlb")), ("64x0", .empty("dtlb")),
    ("64x3", .unevenSets("dtlb", lineCount: 64, wayCount: 3)),
    ("24x2", .oddSetCount("dtlb", setCount: 12)),
    ("256x256", .tooManyWays("dtlb", wayCount: 256)), ("2048x4", .tooManyLines(2090)),
    ("-4x4", .empty("dtlb")),
  ])
  func `a shape that cannot be is refused`(_ text: String, _ fault: TLBGeometry.Fault) {
    #expect(throws: fault) { try TLBGeometry.p6.setting("dtlb", to: text) }
  }

  @Test func `an array that is not there is refused`() {
    #expect(throws: TLBGeometry.Fault.notAShape("btlb")) {
      try TLBGeometry.p6.setting("btlb", to: "64x4")
    }
  }

  @Test func `an array for both page sizes is one set`() {
    #expect(throws: TLBGeometry.Fault.sharedWithSets("dtlb")) {
      try TLBGeometry.willamette.setting("dtlb", to: "64x4")
    }
  }

  @Test(arguments: ["1", "2x1", "3", "8x8", "128x128", "512x4"])
  func `a chip with a free shape walks and hits`(_ text: String) throws {
    let chip = Chip(tlb: try TLBGeometry.p6.setting("dtlb", to: text))
    chip.map(0x301007)
    for page in 0..<UInt64(200) { chip[0x301000 + page * 4] = 0x40_0007 + page << 12 }
    for page in 0..<UInt32(200) {
      for _ in 0..<2 {
        #expect(chip.read(at: 0x4000_0000 + page << 12) == UInt64(0x40_0000 + page << 12).digits)
      }
    }
    #expect(chip.machine.ledger.walkCount == 200)
    #expect(chip.machine.tlb.brokenInvariant(hasGlobalPages: true) == nil)
  }

  @Test func `4 MiB pages use half of the Core 2's lines for large pages of fetches`() {
    let chip = Chip(tlb: .core2)
    for slot in 0..<UInt64(8) { chip[0x300400 + slot * 4] = 0x80_0087 + slot << 22 }
    for slot in 0..<UInt32(8) { _ = chip.touch(.fetch, at: 0x4000_0000 + slot << 22) }
    let statistics = chip.machine.tlb.statistics(ofArray: 5, chip.machine.ledger)
    #expect(statistics.usedLineCount == 4)
    #expect(statistics.evictionCount == 4)
  }
}

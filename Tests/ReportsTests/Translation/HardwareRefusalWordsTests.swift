import Hardware
@testable import Reports
import Testing

/// What the chip refuses, said in English.
@Suite struct `Refusals of the chip` {
  @Test func `name the rule that a register's value breaks`() {
    #expect(GeneralProtection(.reservedCR4(0x1000)).cause.english == "CR4 has no bits 0x1000")
    #expect(GeneralProtection(.pagingWithoutProtection).cause.english == "CR0.PG needs CR0.PE")
    #expect(
      GeneralProtection(.reservedPointer(index: 1, value: 0x301003, reserved: 2)).cause.english
        == "directory pointer 1 is 0x301003, of which 0x2 must be clear")
  }

  @Test func `name the rule that a TLB's shape breaks`() {
    #expect(
      TLBGeometry.Fault.unevenSets("dtlb", lineCount: 6, wayCount: 4).english
        == "dtlb: 6 lines do not make sets of 4")
    #expect(TLBGeometry.Fault.noSmallPages.english == "4 KiB pages have no array of level 1")
  }
}

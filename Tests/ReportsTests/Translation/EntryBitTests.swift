import Hardware
@testable import Reports
import Testing

/// The bits of paging entries and what they mean.
struct EntryBitTests {
  private func letters(_ entry: UInt64, _ kind: EntryKind, isPAE: Bool = false) -> String {
    EntryBit.letters(of: PageTableEntry(rawValue: entry), kind, isPAE: isPAE)
  }

  @Test func `capitals are set`() {
    #expect(letters(0x3ffc_4067, .table) == "g pat D A pcd pwt U W P")
    #expect(letters(0x01dc_0225, .table) == "g pat d A pcd pwt U w P SPECIAL")
    #expect(letters(0x0200_7067, .directory) == "- ps  - A pcd pwt U W P")
    #expect(letters(0x1000_11e3, .largePage) == "G PS  D A pcd pwt u W P PAT")
    #expect(letters(0x8000_0000_3ffc_4067, .table, isPAE: true) == "NX g pat D A pcd pwt U W P")
    #expect(letters(0x0200_4001, .pointer, isPAE: true) == "pcd pwt P")
  }

  @Test func `of an entry that is not present P alone is the chip's`() {
    #expect(letters(0x3ffc_4066, .table) == "p")
    let bits = BitMeaning.all(in: PageTableEntry(rawValue: 0x66), .table, isPAE: false)
    #expect(bits.map(\.bit) == [.present])
  }

  @Test func `each bit has a place of its own in an entry`() {
    for kind in [EntryKind.pointer, .directory, .largePage, .table] {
      let places = EntryBit.all(of: kind, isPAE: true).map(\.position)
      #expect(Set(places).count == places.count)
      #expect(places == places.sorted(by: >))
    }
  }

  @Test func `what is not there is never mapped, forbidden or swapped out`() {
    #expect(EntryAbsence(PageTableEntry(rawValue: 0x3ffc_4067))?.code == nil)
    #expect(EntryAbsence(.none)?.code == "never-mapped")
    let forbidden = EntryAbsence(PageTableEntry(rawValue: 0x3ffc_4166))
    let swapped = EntryAbsence(PageTableEntry(rawValue: 0x2 | 5 << 9))
    #expect([forbidden?.code, swapped?.code] == ["prot-none", "swapped"])
  }
}

import Hardware
import Testing

@testable import KernelModel

/// How entries of page tables name slots: the values that real kernels wrote.
struct SwapEntryTests {
  @Test(
    "an entry of 32 bits has the area in bits 1 to 5 and the slot above bit 8",
    arguments: [(0, 1, 0x200), (0, 31, 0x3e00), (1, 20, 0x2802), (0, 0x1234, 0x0024_6800)]
      as [(Int, UInt32, UInt64)])
  func narrow(_ area: Int, _ slot: UInt32, _ raw: UInt64) {
    let entry = PageTableEntry(rawValue: raw)
    #expect(SwapEntry(area: area, slot: slot).tableEntry(usesPAE: false) == entry)
    #expect(SwapEntry(entry, usesPAE: false) == SwapEntry(area: area, slot: slot))
  }

  @Test(
    "an entry of 64 bits has the area at the top and the slot inverted",
    arguments: [
      (0, 1, 0x07ff_ffff_ffff_fc00), (1, 1, 0x0fff_ffff_ffff_fc00),
      (0, 0x1234, 0x07ff_ffff_ffdb_9600), (1, 0x1234, 0x0fff_ffff_ffdb_9600),
    ] as [(Int, UInt32, UInt64)])
  func wide(_ area: Int, _ slot: UInt32, _ raw: UInt64) {
    let entry = PageTableEntry(rawValue: raw)
    #expect(SwapEntry(area: area, slot: slot).tableEntry(usesPAE: true) == entry)
    #expect(SwapEntry(entry, usesPAE: true) == SwapEntry(area: area, slot: slot))
  }

  @Test("what maps a page, forbids one or is empty names no slot", arguments: [false, true])
  func others(usesPAE: Bool) {
    let frame = PageFrameNumber(rawValue: 0x1234)
    #expect(SwapEntry(PageTableEntry(frame: frame, .present), usesPAE: usesPAE) == nil)
    #expect(SwapEntry(PageTableEntry(frame: frame, .global), usesPAE: usesPAE) == nil)
    #expect(SwapEntry(.none, usesPAE: usesPAE) == nil)
  }

  @Test func `no slot needs more bits than an entry has`() {
    let last = SwapEntry.slotCount(usesPAE: false) - 1
    let entry = SwapEntry(area: 28, slot: last).tableEntry(usesPAE: false)
    #expect(entry.rawValue <= UInt64(UInt32.max))
    #expect(SwapEntry(entry, usesPAE: false) == SwapEntry(area: 28, slot: last))
    #expect(!entry.isMapped)
  }
}

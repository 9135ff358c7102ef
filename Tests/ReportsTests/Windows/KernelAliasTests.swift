@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The kernel's addresses of a frame` {
  private let it = Specimen()

  private func aliases(_ frame: UInt32) -> [KernelAlias] {
    it.kernel.kernelAliases(of: PageFrameNumber(rawValue: frame))
  }

  private func address(_ value: UInt32) -> VirtualAddress { VirtualAddress(rawValue: value) }

  @Test func `low memory has one for ever, high memory none`() {
    #expect(aliases(0x2003) == [.init(address: address(0xc200_3000), window: .directMap)])
    #expect(aliases(0x3ff00).isEmpty)
  }

  @Test func `a kmap counts its users, and stays until the flush`() {
    _ = it.type("kmap 3ffc0", after: "kmap 3ffc0")
    let slot = address(0xff80_1000)
    #expect(
      aliases(0x3ffc0)
        == [.init(address: slot, window: .permanent(slot: 1, SlotUsers(count: 3)))])
    _ = it.type("kunmap 3ffc0", after: "kunmap 3ffc0")
    #expect(
      aliases(0x3ffc0)
        == [.init(address: slot, window: .permanent(slot: 1, SlotUsers(count: 1)))])
  }

  @Test func `temporary kmaps and slots of the fixmap are told apart`() {
    _ = it.type("set_fixmap FIX_DBGP_BASE 0x3ffc0000", after: "kmap_atomic 3ffc0")
    #expect(
      aliases(0x3ffc0).map(\.window)
        == [.fixed(slot: 1, name: "FIX_DBGP_BASE"), .temporary(depth: 0)])
  }

  @Test func `vmalloc areas are found page by page`() {
    _ = it.type("vmalloc 12K")
    let area = it.kernel.vmalloc.all[0]
    let second = area.start + 4096
    let tables = it.kernel.tables
    let frame = tables.entry(of: second, in: tables.kernelDirectory).frame
    #expect(
      aliases(frame.rawValue)
        == [.init(address: second, window: .vmalloc(.vmalloc, area.start..<area.end))])
  }

  @Test func `are codes with numbers in JSON`() {
    _ = it.type("kmap 3ffc0")
    let json = it.json("ptov 3ffc0000")
    #expect(
      json.contains(
        #"{"address":4286582784,"window":{"code":"permanent-kmap","slot":1,"users":1}}"#))
  }
}

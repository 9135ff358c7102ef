@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `Places of addresses` {
  private func places(_ address: UInt32, after lines: String...) -> [AddressPlace] {
    let it = Specimen()
    for line in lines { _ = it.type(line) }
    return it.kernel.places(at: VirtualAddress(rawValue: address), in: it.space)
  }

  @Test func `user space: the area, and the frame behind the page`() {
    let found = places(0x0804_b010)
    guard case .user(.area(let area, let offset)) = found[0], case .frame(let frame) = found[1]
    else {
      Issue.record("\(found)")
      return
    }
    #expect(area.start.rawValue == 0x0804_b000 && area.mode == "rw-p" && offset == 0x2010)
    #expect(frame.frame.rawValue == 0x3ffc4)
  }

  @Test func `user space: what is no area`() {
    guard case .user(.belowStack) = places(0xbffd_e000)[0] else {
      Issue.record("not below the stack")
      return
    }
    #expect(places(0x1000) == [.user(.belowMinimum)])
  }

  @Test func `a page that was never touched`() {
    #expect(places(0x4000_0000, after: "mmap 4K rw fixed at 0x40000000").last == .user(.untouched))
  }

  @Test func `the windows`() {
    #expect(places(0xf800_0000) == [.hole(.behindDirectMap)])
    #expect(places(0xffff_ffff) == [.hole(.lastPage)])
    #expect(places(0xf890_0000) == [.vmalloc(.free)])
    let range = VirtualAddress(rawValue: 0xf880_0000)..<VirtualAddress(rawValue: 0xf880_4000)
    #expect(places(0xf880_3000, after: "vmalloc 12K") == [.vmalloc(.guardPage(.vmalloc, range))])
    #expect(
      places(0xf880_2fff, after: "vmalloc 12K")[0]
        == .vmalloc(.area(.vmalloc, range, page: 2, pageCount: 3)))
    #expect(places(0xff80_1000, after: "kmap 3ffc0")[0] == .permanentSlot(1, count: 2))
    #expect(places(0xff80_2000) == [.permanentSlot(2, count: 0)])
  }

  @Test func `a slot of kmap_atomic is open as long as it is mapped`() {
    #expect(places(0xfffb_b000)[0] == .temporarySlot(index: 68, cpu: 0, depth: 0, .free))
    let open = places(0xfffb_b000, after: "kmap_atomic 3ffc0")
    #expect(open[0] == .temporarySlot(index: 68, cpu: 0, depth: 0, .open))
  }

  @Test func `an object of a slab`() {
    guard case .slabObject(0, let start, _) = places(0xc200_0040).last else {
      Issue.record("no object")
      return
    }
    #expect(start.rawValue == 0xc200_0000)
  }

  @Test func `an entry of a page table`() {
    let it = Specimen()
    let found = it.kernel.places(at: PhysicalAddress(rawValue: 0x0200_712c))
    #expect(
      found.last
        == .entry(
          index: 75, address: VirtualAddress(rawValue: 0x0804_b000),
          PageTableEntry(rawValue: 0x3ffc_4067), byteCount: 4))
  }

  @Test func `are codes with numbers in JSON`() {
    let json = Specimen().json("what f8803000")
    #expect(
      json.contains(#"{"code":"linear","places":[{"code":"vmalloc-free"}]}"#))
  }
}

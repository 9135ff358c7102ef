@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// `find_vma` looked at without an effect: what it finds is what the list says.
struct AreaSearchTests {
  private let it = Specimen()

  private var areas: VMAreaTree {
    get throws { try #require(it.session.process.space).areas }
  }

  @Test func `of each address it finds the first area that ends above it`() throws {
    _ = it.type("vma", after: "mmap 64K rw at 40000000 fixed", "munmap 40004000 8K")
    let areas = try areas
    for start in areas.links.flatMap({ [areas[$0].start, areas[$0].end] }) {
      for address in [start, start + 1] where address < AddressSpace.end {
        let expected = areas.links.first { areas[$0].end > address }
        #expect(AreaSearch(address, in: areas).found == expected ?? .none)
      }
    }
  }

  @Test func `the way begins at the root and goes down`() throws {
    let areas = try areas
    let search = AreaSearch(VirtualAddress(rawValue: 0x0804_c000), in: areas)
    #expect(search.path.first == areas.root)
    for (upper, lower) in zip(search.path, search.path.dropFirst()) {
      #expect([areas[upper].left, areas[upper].right].contains(lower))
    }
  }

  @Test func `an address in a hole lies in no area`() throws {
    let hole = VirtualAddress(rawValue: 0x4000_0000)
    #expect(AreaSearch.area(at: hole, in: try areas).isNone)
  }
}

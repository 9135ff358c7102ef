import Drawing
import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct OwnersPictureTests {
  private func machine() -> Specimen {
    let it = Specimen()
    for line in ["vmalloc 20K", "m = mmap 1M rw", "touch m w for 1M", "fork", "kmalloc 1M"] {
      _ = it.type(line)
    }
    return it
  }

  @Test func `the owners' frames add up to all that is not free`() throws {
    let it = machine()
    let picture = Picture.owners(it.kernel)
    let rows = picture.charts[0].rows
    let allocator = it.kernel.allocator
    let taken = UInt64(allocator.managedPageCount - allocator.freePageCount)
    #expect(rows.allSatisfy { $0.total == taken })
    #expect(rows.reduce(0) { $0 + ($1.parts[0].size ?? 0) } == taken)
    #expect(picture.summary.words(in: .english).contains("\(allocator.freePageCount) are free"))
    #expect(rows.contains { $0.item.id == "owner.large-objects" })
  }

  @Test func `what a process gets is added to its owner alone`() throws {
    let it = machine()
    func frames(_ id: String) -> UInt64? {
      Picture.owners(it.kernel).charts[0].rows.first { $0.item.id == id }?.parts[0].size
    }
    let before = try #require(frames("owner.anonymous"))
    let slabs = frames("owner.slab")
    _ = it.type("touch n w for 64K", after: "n = mmap 64K rw")
    #expect(frames("owner.anonymous") == before + 16)
    #expect(frames("owner.slab") == slabs)
  }

  @Test func `the cells are those of the view of frames`() {
    let it = machine()
    let mosaic = Picture.owners(it.kernel).mosaic
    let cells = FrameMosaic(it.kernel, from: .none, order: 9, count: 512).cells
    #expect(mosaic?.cells.map { String($0.letter) } == cells.map(\.letter))
    #expect(mosaic?.step == 2 << 20)
  }

  @Test func `a capital letter tells of frames that several processes map`() {
    let it = machine()
    let item = Picture.owners(it.kernel).mosaic?.legend.first { $0.id.hasSuffix(".several") }
    #expect(item?.letter?.isUppercase == true)
  }
}

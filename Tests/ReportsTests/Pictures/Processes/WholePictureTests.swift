@testable import Drawing
import KernelModel
@testable import Reports
import Session
import TestSupport
import Testing

/// Everything at once.
struct WholePictureTests {
  private func picture(_ it: Specimen) -> Picture {
    Picture.whole(it.process, it.space, in: it.kernel)
  }

  /// Pages that arrows stand for, by zone.
  private func weights(_ picture: Picture) -> [String: UInt64] {
    picture.links.reduce(into: [:]) { $0[$1.to, default: 0] += $1.weight }
  }

  private func expectSum(_ it: Specimen, _ picture: Picture) {
    var expected: [String: UInt64] = [:]
    for row in WholeLayoutReport(it.process, it.space, in: it.kernel).rows {
      for share in row.frames {
        expected["zone.\(share.zone.code)", default: 0] += UInt64(share.count)
      }
    }
    #expect(weights(picture) == expected)
  }

  @Test func `arrows add up to the pages of the report`() throws {
    let it = Specimen()
    _ = it.type("vmalloc 64K", after: "mmap 64K rw", "touch $1 w for 64K")
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    expectSum(it, drawn)
    let own = drawn.links.filter { $0.from.hasPrefix("area") }.reduce(0) { $0 + $1.weight }
    #expect(own == UInt64(it.space.resident.total))
    #expect(own >= 16)
  }

  @Test func `many areas share a stretch and lose no page`() throws {
    let it = Specimen()
    _ = it.type("mmap 128p rw")
    _ = it.type("touch $1 w for 512K")
    for page in 0..<40 { _ = it.type("munmap $1+\(3 * page + 1)p 1p") }
    for page in 0..<20 { _ = it.type("mmap 1p rw shared at \(50 + page)000000 fixed") }
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    expectSum(it, drawn)
    #expect(try drawn.strip(0).segments.count <= 20)
  }

  @Test(arguments: DrawnMachine.all)
  func `every machine has its zones`(_ machine: DrawnMachine) throws {
    let it = machine.specimen
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    expectSum(it, drawn)
    let zones = it.kernel.allocator.zones.filter(\.isPopulated).map { "zone.\($0.kind.name)" }
    let boxes = PictureMeasure.items(drawn).map(\.id).filter { $0.hasPrefix("zone.") }
    #expect(Set(boxes) == Set(zones + ["zone.device"]))
  }
}

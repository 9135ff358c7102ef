import Drawing
import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct HighMemoryPictureTests {
  @Test func `windows lead to the zones of what they map now`() throws {
    let it = Specimen()
    for line in ["vmalloc 8K", "kmap 0x3ff00", "kmap_atomic 0x3ff01"] { _ = it.type(line) }
    let picture = try Picture.highMemory(it.kernel)
    #expect(picture.links.contains(.init("window.vmalloc", "zone.HighMem", weight: 2)))
    #expect(picture.links.contains(.init("window.permanent-kmaps", "zone.HighMem")))
    #expect(picture.links.contains(.init("window.fixmap", "zone.HighMem")))
    #expect(picture.links.contains { $0.from == "window.fixmap" && $0.to == "zone.device" })
    #expect(picture.summary.words(in: .english).contains("windows map 4 pages of them now"))
  }

  @Test func `the direct map leads to low memory alone`() throws {
    let it = Specimen()
    let links = try Picture.highMemory(it.kernel).links.filter { $0.from == "window.direct-map" }
    #expect(links.map(\.to) == ["zone.DMA", "zone.Normal"])
    #expect(links.reduce(0) { $0 + $1.weight } == UInt64(it.kernel.boot.lowMemoryEnd.index - 1))
  }

  @Test func `the windows fill the gigabyte`() throws {
    let segments = try Picture.highMemory(Specimen().kernel).strips[0].segments
    #expect(segments.first?.end == 1 << 32)
    #expect(segments.last?.start == 0xc000_0000)
  }

  @Test func `there is none where the direct map holds all of RAM`() {
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    #expect(throws: PictureRefusal.noHighMemory) { try Picture.highMemory(it.kernel) }
  }
}

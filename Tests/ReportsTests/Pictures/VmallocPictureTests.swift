import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct VmallocPictureTests {
  private func picture(_ lines: String...) -> Picture {
    let it = Specimen()
    for line in lines { _ = it.type(line) }
    return .vmalloc(it.kernel)
  }

  @Test func `areas have guards, and what is freed waits`() {
    let picture = picture("vmalloc 8K", "vmalloc 64K", "vfree $1")
    #expect(
      picture.strips[0].segments.map(\.item.id).reversed() == [
        "waiting.f8800000", "area.f8803000", "guard.f8803000", "free.f8814000",
      ])
  }

  @Test func `arrows are as heavy as the frames are many`() {
    let picture = picture("vmalloc 64K", "ioremap 0xfed00000 4K")
    #expect(
      picture.links == [
        .init("area.f8800000", "zone.HighMem", weight: 16),
        .init("area.f8811000", "zone.device", weight: 1),
      ])
    let box = picture.boxes.first { $0.id == "zone.HighMem" }
    #expect(box?.size == 16)
  }

  @Test func `many areas share a line and still count`() {
    let it = Specimen()
    for _ in 0..<40 { _ = it.type("vmalloc 8K") }
    let picture = Picture.vmalloc(it.kernel)
    #expect(picture.strips[0].segments.count <= 13)
    #expect(picture.strips[0].segments.first?.item.id == "more")
    #expect(picture.links.reduce(0) { $0 + $1.weight } == 80)
    #expect(
      picture.summary.words(in: .english)
        == "40 areas with 80 frames behind them; 0 pages wait for the flush.")
  }

  @Test func `frames stand in the order of pages, and in their cells`() throws {
    let picture = picture("vmalloc 8K")
    let chain = try #require(picture.chains.first)
    #expect(chain.members.map { $0.caption.words(in: .english) } == ["3f800-3f801"])
    let mosaic = try #require(picture.mosaic)
    let cell = 0x3f800 / Int(mosaic.step >> 12)
    #expect(mosaic.cells.indices.filter { mosaic.cells[$0].letter == "a" } == [cell])
  }

  @Test func `an empty window is free and leads nowhere`() {
    let picture = picture()
    #expect(picture.strips[0].segments.map(\.item.id) == ["free.f8800000"])
    #expect(picture.links.isEmpty && picture.chains.isEmpty)
  }
}

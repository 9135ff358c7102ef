import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct ZonesPictureTests {
  @Test func `the zones fill physical memory, and each row its zone`() throws {
    let it = Specimen()
    let picture = Picture.zones(it.kernel)
    let memory = try #require(picture.charts[0].rows.first)
    #expect(memory.parts.map(\.id) == ["span.DMA", "span.Normal", "span.HighMem"])
    #expect(memory.parts.reduce(0) { $0 + ($1.size ?? 0) } == memory.total)
    for (row, zone) in zip(picture.charts[1].rows, it.kernel.allocator.zones) {
      #expect(row.total == UInt64(zone.managedPages))
      let taken = row.parts.reduce(0) { $0 + ($1.size ?? 0) }
      #expect(row.total - taken == UInt64(zone.freePages))
    }
  }

  @Test func `the marks are the kernel's, and free pages end at twice the high one`() {
    let it = Specimen()
    for (row, zone) in zip(Picture.zones(it.kernel).charts[2].rows, it.kernel.allocator.zones) {
      let marks = zone.boostedWatermarks
      #expect(
        row.ticks.map(\.size) == [UInt64(marks.min), UInt64(marks.low), UInt64(marks.high)])
      #expect(row.total == UInt64(2 * marks.high))
      #expect(row.parts[0].size == row.total)
    }
  }

  @Test func `a zone that runs dry is named, and its level moves`() throws {
    let it = Specimen { $0.memoryByteCount = 2 << 30 }
    _ = it.type("kmalloc 4M times 300")
    _ = it.type("kmalloc 64K times 100")
    let picture = Picture.zones(it.kernel)
    #expect(picture.summary.words(in: .english).hasSuffix("Not above their high marks: Normal."))
    let row = try #require(picture.charts[2].rows.first { $0.item.id == "level.Normal" })
    #expect(row.parts[0].size == UInt64(it.kernel.allocator.zones[1].freePages))
    #expect(row.item.detail.pieces[0].role == .error)
  }

  @Test func `reserves are kept from requests that the machine's zones could serve`() {
    func lines(_ megabytes: UInt64) -> [String] {
      let it = Specimen { $0.memoryByteCount = megabytes << 20 }
      guard case .lines(let lines)? = Picture.zones(it.kernel).bands.last?.panels[0].shape else {
        return []
      }
      return lines.map { $0.words(in: .english) }
    }
    #expect(
      lines(1024) == [
        "DMA keeps 856 pages from Normal requests, 984 pages from HighMem requests",
        "Normal keeps 1023 pages from HighMem requests",
      ])
    #expect(lines(64).allSatisfy { !$0.contains("HighMem") })
  }
}

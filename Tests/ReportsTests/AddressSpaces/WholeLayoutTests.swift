import KernelModel
@testable import Reports
import TestSupport
import Testing

/// A row of `layout whole` does not span what is not mapped without saying so.
struct WholeLayoutTests {
  private func rows(_ it: Specimen) -> [WholeLayoutReport.Row] {
    WholeLayoutReport(it.process, it.space, in: it.kernel).rows
  }

  @Test func `a hole inside a mapping is drawn`() {
    let it = Specimen()
    let text = it.type("layout whole", after: "mmap 8p rw", "munmap $1+3p 2p")
    #expect(text.contains("nothing                  8K"))
    let private8 = rows(it).filter { $0.end <= 0xb7ff_b000 && $0.start >= 0xb7ff_3000 }
    #expect(private8.map { $0.end - $0.start } == [0x3000, 0x3000])
    #expect(private8.allSatisfy { $0.holeCount == 0 })
  }

  @Test func `many pieces share a row, which counts its holes`() {
    let it = Specimen()
    _ = it.type("mmap 128p rw")
    for page in 0..<40 { _ = it.type("munmap $1+\(3 * page + 1)p 1p") }
    let joined = rows(it).filter { $0.holeCount > 0 }
    #expect(joined.map(\.holeCount) == [40])
    #expect(joined.map(\.unmapped) == [40 << 12])
    #expect(it.type("layout whole").contains("40 holes of 160K"))
  }
}

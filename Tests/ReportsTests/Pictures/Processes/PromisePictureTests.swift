@testable import Drawing
import KernelModel
@testable import Reports
import TestSupport
import Testing

/// What was promised and what is used.
struct PromisePictureTests {
  @Test func `bars are the counters of each process`() throws {
    let it = Specimen()
    _ = it.type("fork", after: "mmap 900M rw", "mmap 900M rw", "touch $1 w for 64K")
    let drawn = try Picture.promise(it.kernel)
    PictureMeasure.expectSound(drawn)
    let rows = try drawn.bars().rows
    for process in it.kernel.processes.all {
      let space = try #require(process.space)
      let id = "process.\(process.id.rawValue)"
      let vm = try #require(rows.first { $0.item.id == "\(id).vm" })
      let rss = try #require(rows.first { $0.item.id == "\(id).rss" })
      #expect(vm.parts.map(\.size) == [UInt64(space.totals.total) << 12])
      #expect(rss.parts.map(\.size) == [UInt64(space.resident.total) << 12])
    }
    let ram = try #require(rows.last)
    #expect(ram.parts.reduce(0) { $0 + ($1.size ?? 0) } == 1 << 30)
    // More was promised than there is: one scale holds all.
    #expect(Set(rows.map(\.total)).count == 1)
    #expect(ram.total > 1 << 30)
    #expect(drawn.summary.words(in: .english).contains("RAM has 1G"))
  }

  @Test func `of many processes the rest is summed up`() throws {
    let it = Specimen()
    for _ in 0..<12 { _ = it.type("fork") }
    _ = it.type("mmap 100M rw")
    let drawn = try Picture.promise(it.kernel)
    PictureMeasure.expectSound(drawn)
    let rows = try drawn.bars().rows
    #expect(rows.contains { $0.item.id == "process.1.vm" })
    func sum(_ name: String) -> UInt64 {
      rows.filter { $0.item.id.hasSuffix(name) }.flatMap(\.parts).reduce(0) { $0 + ($1.size ?? 0) }
    }
    let spaces = it.kernel.processes.all.compactMap(\.space)
    #expect(spaces.count == 13)
    #expect(sum(".vm") == spaces.reduce(0) { $0 + UInt64($1.totals.total) << 12 })
    #expect(sum(".rss") == spaces.reduce(0) { $0 + UInt64($1.resident.total) << 12 })
  }
}

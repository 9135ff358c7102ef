@testable import Drawing
import KernelModel
@testable import Reports
import TestSupport
import Testing

/// Two address spaces side by side.
struct SpacesPictureTests {
  @Test(arguments: DrawnMachine.all)
  func `parent and child share the kernel's tables`(_ machine: DrawnMachine) throws {
    let it = machine.specimen
    _ = it.type("fork", after: "mmap 1M rw", "touch $1 w")
    let drawn = try Picture.spaces(it.kernel)
    PictureMeasure.expectSound(drawn)
    #expect(drawn.links.map(\.from) == ["process.1.kernel", "process.2.kernel"])
    let promised = UInt64(it.space.totals.total) << 12
    #expect(
      drawn.summary.words(in: .english).hasPrefix("Process 1 has \(shortSize(promised)) mapped"))
    let words = try #require(drawn.summary.pieces.last?.phrase as? SpacesPicturePhrase)
    guard case .tables(let same, let all, 2) = words else {
      Issue.record("\(words)")
      return
    }
    #expect(same == all && all > 0)
  }

  @Test func `what a process has is there in full`() throws {
    let it = Specimen()
    _ = it.type("mmap 1M rw", after: "fork", "switch 2")
    let child = try #require(it.kernel.processes.all.last?.space)
    let drawn = try Picture.spaces(it.kernel)
    for (index, space) in [child, try #require(it.kernel.processes.all.first?.space)].enumerated() {
      let segments = try drawn.strip(index).segments
      let mapped = segments.filter { $0.item.letter == "U" }.reduce(0 as UInt64) { sum, segment in
        guard case .bytes(let count)? = segment.item.detail.pieces.first?.phrase as? Numeral else {
          return sum
        }
        return sum + count
      }
      #expect(mapped == UInt64(space.totals.total) << 12)
      #expect(segments.first?.start == 0xc000_0000)
      #expect(segments.last?.start == 0)
    }
  }

  @Test func `one process stands alone`() throws {
    let it = Specimen()
    for page in 0..<30 { _ = it.type("mmap 1p rw at \(40 + page)000000 fixed") }
    let drawn = try Picture.spaces(it.kernel)
    PictureMeasure.expectSound(drawn)
    #expect(drawn.links.map(\.from) == ["process.1.kernel"])
    #expect(drawn.title.words(in: .english).hasPrefix("Address space of process 1 (demo)"))
  }

  @Test func `without memory there is nothing to draw`() throws {
    let it = try TestProcess()
    it.kernel.exit(it.process)
    #expect(throws: PictureRefusal.noProcess) { try Picture.spaces(it.kernel) }
    #expect(throws: PictureRefusal.noProcess) { try Picture.promise(it.kernel) }
  }
}

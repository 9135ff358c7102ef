import Drawing
import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct DirectMapPictureTests {
  @Test(arguments: SampleMachine.all)
  func `each part lies one offset above its own, up to the end of low memory`(
    _ machine: SampleMachine
  ) throws {
    let it = machine.boot()
    let picture = Picture.directMap(it.kernel)
    let segments = picture.strips.flatMap(\.segments)
    for link in picture.links {
      let virtual = try #require(segments.first { $0.item.id == link.from })
      let physical = try #require(segments.first { $0.item.id == link.to })
      #expect(virtual.start - physical.start == 0xc000_0000)
      #expect(virtual.end - physical.end == 0xc000_0000)
    }
    let frames = picture.links.reduce(0) { $0 + $1.weight }
    #expect(frames == UInt64(it.kernel.boot.lowMemoryEnd.rawValue))
    #expect(segments.last?.start == 0)
  }

  @Test func `what lies beyond has no arrow`() {
    let picture = Picture.directMap(Specimen().kernel)
    #expect(picture.strips[1].segments.first?.item.id == "physical.rest")
    #expect(!picture.links.contains { $0.to == "physical.rest" })
    #expect(picture.summary.words(in: .english).contains("127.8 MiB lie beyond it"))
  }

  @Test func `without high memory nothing lies beyond`() {
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    let picture = Picture.directMap(it.kernel)
    #expect(!picture.strips[1].segments.contains { $0.item.id == "physical.rest" })
    #expect(picture.summary.words(in: .english).hasSuffix("No RAM lies beyond it."))
  }

  @Test func `the kernel and mem_map lie where boot placed them`() throws {
    let it = Specimen()
    let image = it.kernel.boot.parameters.image.frames
    let part = Picture.directMap(it.kernel).strips[1].segments.first {
      $0.start == image.lowerBound.base.rawValue
    }
    #expect(part?.item.caption.words(in: .english) == "kernel image")
    #expect(part?.end == image.upperBound.base.rawValue)
  }
}

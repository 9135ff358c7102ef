import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct FixedMapPictureTests {
  private func picture(_ lines: String..., change: (inout Configuration) -> Void = { _ in })
    -> Picture
  {
    let it = Specimen(change)
    for line in lines { _ = it.type(line) }
    return .fixedMap(it.kernel)
  }

  @Test func `slots are counted down from the top, each at its address`() {
    let segments = picture().strips[0].segments
    #expect(segments.first?.item.id == "slot.0")
    #expect(segments.first?.end == 1 << 32)
    for segment in segments {
      let first = Int(segment.item.id.dropFirst(5))!
      #expect(segment.end == (1 << 32) - UInt64(first) << 12)
      #expect(segment.end - segment.start == (segment.item.size ?? 0) << 12)
    }
  }

  @Test func `temporary kmaps are parts of their own and lead to their frames`() {
    let picture = picture("kmap_atomic 0x3ff00", "kmap_atomic 0x3ff01")
    #expect(picture.links.contains(.init("slot.68", "frame.3ff00")))
    #expect(picture.links.contains(.init("slot.69", "frame.3ff01")))
    let rest = picture.strips[0].segments.first { $0.item.id == "slot.70" }
    #expect(rest?.item.caption.words(in: .english) == "FIX_KMAP_BEGIN+2..159")
    #expect(rest?.isGap == true)
    #expect(
      picture.summary.words(in: .english).contains("2 of 20 temporary kmaps of CPU 0 are open."))
  }

  @Test func `two slots of one frame lead to one page`() {
    let picture = picture(
      "set_fixmap FIX_DBGP_BASE 0xfed00000 nocache", "set_fixmap 240 0xfed00000 nocache")
    let targets = picture.boxes.map(\.id)
    #expect(targets.count { $0 == "frame.fed00" } == 1)
    #expect(picture.links.count { $0.to == "frame.fed00" } == 2)
  }

  @Test func `what has no room is told by its number`() {
    let it = Specimen()
    for index in 0..<40 { _ = it.type("set_fixmap \(232 + 2 * index) 0x1000") }
    let picture = Picture.fixedMap(it.kernel)
    #expect(picture.strips[0].segments.count <= 22)
    let details = picture.strips[0].segments.map { $0.item.detail.words(in: .english) }
    #expect(details.contains { $0.hasSuffix(" used") })
  }

  @Test func `a kernel whose temporary kmaps follow tasks names the task`() {
    let picture = picture("kmap_atomic 0x3ff00") { $0.layout = .linux61 }
    #expect(picture.summary.words(in: .english).contains("temporary kmaps of process 1 are open"))
  }
}

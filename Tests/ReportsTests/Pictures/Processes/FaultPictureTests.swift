@testable import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// The last fault as a path of decisions.
struct FaultPictureTests {
  private let it: Specimen

  init() {
    it = Specimen()
    it.session.keepsJournal = true
  }

  private func picture(after lines: String...) throws -> Picture {
    for line in lines { _ = it.type(line) }
    return try Picture.fault(
      it.session.debugger.journal, upTo: it.session.debugger.clock, in: it.kernel)
  }

  private func told(_ picture: Picture) throws -> [String] {
    try picture.flowSteps().map {
      "\($0.item.id.dropFirst("step.".count)) \($0.outcome.rawValue)"
    }
  }

  @Test func `a journal without faults has no picture`() {
    #expect(throws: PictureRefusal.noFault) {
      try Picture.fault(Journal(), upTo: 0, in: it.kernel)
    }
  }

  @Test func `the first write of private memory takes a frame`() throws {
    let drawn = try picture(after: "mmap 64K rw at 50000000 fixed", "touch 50003000 w")
    PictureMeasure.expectSound(drawn)
    #expect(
      try told(drawn) == [
        "access passes", "address passes", "search passes", "inside passes", "rights passes",
        "entry passes", "handler passes", "frame passes", "after passes", "end ends",
      ])
    let entry = it.kernel.tables.entry(
      of: VirtualAddress(rawValue: 0x5000_3000), in: it.space.directory)
    #expect(
      try PictureMeasure.english(drawn.step("frame").item.caption)
        == "frame \(entry.frame.digits) taken")
    #expect(
      try PictureMeasure.english(drawn.step("entry").item.detail).hasPrefix("0x00000000"))
    let written = hexadecimal(entry.rawValue, digits: 8)
    let after = try PictureMeasure.english(drawn.step("after").item.detail)
    #expect(after.hasPrefix("0x\(written)"))
    #expect(try PictureMeasure.english(drawn.step("handler").otherWay).contains("page of zeros"))
    #expect(
      try PictureMeasure.english(drawn.step("end").item.detail)
        == "\(entry.frame.base.digits)")
  }

  @Test func `a write after fork copies`() throws {
    let drawn = try picture(after: "mmap 4K rw", "touch $1 w", "fork", "touch $1 w")
    PictureMeasure.expectSound(drawn)
    #expect(try PictureMeasure.english(drawn.step("handler").item.caption) == "wp_page_copy")
    #expect(
      try PictureMeasure.english(drawn.step("entry").item.detail)
        != PictureMeasure.english(drawn.step("after").item.detail))
  }

  @Test func `a read takes no frame`() throws {
    let drawn = try picture(after: "mmap 4K rw", "touch $1 r")
    PictureMeasure.expectSound(drawn)
    #expect(!PictureMeasure.items(drawn).contains { $0.id == "step.frame" })
    #expect(try PictureMeasure.english(drawn.step("handler").item.caption) == "do_anonymous_page")
  }

  @Test func `the area refuses a write to code`() throws {
    let drawn = try picture(after: "touch 08049000 w")
    PictureMeasure.expectSound(drawn)
    #expect(
      try told(drawn) == [
        "access passes", "address passes", "search passes", "inside passes", "rights refuses",
        "entry notReached", "handler notReached", "end ends",
      ])
    #expect(
      try PictureMeasure.english(drawn.step("end").item.caption) == "SIGSEGV SEGV_ACCERR")
    #expect(drawn.summary.words(in: .english).hasSuffix("It ended so: SIGSEGV SEGV_ACCERR."))
  }

  @Test func `the stack grows, and nothing else does`() throws {
    let grown = try picture(after: "touch bff00000 w")
    PictureMeasure.expectSound(grown)
    #expect(
      try PictureMeasure.english(grown.step("inside").item.detail)
        == "the area grew down by 223 pages")
    let refused = try picture(after: "touch 00000000 r")
    PictureMeasure.expectSound(refused)
    #expect(try refused.step("inside").outcome == .refuses)
  }

  @Test func `a kernel address is no program's`() throws {
    let drawn = try picture(after: "touch c0000000 r")
    PictureMeasure.expectSound(drawn)
    #expect(
      try told(drawn) == [
        "access passes", "address passes", "window refuses", "handler notReached", "end ends",
      ])
    #expect(
      try PictureMeasure.english(drawn.step("end").item.caption) == "SIGSEGV SEGV_MAPERR")
  }

  @Test func `the kernel's own fault is an oops`() throws {
    let drawn = try picture(after: "touch 00000000 r kernel")
    PictureMeasure.expectSound(drawn)
    #expect(
      try PictureMeasure.english(drawn.step("end").item.caption) == "oops: the kernel's own fault")
  }

  @Test func `only the last fault up to the clock is told`() throws {
    _ = try picture(after: "mmap 64K rw at 50000000 fixed", "touch 50003000 w")
    let clock = it.session.debugger.clock
    _ = it.type("touch 50004000 w")
    let early = try Picture.fault(it.session.debugger.journal, upTo: clock, in: it.kernel)
    #expect(early.title.words(in: .english).hasSuffix("user write to 50003000"))
    let late = try Picture.fault(
      it.session.debugger.journal, upTo: it.session.debugger.clock, in: it.kernel)
    #expect(late.title.words(in: .english).hasSuffix("user write to 50004000"))
  }
}

@testable import Commands
import Drawing
import FoundationEssentials
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// Why the kernel says no, for programs.
struct RefusalReasonTests {
  private func answer(_ line: String, after earlier: String...) throws -> String {
    let it = Specimen()
    for line in earlier { _ = it.type(line) }
    it.session.renderer = JSONRenderer()
    return it.type(line)
  }

  @Test func `a refusal has a code and the numbers that show it`() throws {
    let answer = try answer("munmap 40000001 4K")
    #expect(answer.contains(#""errno":"EINVAL""#))
    #expect(answer.contains(#""reason":{"address":1073741825,"code":"not-page-aligned"}"#))
    #expect(answer.contains(#""words":"40000001 is not page-aligned""#))
  }

  @Test func `a call that returns 0 has a value`() throws {
    let answer = try answer("munmap 40000000 4K")
    #expect(answer.contains(#""value":0"#))
    #expect(!answer.contains("errno"))
  }

  @Test func `a signal is a name, a reason and an address`() throws {
    let answer = try answer("touch 40000000 w")
    #expect(
      answer.contains(
        #""signal":{"address":1073741824,"errorCode":6,"name":"SIGSEGV","number":11,"#
          + #""reason":"SEGV_MAPERR","reasonNumber":1}"#))
  }

  @Test func `what a shortage says depends on where pages were left`() {
    #expect(
      FrameShortage(.pageTable, freeHighPages: 1).english
        == "Normal and DMA have no frame above their reserves for a page table, and 1 free page of "
        + "HighMem cannot be used for it")
    #expect(
      FrameShortage(.page, freeHighPages: 0).english
        == "no zone has a frame above its reserve for a page")
  }
}

import KernelModel
@testable import Commands
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// Going back to where breakpoints would have halted.
struct ReversingTests {
  private func worked() -> Specimen {
    let it = Specimen()
    _ = it.type("brk +64K", after: "touch 0804c000 w", "touch 0804d000 w")
    return it
  }

  @Test(arguments: [
    // One that the event answers, one that needs the events before, one that needs the machine.
    ("break pte", 64), ("break pte if addr == 0x0804c000", 27), ("watch pte 0804c000", 27),
    ("watch rss", 67), ("break pte if rss < 3", 27), ("break do_anonymous_page", 55),
  ])
  func `reverse-continue halts at the last hit and counts it`(_ line: String, event: Int) {
    let it = worked()
    let output = it.type("reverse-continue", after: line)
    #expect(output.hasPrefix("breakpoint 1"))
    #expect(it.session.debugger.clock == event)
    #expect(it.session.debugger.breakpoints[1]?.hitCount == 1)
  }

  @Test func `a temporary breakpoint is found as the last one too, and goes`() {
    let it = worked()
    _ = it.type("rc", after: "tbreak pte")
    #expect(it.session.debugger.clock == 64)
    #expect(it.session.debugger.breakpoints.all.isEmpty)
  }

  @Test func `a disabled breakpoint halts neither way`() {
    let it = worked()
    _ = it.type("disable 1", after: "break pte")
    #expect(it.type("rc").contains("as it was booted"))
    #expect(it.type("continue").contains("@77> brk +64K"))
    #expect(it.session.isPresent)
    #expect(it.type("info b") == "1   pte, 0 hits, disabled\n")
    _ = it.type("rc", after: "enable")
    #expect(it.session.debugger.clock == 64)
  }

  @Test func `a watched figure is compared with what it is where one goes on from`() {
    let it = worked()
    _ = it.type("goto start", after: "watch rss")
    #expect(it.type("continue").contains("breakpoint 1  rss: 2 -> 3\n"))
  }

  @Test func `reverse-next stays at its depth, reverse-finish goes to the command's beginning`() {
    let it = worked()
    _ = it.type("touch 0804e000 w", after: "break do_anonymous_page")
    let depth = it.session.debugger.stop?.entry.depth ?? 0
    _ = it.type("rn")
    #expect(it.session.debugger.stop.map { $0.entry.depth <= depth } == true)
    _ = it.type("reverse-finish")
    #expect(it.session.world.commandCount == 3)
    #expect(it.session.halted == nil)
  }
}

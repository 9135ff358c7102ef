@testable import Commands
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// Where a breakpoint may be set, and what is refused.
struct BreakpointPlaceTests {
  @Test func `a figure or a comparison is watched`() {
    let it = Specimen()
    #expect(it.type("break zone.HighMem.free < 32729 if pid == 1").hasPrefix("breakpoint 1: "))
    #expect(it.type("break rss") == "breakpoint 2: rss\n")
    #expect(it.type("touch 0804c000 w").contains("zone.HighMem.free < 32729: 0 -> 1") == false)
    #expect(it.type("continue").contains("1 fault"))
  }

  @Test func `the entry of a page is watched in its process alone, the chip's writes too`() {
    let it = Specimen()
    _ = it.type("switch 2", after: "touch 0804c000 w", "fork")
    _ = it.type("break pte 0804c000")
    #expect(it.type("[1] touch 0804c000 w").contains("1 fault"))
    #expect(it.session.isPresent)
    // The chip sets the accessed bit that fork has cleared.
    #expect(it.type("touch 0804c000 r").hasPrefix("breakpoint 1\n"))
    #expect(it.type("when changed pte 0804c000").contains("accessed or dirty set"))
  }

  @Test(arguments: [
    ("break 3", "3 is a small number, and no address"),
    ("break do_mmap do_munmap", "'do_mmap' stands alone"),
    ("break split order >= 3", "'split' stands alone"),
    ("break frame zz", "expected a frame's number in hexadecimal, found 'zz'"),
    ("break frame ffffff", "no RAM has frame ffffff"),
    ("break pte nowhere", "expected an address behind 'pte', found 'nowhere'"),
    ("break 0804c000 for", "expected a length behind 'for', found nothing"),
    ("break 0804c000 for 0", "expected a length behind 'for', found '0'"),
    ("watch 5", "'5' never changes"), ("watch 0804c000", "'0804c000' never changes"),
    ("break splt", "did you mean 'split'?"),
  ])
  func `what is no place is refused`(_ line: String, _ words: String) {
    let it = Specimen()
    #expect(it.type(line).contains(words))
    #expect(it.session.debugger.breakpoints.isEmpty)
  }

  @Test(arguments: ["break frame 0x3ffc5", "break *0804c000", "tbreak frame 3ffc5"])
  func `what GDB or C writes is understood`(_ line: String) {
    #expect(Specimen().type(line).hasPrefix("breakpoint 1: "))
  }

  @Test func `a condition that cannot be worked out halts and says so`() {
    let it = Specimen()
    _ = it.type("break take if 1 / order > 5")
    #expect(it.type("touch 0804c000 w").hasPrefix(
      "breakpoint 1: its condition cannot be worked out here\n"))
  }

  @Test func `advance goes on to a place once`() {
    let it = Specimen()
    _ = it.type("step touch 0804c000 w")
    #expect(it.type("advance pte").contains("PTE of 0804c000"))
    #expect(it.session.debugger.breakpoints.isEmpty)
  }

  @Test func `next at a function's entry goes through the function`() {
    let it = Specimen()
    _ = it.type("touch 0804c000 w", after: "break do_anonymous_page")
    _ = it.type("next")
    #expect(it.session.debugger.stop.map { $0.entry.depth } == 4)
  }

  @Test func `next in the library passes over its accesses to memory`() {
    let it = Specimen()
    var stops = 0
    _ = it.type("step malloc 100")
    while it.session.halted != nil, stops < 200 {
      _ = it.type("next")
      stops += 1
    }
    #expect(stops < 60)
  }

  @Test func `a counter of vmstat is a figure`() {
    let it = Specimen()
    let before = it.session.world.figure(named: "pgfault") ?? 0
    _ = it.type("watch pgfault")
    #expect(it.type("touch 0804c000 w").hasPrefix("breakpoint 1  pgfault: \(before) -> \(before + 1)\n"))
    #expect(it.session.world.figure(named: "nr_free_pages").map { $0 > 1000 } == true)
    #expect(it.type("watch pgfalut").contains("did you mean 'pgfault'?"))
  }

  @Test func `advance leaves no breakpoint behind, refused, reached or not`() {
    let it = Specimen()
    #expect(it.type("advance pte").contains("the machine is not halted"))
    #expect(it.session.debugger.breakpoints.isEmpty)
    _ = it.type("advance do_mmap", after: "step touch 0804c000 w")
    #expect(it.session.isPresent)
    #expect(it.session.debugger.breakpoints.isEmpty)
  }

  @Test func `what a passed-over breakpoint saw is not told of another`() {
    let it = Specimen()
    _ = it.type("ignore 1 5", after: "watch rss", "break path")
    _ = it.type("ignore 1 5", after: "break take if 1 / order > 5", "ignore 3 9")
    _ = it.type("touch 0804c000 w")
    while it.session.halted != nil {
      #expect(it.session.debugger.stop?.breakpoint == 2)
      #expect(it.session.debugger.stop?.change == nil)
      #expect(it.session.debugger.stop?.hasBadCondition == false)
      _ = it.type("continue")
    }
  }
}

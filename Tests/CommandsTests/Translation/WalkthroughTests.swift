@testable import Commands
@testable import Session
import TestSupport
import Testing

/// `step` behind `translate`.
struct WalkthroughTests {
  @Test func `goes through the evidence one idea at a time`() {
    let it = Specimen()
    _ = it.type("translate 0804b010", after: "touch 0804b000 w")
    let titles = (1...9).map { _ in it.type("step").split(separator: "\n")[0] }
    #expect(
      titles == [
        "step 1 of 9: from the program's address to the linear address",
        "step 2 of 9: the linear address is cut into its parts",
        "step 3 of 9: is the page in the dtlb?", "step 4 of 9: where the PDE lies",
        "step 5 of 9: what the PDE says", "step 6 of 9: where the PTE lies",
        "step 7 of 9: what the PTE says", "step 8 of 9: may this access be made?",
        "step 9 of 9: the physical address",
      ])
    #expect(it.type("step").contains("the translation ends here"))
  }

  @Test func `marks the bits that choose an entry`() {
    let it = Specimen()
    _ = it.type("step", after: "translate 0804b010", "step", "step", "step", "step", "step", "step", "step")
    #expect(it.type("back").contains("0000100000 [0001001011] 000000010000"))
  }

  @Test func `ends with the fault and what Linux would do`() {
    let it = Specimen()
    _ = it.type("translate 0")
    var last = ""
    while case let screen = it.type("step"), !screen.contains("ends here") { last = screen }
    #expect(last.contains("what Linux would do about it"))
    #expect(last.contains("SIGSEGV"))
  }

  @Test func `there is nothing to step through before a translation or after a change`() {
    let it = Specimen()
    #expect(it.type("step").contains("the machine is not halted"))
    #expect(it.type("step", after: "translate 0", "touch 0804b000").contains("not halted"))
  }

  @Test func `goes back`() {
    let it = Specimen()
    _ = it.type("translate 0")
    let first = it.type("step")
    _ = it.type("step")
    #expect(it.type("back") == first)
  }
}

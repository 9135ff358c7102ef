@testable import Commands
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// Halting inside commands.
struct SteppingTests {
  @Test func `step begins a command and halts at its first event`() {
    let it = Specimen()
    #expect(
      it.type("step touch 0804c000 w") == """
        @1 MMU: TLB set 12: miss for 0804c000
          called by 'touch 0804c000 w'

        """)
    #expect(it.session.prompt == "pagewalk @1> ")
  }

  @Test func `a halted machine is in the middle: the frame is taken, the PTE not yet written`() {
    let it = Specimen()
    let entry = { it.kernel.tables.entry(of: at(0x0804_c000), in: it.space.directory) }
    _ = it.type("tbreak take")
    #expect(it.type("touch 0804c000 w").contains("called by"))
    #expect(entry() == .none)
    #expect(it.kernel.machine.ledger.faultCount == 1)
    _ = it.type("tbreak pte", after: "finish")
    #expect(entry() != .none)
  }

  @Test func `a halted command ends as it would have`() {
    let (halted, plain) = (Specimen(), Specimen())
    _ = halted.type("step touch 0804c000 w")
    for _ in 0..<5 { _ = halted.type("step") }
    #expect(halted.type("finish") == plain.type("touch 0804c000 w"))
    #expect(halted.type("digest") == plain.type("digest"))
    #expect(halted.session.prompt == "pagewalk> ")
  }

  @Test func `next passes over what the kernel does inside`() {
    let it = Specimen()
    _ = it.type("step touch 0804c000 w")
    var stops = 0
    while !it.session.isPresent, stops < 100 {
      _ = it.type("next")
      stops += 1
    }
    #expect(stops < 15)
    #expect(it.session.debugger.journal.count > 25)
  }

  @Test func `bt names the functions that the kernel is inside`() {
    let it = Specimen()
    #expect(
      it.type("bt", after: "break do_anonymous_page", "touch 0804c000 w") == """
          #0  do_anonymous_page
          #1  handle_mm_fault
          #2  do_user_addr_fault
          #3  exc_page_fault
          #4  touch 0804c000 w

        """)
  }

  @Test func `nothing else may change a halted machine`() {
    let it = Specimen()
    _ = it.type("step touch 0804c000 w")
    #expect(it.type("mmap 4K").contains("the machine is halted inside 'touch 0804c000 w'"))
    #expect(it.type("step mmap 4K").contains("the machine is halted"))
    #expect(it.type("maps").contains("/bin/demo"))
  }

  @Test func `every view can be drawn at every event`() {
    let it = Specimen()
    _ = it.type("step mmap 64K rw")
    let views = ["buddyinfo", "zones", "maps", "vma tree", "pagetable", "tlb", "layout", "audit"]
    var count = 0
    while !it.session.isPresent {
      for view in views { #expect(!it.type(view).isEmpty) }
      _ = it.type("step")
      count += 1
    }
    _ = it.type("step touch $1 w for 8K")
    while !it.session.isPresent {
      for view in views { #expect(!it.type(view).isEmpty) }
      _ = it.type("step")
      count += 1
    }
    #expect(count > 40)
  }

  @Test func `there is nothing to go on with between commands`() {
    let it = Specimen()
    for command in ["step", "next", "finish", "continue"] {
      #expect(it.type(command).contains("the machine is not halted"))
    }
    #expect(it.type("bt").contains("between two commands"))
  }
}

/// The address with that value.
private func at(_ value: UInt32) -> VirtualAddress { VirtualAddress(rawValue: value) }

@testable import Commands
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// Registers of the chip set by hand, and what the chip refuses.
struct RegisterTests {
  @Test func `WP clear lets the kernel write a page that is read-only`() {
    let it = Specimen()
    let before = it.type("translate 08048000 w kernel", after: "touch 08048000")
    #expect(before.contains("supervisor write refused, W is clear in the PTE and"))
    #expect(it.type("set cr0.wp 0") == "cr0.wp: 1 -> 0\n")
    #expect(it.type("translate 08048000 w kernel").contains("supervisor write allowed"))
    #expect(it.type("translate 08048000 w user").contains("refused"))
  }

  @Test(arguments: [
    ("set cr4 0x80000000", "refused with #GP(0): CR4 has no bits 0x80000000; nothing has changed\n"),
    ("set cr0 0x80000000", "refused with #GP(0): CR0.PG needs CR0.PE; nothing has changed\n"),
    ("set cr0.nw 1", "refused with #GP(0): CR0.NW needs CR0.CD; nothing has changed\n"),
    ("set efer 2", "refused with #GP(0): EFER has no bits 0x2; nothing has changed\n"),
    (
      "set cr3 0x100000000",
      "refused with #GP(0): CR3 has 32 bits, 0x100000000 has more; nothing has changed\n"
    ),
  ])
  func `the chip refuses with #GP and changes nothing`(line: String, answer: String) {
    let it = Specimen()
    let controls = it.session.machine.controls
    #expect(it.type(line) == answer)
    #expect(it.session.machine.controls == controls)
  }

  @Test func `a selector beyond the table, or of no use, is refused`() {
    let it = Specimen()
    #expect(
      it.type("set ds 0x103").hasPrefix("refused with #GP(100): the selector's entry lies beyond the table"))
    #expect(it.type("set ss 0").hasPrefix("refused with #GP(0): a null selector"))
    #expect(it.type("set fs 0x80").hasPrefix("refused with #GP(80): the descriptor is of a type"))
    #expect(it.type("set ds 0x60").hasPrefix("refused with #GP(60): DPL is less"))
  }

  @Test func `a register shows how many lines a load drops`() {
    let it = Specimen()
    _ = it.type("touch 0804b000 w", after: "touch 08048000")
    #expect(it.type("set cr3 cr3") == "cr3: 02003000 -> 02003000, 2 lines of the TLB dropped\n")
  }

  @Test func `tables that lie outside RAM read as all ones`() {
    let it = Specimen()
    #expect(it.type("set cr3 0xfffff000") == "cr3: 02003000 -> fffff000\n")
    let walk = it.type("translate 08048000")
    #expect(walk.contains("fffff000 + 32*4 = fffff080: ffffffff"))
    #expect(walk.contains("error code 0xd"))
  }

  @Test func `an access through tables that the kernel does not mend ends`() throws {
    let it = Specimen()
    _ = it.type("set cr3 0x3000000")
    #expect(it.type("touch 0804b000 w").contains("SIGSEGV SI_KERNEL"))
    _ = it.type("set cr3 0x2003000")
    #expect(it.type("touch 0804b000 w").contains("no fault"))
    try it.kernel.checkInvariants()
  }

  @Test func `with paging off the linear address is the physical one`() {
    let it = Specimen()
    _ = it.type("set cr0.pg 0")
    #expect(it.type("translate 00123456").contains("P:00123456"))
    #expect(it.type("touch 00123456") == "00123456: read 00, no fault\n")
  }

  @Test func `a wrong name gets the nearest right one`() {
    let it = Specimen()
    #expect(it.type("set cr0.wq 0").contains("did you mean 'cr0.wp'?"))
    #expect(it.type("set cr0.wp 2").contains("cr0.wp goes from 0 to 1"))
  }
}

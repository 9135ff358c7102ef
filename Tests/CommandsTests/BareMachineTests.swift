@testable import Commands
@testable import Grammar
import Hardware
@testable import Session
import TestSupport
import Testing

/// A machine without a kernel.
struct BareMachineTests {
  private func bare() -> Specimen {
    Specimen {
      $0.isBare = true
      $0.memoryByteCount = 16 << 20
    }
  }

  /// A machine whose first page is mapped to frame 3.
  private func paged() -> Specimen {
    let it = bare()
    for line in [
      "poke 0x1000 0x2067", "poke 0x2000 0x3067", "poke 0x3010 0x11223344", "set cr3 0x1000",
      "set cr0.pe 1", "set cr0.pg 1",
    ] { _ = it.type(line) }
    return it
  }

  @Test func `begins with paging off`() {
    #expect(bare().type("translate 00001234").contains("PG is clear"))
    #expect(bare().type("set cr0.pg 1").hasPrefix("refused with #GP(0): CR0.PG needs CR0.PE"))
  }

  @Test func `walks tables that were written by hand`() {
    let it = paged()
    #expect(it.type("touch 0x10") == "00000010: read P:00003010: 44\n")
    #expect(it.type("touch 4096 w").contains("#PF error code 0x6"))
    #expect(it.type("x/2xw 0x10") == "00000010: 11223344 00000000\n")
    #expect(it.type("tlb").contains("dtlb     0    0  00000000    4K  00003000"))
  }

  @Test func `shows no process and no owner`() {
    let it = paged()
    let walk = it.type("translate 0x10")
    #expect(walk.contains("P:00003010   RAM"))
    #expect(!walk.contains("Linux"))
    #expect(it.type("mmap 4K").contains("unknown command"))
    #expect(it.type("pte 0x3067").contains("target  maps 4 KiB at P:00003000\n"))
  }

  @Test func `every command's example runs`() {
    for command in CommandSet.standard.bare.catalog.commands
    where command.effect != .steers && command.group != .debugger && !command.isHidden {
      let it = bare()
      _ = it.type("lgdt 0x5000 0xff")
      for line in command.example.split(separator: "\n") {
        let execution = it.session.execute(String(line))
        #expect(execution.error == nil, "\(command.name): \(line)")
      }
    }
  }

  @Test func `completes and hints without a kernel`() {
    let it = bare()
    #expect(!it.session.complete(before: "translate ").candidates.isEmpty)
    #expect(it.session.hint(for: "touch ").contains("ADDR"))
    #expect(it.type("show").contains("cr3"))
    #expect(it.type("print PAGE_OFFSET").contains("nothing is called"))
  }
}

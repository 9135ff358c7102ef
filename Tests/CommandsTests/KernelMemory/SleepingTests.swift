@testable import Commands
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `A process asleep in kmap` {
  private func asleep() -> Specimen {
    let specimen = Specimen()
    _ = specimen.type("fork; kmap 0x39000 1024; kmap 0x39500 3")
    return specimen
  }

  @Test func `says how many were mapped before, and stands as D in ps and status`() {
    let specimen = Specimen()
    #expect(
      specimen.type("kmap 0x39000 1026")
        == "kmap: EAGAIN (all 1024 slots are held after 1024 of the frames were mapped: "
        + "the caller sleeps until a kunmap)\n")
    #expect(specimen.type("ps").contains("D, waits for a kmap slot"))
    #expect(specimen.type("status").contains("State:\tD (disk sleep)\n"))
  }

  @Test(arguments: ["kmap 0x39600", "brk 0", "[1] fork", "switch 1", "exit", "vfork"])
  func `does nothing`(_ line: String) {
    #expect(
      asleep().type(line).contains("process 1 sleeps in kmap until a slot for frame 39500 is free"))
  }

  @Test func `is woken by a kunmap, which the kernel does`() {
    let specimen = asleep()
    #expect(specimen.type("kunmap 0x39007") == "kunmap: 0\n")
    #expect(!specimen.type("ps").contains("kmap slot"))
    #expect(specimen.type("kmap 0x39500").hasPrefix("$"))
    #expect(specimen.type("audit").contains("every rule of every structure holds"))
  }

  @Test func `leaves others alone`() {
    let specimen = asleep()
    #expect(specimen.type("switch 2; brk 0").hasPrefix("$"))
  }
}

@Suite struct `While a temporary kmap is open` {
  private func atomic(_ version: String) -> Specimen {
    let specimen = Specimen { $0.kernelVersion = version == "6.1" ? .v6_1 : .v5_10 }
    _ = specimen.type("fork; kmap_atomic 0x39000")
    return specimen
  }

  @Test(arguments: ["switch 2", "[2] brk 0", "exit", "vfork"])
  func `5.10 lets nobody else run`(_ line: String) {
    let specimen = atomic("5.10")
    #expect(specimen.type(line).contains("BUG: scheduling while atomic: demo/1/0x00000002"))
    #expect(specimen.type("ps").contains("*    1"))
  }

  @Test(arguments: [
    ("kmap 0x39001", "include/linux/highmem.h"), ("vmalloc 4K", "mm/slab.h"),
    ("kmalloc 64", "mm/slab.h"), ("ioremap 0xfec00000 4K", "mm/slab.h"),
    ("vmap 0x39001", "mm/vmalloc.c"), ("vm_unmap_aliases", "mm/vmalloc.c"),
  ])
  func `5.10 may not sleep`(_ line: String, _ file: String) {
    let text = atomic("5.10").type(line)
    #expect(text.contains("BUG: sleeping function called from invalid context at \(file)"))
  }

  @Test func `5.10 may take what needs no sleep`() {
    #expect(atomic("5.10").type("kmalloc 64 GFP_ATOMIC").hasPrefix("$"))
  }

  @Test func `6.1 switches, and tells what a task loses with its end`() {
    let specimen = atomic("6.1")
    #expect(specimen.type("switch 2; kmap 0x39001").hasPrefix("$"))
    #expect(
      specimen.type("switch 1; exit")
        == "DEBUG_LOCKS_WARN_ON(current->kmap_ctrl.idx): process 1 ended with 1 temporary kmap "
        + "open\n")
    #expect(specimen.type("audit").contains("every rule of every structure holds"))
  }

  @Test(arguments: [
    ("exit_group(0)", [1, 2]), ("exit", [1, 2]), ("exit(0)", [2]),
    ("switch 1; [2] +++ exited with 0 +++", [2]),
  ])
  func `6.1 tells it of every thread that ends`(_ line: String, _ threads: [Int]) {
    let specimen = Specimen { $0.kernelVersion = .v6_1 }
    _ = specimen.type("kmap_atomic 0x39000; clone CLONE_VM|CLONE_THREAD")
    let text = specimen.type(line, after: "switch 2", "kmap_atomic 0x39001")
    let told = threads.map {
      "DEBUG_LOCKS_WARN_ON(current->kmap_ctrl.idx): process \($0) ended with 1 temporary kmap "
        + "open\n"
    }
    #expect(text == told.joined())
  }
}

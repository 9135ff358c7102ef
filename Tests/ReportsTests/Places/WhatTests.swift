@testable import Commands
@testable import Session
import TestSupport
import Testing

@Suite struct `What a number is` {
  @Test func `an address of a program`() {
    let it = Specimen()
    #expect(
      it.type("what 0804b010") == """
        0804b010
          linear   area 0804b000-0804c000 rw-p /bin/demo, byte 0x2010 of the file
                   frame 3ffc4, HighMem: private memory, process 1 at V:0804b000
          physical byte 0x10 of frame 0804b, Normal: free, in the block of order 10 at
                   08000, Movable list

        """)
  }

  @Test func `a symbol, an address of the kernel, a physical address`() {
    let it = Specimen()
    #expect(
      it.type("what PAGE_OFFSET") == """
        c0000000
          symbol   PAGE_OFFSET, TASK_SIZE
          linear   direct map: P:00000000
                   frame 00000: the BIOS's data, not given to the kernel
          physical byte 0x0 of frame c0000: no RAM: nothing answers there

        """)
  }

  @Test func `an entry of a page table`() {
    let it = Specimen()
    #expect(
      it.type("what 0200712c") == """
        0200712c
          linear   in no area; the next one is 08048000-08049000 r--p /bin/demo
          physical byte 0x12c of frame 02007, Normal: page table of process 1 for
                   08000000-083fffff
                   entry 75, for V:0804b000: 3ffc4067

        """)
  }

  @Test(arguments: [
    ("what f8000000", "the hole behind the direct map"), ("what ffffffff", "the last page"),
    ("what 0x1000", "below vm.mmap_min_addr"), ("what bffde000", "just below bffdf000-c0000000"),
    ("what f8803000", "the guard page behind the vmalloc area f8800000-f8804000"),
    ("what f8802fff", "vmalloc area f8800000-f8804000, page 2 of 3"),
    ("what f8900000", "vmalloc: free"), ("what ff801000", "kmap: slot 1, 1 user"),
    ("what ff802000", "kmap: slot 2, free"), ("what ffffc000", "fixmap: slot 3, FIX_APIC_BASE"),
    ("what c2000040", "object 0 of the slab"), ("what fee00000", "registers of the local APIC"),
    ("what 3ffc4", "frame 3ffc4, HighMem: private memory"),
  ])
  func `names the place`(_ line: String, _ words: String) {
    let text = Specimen().type(line, after: "vmalloc 12K", "kmap 3ffc0")
    let joined = text.replacing(/\n +/, with: " ")
    #expect(joined.contains(words))
  }

  @Test func `an address of a device's window is one of its pages`() {
    let it = Specimen()
    let text = it.type("what $1 + 1p", after: "ioremap 0xfed00000 8K")
    #expect(text.contains("ioremap area f8800000-f8803000, page 1 of 2"))
    #expect(it.type("what 0xfed00000").contains("registers of the HPET"))
  }
}

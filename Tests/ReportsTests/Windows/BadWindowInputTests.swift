@testable import Commands
@testable import Drawing
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `Bad input to the windows` {
  @Test(arguments: [
    ("vmalloc 0", "vmalloc: allocation failure: 0 bytes"), ("vmalloc 4G", "4G is out of range"),
    ("vmalloc 0xffffffff", "vmalloc: allocation failure: 4294967295 bytes"),
    ("vmalloc 112M", "vmap allocation for size 117444608 failed: use vmalloc=<size>"),
    ("vfree f8801000", "Trying to vfree() nonexistent vm area (f8801000)"),
    ("vfree f8800004", "Trying to vfree() bad address (f8800004)"),
    ("ioremap 0x100000 4K", "ioremap on RAM at 0x00100000 - 0x00100fff"),
    ("ioremap 0xfffff000 8K", "0xfffff000 + 8192 wraps around to physical address 0"),
    ("ioremap 0x100000000 4K", "invalid physical address 100000000"),
    ("set_fixmap 1 0x100000000", "invalid physical address 100000000"),
    ("iounmap f8801000", "iounmap: bad address f8801000"),
    ("vunmap f8801000", "Trying to vfree() nonexistent vm area (f8801000)"),
    ("vmap 0x3ffdf 2", "no RAM is frame 3ffe0"), ("vmap 0x9f 2", "no RAM is frame 9f"),
    ("ioremap fee00000 0", "the length is 0"),
    ("kunmap 0x3ff00", "kernel BUG at mm/highmem.c"), ("kmap 0xfffffff", "no RAM"),
    ("kmap 0x3ff00 0xffffffff", "no RAM"), ("vmap 0x3ff00 0", "the length is 0"),
    ("vmap 0xfffffff 0xffffffff", "no RAM"), ("kunmap_atomic fffbb000", "no temporary kmap is open"),
    ("set_fixmap 0 0xfee00000", "the last page is never mapped"),
    ("set_fixmap 4000000000 0xfee00000", "__end_of_fixed_addresses is 744"),
    ("set_fixmap 70 0xfee00000", "kmap_atomic's"), ("clear_fixmap 0", "never mapped"),
    ("set pse 0", "chosen at boot"), ("set highpte 1", "chosen at boot"),
  ])
  func `is refused with Linux's words or a sentence, and nothing is broken`(
    _ line: String, _ words: String
  ) {
    let it = Specimen()
    let text = it.type(line, after: "vmalloc 8K")
    #expect(text.contains(words))
    #expect(it.type("audit").contains("every rule of every structure holds"))
  }

  @Test(arguments: [
    "vmalloc 0xfffff000", "vmalloc 0xffffffff", "vmap 0x1000 0xbefdf", "vmap 0x100000 0xf00000",
    "ioremap 0x2000000000 0xffffffff", "ioremap 0x2000000000 0xfffff000",
  ])
  func `more than the window has is refused where RAM would suffice`(_ line: String) {
    let it = Specimen {
      $0.memoryByteCount = 64 << 30
      $0.usesPAE = true
    }
    #expect(it.type(line).contains("failed: use vmalloc=<size> to increase size"))
    #expect(it.kernel.vmalloc.gaps == [it.kernel.layout.vmalloc])
  }

  @Test func `frames poked into an area's entries are not freed with it`() throws {
    let it = Specimen()
    _ = it.type("poke 0x0200a000 0xfffff163", after: "vmalloc 4K")
    #expect(it.type("vfree f8800000") == "vfree: 0\n")
  }
}

@Suite struct `Windows refuse in their kernel's words` {
  private func specimen(_ version: KernelVersion, usesPAE: Bool = false) -> Specimen {
    Specimen {
      $0.kernelVersion = version
      $0.usesPAE = usesPAE
      $0.memoryByteCount = 64 << 20
    }
  }

  @Test(arguments: [
    (.v5_10, "ENOMEM (vmalloc: allocation failure, allocated "),
    (.v6_1, "ENOMEM (vmalloc error: size 50331648, page order 0, failed to allocate pages; "),
  ] as [(KernelVersion, String)])
  func `vmalloc that runs out`(_ version: KernelVersion, _ words: String) {
    let text = specimen(version).type("vmalloc 48M")
    #expect(text.contains(words))
    #expect(text.contains("no zone has a frame above its reserve for a page"))
  }

  @Test func `vmalloc of more than RAM`() {
    #expect(
      specimen(.v6_1).type("vmalloc 1G").contains(
        "vmalloc error: size 1073741824, exceeds total pages"))
  }

  @Test func `one temporary kmap too many`() {
    let lines = String(repeating: "kmap_atomic 0x3ff00; ", count: 17)
    let it = Specimen { $0.kernelVersion = .v6_1 }
    #expect(it.type(lines).contains("kernel BUG at mm/highmem.c: all 16 slots of this task"))
    let old = Specimen()
    #expect(
      old.type(lines + lines).contains(
        "kernel BUG at include/linux/highmem.h: all 20 slots of this CPU"))
  }

  @Test func `addresses have 16 digits under PAE`() {
    #expect(
      specimen(.v5_10, usesPAE: true).type("ioremap 0x100000 4K").contains(
        "ioremap on RAM at 0x0000000000100000 - 0x0000000000100fff"))
  }

  @Test func `vmallocinfo has no phys for what begins at 0`() {
    let it = Specimen()
    #expect(it.type("ioremap 0 4K; vmallocinfo").contains("ioremap\n"))
    #expect(!it.type("vmallocinfo").contains("phys="))
    #expect(it.type("ioremap 0xfed00000 1K; vmallocinfo").contains("phys=0xfed00000 ioremap"))
  }

  @Test(arguments: [
    (.v5_10, "fed00000-fed003ff : PNP0103:00\n"),
    (.v6_1, "fed00000-fed003ff : HPET 0\n  fed00000-fed003ff : PNP0103:00\n"),
  ] as [(KernelVersion, String)])
  func `iomem lists the timer that the examples map`(
    _ version: KernelVersion, _ lines: String
  ) {
    #expect(specimen(version).type("iomem").contains(lines))
  }
}

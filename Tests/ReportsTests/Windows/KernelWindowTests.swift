@testable import Commands
@testable import Drawing
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `The boot log's layout block` {
  private func block(_ change: (inout Configuration) -> Void) -> String {
    let text = Specimen(change).type("dmesg")
    let lines = text.split(separator: "\n").drop { $0 != "virtual kernel memory layout:" }
    return lines.prefix { !$0.hasPrefix("SLUB") }.joined(separator: "\n")
  }

  @Test func `textbook`() {
    #expect(
      block { _ in } == """
        virtual kernel memory layout:
            fixmap  : 0xfff18000 - 0xfffff000   ( 924 kB)
            pkmap   : 0xff800000 - 0xffc00000   (4096 kB)
            vmalloc : 0xf8800000 - 0xff7fe000   ( 111 MB)
            lowmem  : 0xc0000000 - 0xf8000000   ( 896 MB)
              .init : 0xc1d00000 - 0xc1dc0000   ( 768 kB)
              .data : 0xc1900000 - 0xc1d00000   (4096 kB)
              .text : 0xc1000000 - 0xc1900000   (9216 kB)
        """)
  }

  @Test func `linux-6.1 has a line for the CPU entry area`() {
    #expect(
      block { $0.layout = .linux61 }.hasPrefix(
        """
        virtual kernel memory layout:
            fixmap  : 0xffdb8000 - 0xfffff000   (2332 kB)
          cpu_entry : 0xff400000 - 0xff961000   (5508 kB)
            pkmap   : 0xfec00000 - 0xff000000   (4096 kB)
            vmalloc : 0xf73fe000 - 0xfebfe000   ( 120 MB)
            lowmem  : 0xc0000000 - 0xf6bfe000   ( 875 MB)
        """))
  }

  @Test func `linux-6.1 under PAE`() {
    let text = block {
      $0.layout = .linux61
      $0.usesPAE = true
      $0.memoryByteCount = 4 << 30
    }
    #expect(text.contains("    pkmap   : 0xff000000 - 0xff200000   (2048 kB)\n"))
    #expect(text.contains("    lowmem  : 0xc0000000 - 0xf6ffe000   ( 879 MB)\n"))
  }
}

@Suite struct `virt_to_phys and its relatives` {
  @Test(arguments: [
    ("virt_to_phys 0xc0000001", "$1 = 00000001\n"), ("phys_to_virt 1", "$1 = c0000001\n"),
    ("page_address 0x100", "$1 = c0100000\n"), ("page_address 0x3ff00", "$1 = 00000000  (NULL)\n"),
  ])
  func `compute`(_ line: String, _ answer: String) {
    #expect(Specimen().type(line) == answer)
  }

  @Test func `page_address finds a kmap by the hash`() {
    let it = Specimen()
    #expect(it.type("page_address 0x3ff00", after: "kmap 0x3ff00") == "$2 = ff801000\n")
  }

  @Test func `vmalloc_to_pfn walks the kernel's tables`() {
    let it = Specimen()
    #expect(it.type("vmalloc_to_pfn $1+4K", after: "vmalloc 8K") == "$2 = 0003f801\n")
  }

  @Test(arguments: [
    ("virt_to_phys f8000000", "f8000000 is not below high_memory (f8000000)", "P:38000000"),
    ("virt_to_phys 0x8048000", "below PAGE_OFFSET", "'translate'"),
    ("phys_to_virt 0x38000000", "beyond the direct map", "'kmap'"),
    ("phys_to_virt fee00000", "beyond the direct map", "'ioremap'"),
    ("page_address 0xfffff", "has no record", "RAM ends"),
    ("vmalloc_to_pfn c0000000", "not in the vmalloc window", "f8800000-ff7fe000"),
    ("vmalloc_to_pfn f8800000", "nothing is mapped", "'vmallocmap'"),
  ])
  func `say why not`(_ line: String, _ why: String, _ note: String) {
    let text = Specimen().type(line)
    #expect(text.contains(why))
    #expect(text.contains(note))
  }
}

@Suite struct `Views of the windows` {
  @Test func `vmallocmap draws areas, guards, frames and zones`() {
    #expect(
      Specimen().type("vmallocmap", after: "vmalloc 8K", "ioremap 0xfed00000 1K", "vfree $1") == """
        vmalloc f8800000-ff7fe000, 111.9 MiB: 1 area, 1 free block
          V:f8800000 i·······························································
        from      to          size  what                 frames
        f8800000  f8803000     12K  waits for the flush
        f8803000  f8804000      4K  ioremap, 1 page      fed00  device 1
        f8804000  f8805000      4K  guard, no entry
        f8805000  ff7fe000  111.9M  free
        vmap_lazy_nr 3: one flush for all when it passes 8192 pages

        """)
  }

  @Test func `pkmap draws slots, holders and last_pkmap_nr`() {
    #expect(
      Specimen().type("pkmap", after: "kmap 0x3ff00 2", "kmap 0x3ff01", "kunmap 0x3ff00") == """
        pkmap ff800000-ffc00000, 1024 slots: 1 held, 1 to be flushed, 1022 free;
          last_pkmap_nr 2
          V:ff800000 ·13·····························································
                       ^last_pkmap_nr
          V:ff840000 ································································
                     13 rows like the one above
          V:ffbc0000 ································································
          · free  1 to be flushed  3 2 users
          slot  address   count  who                    frame
             1  ff801000      1  nobody, to be flushed  3ff00 HighMem free
             2  ff802000      3  2 users                3ff01 HighMem free

        """)
  }

  @Test func `pkmap tells who sleeps, and the story who wakes`() {
    let it = Specimen()
    _ = it.type("fork", after: "kmap 0x3c000 1024")
    #expect(it.type("[2] kmap 0x3c400").contains("all 1024 slots are held: the caller sleeps"))
    #expect(it.type("pkmap").hasSuffix("process 2 sleeps on pkmap_map_wait for a slot for frame 3c400\n"))
    it.session.tellsStories = true
    #expect(it.type("kunmap 0x3c007").contains("process 2 wakes and looks again for frame 3c400"))
    #expect(!it.type("pkmap").contains("sleeps"))
  }

  @Test func `fixmap draws the slots by name and the stack of kmap_atomic`() {
    let text = Specimen().type("fixmap", after: "kmap_atomic 0x3ff00", "kmap_atomic 0x3ff01")
    #expect(
      text.hasPrefix(
        """
        fixmap fff18000-fffff000 and the hole: 4 of 231 slots
          fffff000        0  FIX_HOLE               never mapped: the last 4 KiB
          ffffe000        1  FIX_DBGP_BASE          empty: USB debug port
          ffffd000        2  FIX_EARLYCON_MEM_BASE  empty: early console
          ffffc000        3  FIX_APIC_BASE          P:fee00000  uncached
          ffffb000        4  FIX_IO_APIC_BASE_0     P:fec00000  uncached
          ffffa000     5-67  +1..63                 empty: I/O APICs
          fffbb000   68-227  FIX_KMAP_BEGIN         temporary kmaps of CPU 0, 2 of 20
            fffbb000  ├─ 3ff00 HighMem free
            fffba000  └─ 3ff01 HighMem free  mapped last, must end first

        """))
  }

  @Test func `a slot may be named`() {
    let it = Specimen()
    #expect(
      it.type("fixmap", after: "set_fixmap FIX_DBGP_BASE 0xfed00000 nocache")
        .contains("1  FIX_DBGP_BASE          P:fed00000  uncached"))
  }

  @Test func `ptdump has Linux's lines and headings`() {
    #expect(
      Specimen().type("ptdump") == """
        ---[ User Space ]---
        0x00000000-0xc0000000           3G                               pgd
        ---[ Kernel Mapping ]---
        0xc0000000-0xc0400000           4M     RW                 GLB x  pte
        0xc0400000-0xc1000000          12M     RW         PSE     GLB x  pmd
        0xc1000000-0xc1c00000          12M     ro         PSE     GLB x  pmd
        0xc1c00000-0xf8000000         868M     RW         PSE     GLB x  pmd
        0xf8000000-0xf8800000           8M                               pgd
        ---[ vmalloc() Area ]---
        0xf8800000-0xff800000         112M                               pgd
        ---[ vmalloc() End ]---
        0xff800000-0xff801000           4K                               pte
        ---[ Persistent kmap() Area ]---
        0xff801000-0xfff18000        7260K                               pte
        ---[ Fixmap area ]---
        0xfff18000-0xffffb000         908K                               pte
        0xffffb000-0xffffd000           8K     RW PWT PCD         GLB x  pte
        0xffffd000-0x00000000          12K                               pte

        """)
  }

  @Test func `ptdump of linux-6.1 has the LDT's and the CPU's headings, under PAE NX`() {
    let it = Specimen {
      $0.layout = .linux61
      $0.usesPAE = true
    }
    let text = it.type("ptdump")
    #expect(text.contains("---[ LDT remap ]---\n"))
    #expect(
      text.contains(
        """
        ---[ CPU entry area ]---
        0xff400000-0xff401000           4K     ro                 GLB NX pte
        0xff401000-0xff402000           4K     RW                 GLB NX pte
        0xff402000-0xff403000           4K                               pte
        """))
  }

  @Test func `vmallocinfo marks an array of pages in an area of its own`() {
    let it = Specimen()
    let text = it.type("vmallocinfo", after: "vmalloc 1025p", "vmap 0x3ff00 2")
    #expect(
      text == """
        0xf8800000-0xf8c02000 4202496 pages=1025 vmalloc vpages
        0xf8c02000-0xf8c05000   12288 pages=2 vmalloc
        0xf8c05000-0xf8c08000   12288 vmap

        """)
  }
}

@Suite struct `Drawings of the kernel's gigabyte` {
  @Test func `layout kernel shows every window and what lies behind it`() {
    let it = Specimen()
    let text = it.type("layout kernel", after: "vmalloc 8K", "kmap 0x3ff00")
    #expect(
      text == """
        the kernel's gigabyte, 1 GiB of RAM, layout textbook
          a column is 16 MiB
          V:c0000000 ========================================================vvvvvvvv
          a column is 2 MiB
          V:f8000000 ····vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvkk·f
          = direct map  v vmalloc  k kmap  f fixmap  · hole
          a column is 15.9 MiB; 127.8 MiB of it lie beyond the direct map
          P:00000000 DNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNHHHHHHHH
                     ^DMA  Normal                                            ^HighMem
        from      to          size  what              in use  behind it
        fffff000  ffffffff      4K  hole
        fff18000  ffffefff    924K  fixmap       2/231 slots  devices, HighMem frames
                                                              for a moment
        ffc00000  fff17fff   3168K  hole
        ff800000  ffbfffff      4M  kmap        1/1024 slots  HighMem 1
        ff7fe000  ff7fffff      8K  hole
        f8800000  ff7fdfff  111.9M  vmalloc           1 area  HighMem 2
        f8000000  f87fffff      8M  hole
        c0000000  f7ffffff    896M  direct map           all  P:00000000-37ffffff

        """)
  }

  @Test func `layout whole leads every stretch to the zones of its frames`() {
    let it = Specimen()
    let text = it.type("layout whole", after: "vmalloc 8K")
    #expect(text.contains("f8800000 HH vmalloc           111.9M 8K ───●"))
    #expect(text.contains("c0000000 NN direct map        896M 896M ━━━"))
    #expect(text.contains("───▶│ HighMem 127.8M "))
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: [16, 64, 896, 2048, 4096] as [UInt64], [false, true])
  func `layout whole fits whatever the machine`(_ megabytes: UInt64, _ usesPAE: Bool) {
    let it = Specimen {
      $0.memoryByteCount = megabytes << 20
      $0.usesPAE = usesPAE
      $0.layout = usesPAE ? .linux61 : .textbook
    }
    for line in it.type("layout whole").split(separator: "\n") { #expect(line.count <= 80) }
  }
}

@Suite struct `what and rmap know the windows` {
  @Test(arguments: [
    ("what ff7fe000", "the hole between vmalloc and the kmap window"),
    ("what fffbb000", "slot 68, temporary kmap 0 of CPU 0: open"),
    ("what fffba000", "slot 69, temporary kmap 1 of CPU 0: free"),
    ("what fffa7000", "temporary kmap 0 of CPU 1: a CPU that this machine lacks"),
    ("what fffff123", "FIX_HOLE"), ("what ffc80000", "a hole between the kernel's windows"),
    ("what ffffb000", "slot 4, FIX_IO_APIC_BASE_0: I/O APICs"),
    ("rmap 0x3ff00", "kmap_atomic V:fffbb000 slot 0 of CPU 0"),
    ("rmap 0x3ff01", "kmap V:ff801000 slot 1, 1 user"),
    ("rmap 0xfee00", "fixmap V:ffffc000 slot 3, FIX_APIC_BASE"),
    ("rmap 0xfed00", "vmalloc V:f8800000 ioremap area f8800000-f8802000"),
    ("what f8801000", "the guard page behind the ioremap area"),
  ])
  func `in the textbook's layout`(_ line: String, _ words: String) {
    let text = Specimen().type(
      line, after: "kmap 0x3ff01", "ioremap 0xfed00000 4K", "kmap_atomic 0x3ff00")
    let joined = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(joined.contains(words))
  }

  @Test(arguments: [
    ("what ff000000", "the window for LDTs"), ("what ff400010", "interrupt descriptor table"),
    ("what ff402000", "guard page below the entry stack"), ("what ff42c000", "CPU 1"),
    ("what ffa00000", "early_ioremap"), ("rmap 0x1dc8", "interrupt descriptor table"),
  ])
  func `in the layout of linux-6.1`(_ line: String, _ words: String) {
    #expect(Specimen { $0.layout = .linux61 }.type(line).contains(words))
  }
}

@Suite struct `A fault of the kernel's own` {
  @Test func `on a guard page is an oops that says what it hit`() {
    #expect(
      Specimen().type("touch f8801000 r kernel", after: "vmalloc 4K") == """
        f8801000: read by the kernel ends in an oops
          BUG: unable to handle page fault for address: f8801000
          #PF: supervisor read access in kernel mode
          #PF: error_code(0x0000) - not-present page
          *pde = 0200a067 *pte = 00000000
          the guard page behind the vmalloc area f8800000-f8802000: never mapped

        """)
  }

  @Test(arguments: [
    ("touch 4 r kernel", "BUG: kernel NULL pointer dereference, address: 00000004"),
    ("touch c1000000 w kernel", "#PF: error_code(0x0003) - permissions violation"),
    ("touch f8000000 w kernel", "the hole behind the direct map"),
  ])
  func `says its kind`(_ line: String, _ words: String) {
    #expect(Specimen().type(line).contains(words))
  }
}

@Suite struct `The squeeze` {
  @Test func `Normal runs dry while HighMem is free: kmalloc fails, vmalloc does not`() {
    let it = Specimen { $0.memoryByteCount = 2 << 30 }
    #expect(
      it.type("kmalloc 4M times 300")
        == "kmalloc: ENOMEM (no block is free after the 213 that were taken; see 'zones')\n")
    #expect(it.kernel.allocator.freeHighPages > 290_000)
    #expect(it.type("kmalloc 4M").hasPrefix("kmalloc: ENOMEM (order 10, GFP_KERNEL)\n"))
    #expect(it.type("vmalloc 4M") == "$1 = f8800000\n")
    #expect(it.type("audit").contains("every rule of every structure holds"))
  }

  @Test func `mem_map of 64 GiB leaves Normal 353 MiB`() {
    let it = Specimen {
      $0.memoryByteCount = 64 << 30
      $0.usesPAE = true
    }
    #expect(it.type("zones").contains("Normal   01000-37fff  353.2 MiB managed"))
  }
}

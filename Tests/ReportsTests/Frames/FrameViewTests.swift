@testable import Commands
import Drawing
import Hardware
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The views of frames` {
  @Test func `zones show use and marks`() {
    let it = Specimen()
    #expect(
      it.type("zones") == """
        DMA      00001-00fff  15.5 MiB managed: 0 used, 0 parked, 3979 free
                 ······································································|
                 =======================m=====l=====h===================================
                 min 16  low 20  high 24: free is above high
                 free blocks of order 0 to 10: 1 1 0 1 2 1 1 0 1 1 3
                 keeps pages: 856 from Normal, 984 from HighMem, 984 from Movable
                 requests
        Normal   01000-37fff  857.2 MiB managed: 24 used, 247 parked, 219193 free
                 #c····································································|
                 =======================m=====l=====h===================================
                 min 927  low 1158  high 1389: free is above high
                 free blocks of order 0 to 10: 1 0 0 1 1 1 0 2 3 2 212
                 keeps pages: 1023 from HighMem, 1023 from Movable requests
        HighMem  38000-3ffdf  127.8 MiB managed: 5 used, 2 parked, 32729 free
                 #c····································································|
                 ===========m===========l===========h===================================
                 min 32  low 66  high 100: free is above high
                 free blocks of order 0 to 10: 1 0 0 1 1 0 1 1 1 1 31
        256179 pages = 255901 free + 249 parked + 29 used; 5835 more reserved at boot
        free 255901 (verified: lists = counter)

        """)
  }

  @Test func `all of memory as a mosaic`() {
    let it = Specimen()
    #expect(
      it.type("frames", after: "mmap 4M rw", "touch $1 w for 3M") == """
        262112 frames, 1 MiB (order 8) a letter
        P:00000000 b···············kkkkkkkkkkkkkck·c·······························
        P:04000000 ································································
        P:08000000 ································································
        P:0c000000 ································································
        P:10000000 ································································
        P:14000000 ································································
        P:18000000 ································································
        P:1c000000 ································································
        P:20000000 ································································
        P:24000000 ································································
        P:28000000 ································································
        P:2c000000 ································································
        P:30000000 ································································
        P:34000000 ·······················································bmmmmmmmm
        P:38000000 ································································
        P:3c000000 ····························································aaaa
          ·    255131   996.6M  free
          c       249     996K  free, parked on the CPU's lists
          k      3520    13.7M  kernel: text, data, bss
          m      2048       8M  mem_map, the struct pages
          b       267    1068K  reserved at boot: hashes, page tables, the CPU's
                                variables, firmware
          t         5      20K  page tables
          z         2       8K  kernel stacks
          s        19      76K  slabs
          a       770    3080K  private memory of processes
          f         3      12K  page cache
          ' '      98     392K  no RAM
        frames 262112, free 255131, parked 249 (verified: each frame once = counters)

        """)
  }

  @Test func `a page of a process`() {
    let it = Specimen()
    #expect(
      it.type("page 3ffc4") == """
        frame 3ffc4, HighMem: private memory, process 1 at V:0804b000
          page       V:f7fe7880, 32 bytes of mem_map
          flags      80080014  uptodate lru swapbacked
          refcount   1
          mapcount   1
          mapping    anon_vma 2, index 2
          pageblock  Movable
          kpageflags 0x5828  UPTODATE LRU MMAP ANON SWAPBACKED

        """)
  }

  @Test func `rmap finds every process, and the TLB`() {
    let it = Specimen()
    #expect(
      it.type("rmap 3ffc4", after: "fork", "touch 0804b000") == """
        frame 3ffc4, HighMem: private memory, process 1 at V:0804b000 and 1 more
          process 1   V:0804b000  PTE at 0200712c: 3ffc4065  /bin/demo
          process 2   V:0804b000  PTE at 0200912c: 3ffc4045  /bin/demo
          direct map  none: it ends at P:38000000
          TLB         V:0804b000  dtlb set 11, way 0: user, read-only
        found 2 mappings, mapcount 2; refcount 2

        """)
  }

  @Test func `a frame of low memory has its direct address`() {
    let it = Specimen()
    #expect(
      it.type("rmap 02003") == """
        frame 02003, Normal: page directory of process 1
          direct map  V:c2003000  always
        found 0 mappings, mapcount 0; refcount 1

        """)
  }

  @Test func `ptov finds a kmap`() {
    let it = Specimen()
    #expect(
      it.type("ptov 3ffc0000", after: "kmap 3ffc0") == """
        P:3ffc0000: frame 3ffc0, HighMem: private memory, process 1 at V:bffff000
          direct map  none: it ends at P:38000000
          kmap        V:ff801000  slot 1, 1 user

        """)
  }

  @Test(arguments: [
    ("3ffc0", 0x5828), ("38000", 0x400), ("38001", 0x400), ("01000", 0x1_0000_0000), ("000a0", 0x100000),
    ("02003", 0x400_0000),
  ])
  func `kpageflags say what a frame is`(_ frame: String, _ flags: Int) {
    #expect(Specimen().json("page \(frame)").contains(#""pageFlags":\#(flags),"#))
  }

  @Test func `every frame is counted once`() {
    let report = FramesReport(Specimen().kernel)
    #expect(report.shares.reduce(0) { $0 + $1.frames } == report.frameCount)
  }

  @Test func `a frame beyond memory is refused`() {
    let text = Specimen().type("page 3ffe0")
    #expect(text.contains("error: frame 3ffe0 has no record\n"))
    #expect(text.contains("note: the last one is 3ffdf\n"))
  }

  @Test func `five hexadecimal digits are a frame, as views print it`() {
    #expect(Specimen().type("page 38000").hasPrefix("frame 38000, HighMem: free"))
    #expect(Specimen().type("page 0x38000") == Specimen().type("page 38000"))
  }
}

@testable import Commands
@testable import Drawing
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The layout` {
  @Test func `4 GiB from top to bottom`() {
    let it = Specimen()
    #expect(
      it.type("layout") == """
        process 1 (demo), 1 GiB of RAM, layout textbook
          V:00000000 ··h··········································m·s==============vk
                                                                     ^c0000000     ^f8
          h heap  m mapping  s stack  = direct map  v vmalloc  k kmap  · gap
          P:00000000 DNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNHHHHHHHH
                     ^DMA  Normal                                            ^HighMem
        from        size  what                         in use  behind it
        fffff000      4K  hole
        fff18000    924K  fixmap                  2/231 slots  devices, HighMem frames
                                                               for a moment
        ffc00000   3168K  hole
        ff800000      4M  kmap                   0/1024 slots  HighMem frames in turn
        ff7fe000      8K  hole
        f8800000  111.9M  vmalloc                     0 areas  any frames, HighMem first
        f8000000      8M  hole
        c0000000    896M  direct map                      all  P:00000000-37ffffff
        ---- user space ends here ----
        bffdf000    132K  [stack]  rw-p                    4K  3ffc0 HighMem
        b8000000  127.8M  room for the stack
        b7fff000      4K  [vdso]  r-xp                      0
        b7ffb000     16K  [vvar]  r--p                      0
        08050000    2.7G  room for the heap and for mappings
        0804c000     16K  [heap]  rw-p  bss                 0
        0804b000      4K  demo  rw-p  data, bss            4K  3ffc4 HighMem
        0804a000      4K  demo  r--p                        0
        08049000      4K  demo  r-xp  text                  0
        08048000      4K  demo  r--p                        0
        00000000  128.2M  nothing, so that NULL faults
        19 lines, 4 GiB in all

        """)
  }

  @Test func `the kernel of today has other windows`() {
    let it = Specimen { $0.layout = .linux61; $0.memoryByteCount = 512 << 20 }
    #expect(
      it.type("layout") == """
        process 1 (demo), 512 MiB of RAM, layout linux-6.1
          V:00000000 ··h··········································m·s========vvvvvvvk
                                                                     ^c0000000     ^f8
          h heap  m mapping  s stack  = direct map  v vmalloc  k kmap  · gap
          P:00000000 DDNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN
                     ^DMA  Normal
        from        size  what                         in use  behind it
        fffff000      4K  hole
        ffdb8000   2332K  fixmap                  2/583 slots  devices, HighMem frames
                                                               for a moment
        ff961000   4444K  hole
        ff400000   5508K  CPU entry area                CPU 0  tables and stacks of CPU
                                                               0
        ff000000      4M  LDT remap                            nothing: for kernels with
                                                               isolated tables
        fec00000      4M  kmap                   0/1024 slots  HighMem frames in turn
        febfe000      8K  hole
        e07e0000  484.1M  vmalloc                     0 areas  any frames, HighMem first
        dffe0000      8M  hole
        c0000000  511.8M  direct map                      all  P:00000000-1ffdffff
        ---- user space ends here ----
        bffdf000    132K  [stack]  rw-p                    4K  01dbf Normal
        b8000000  127.8M  room for the stack
        b7ffe000      8K  [vdso]  r-xp                      0
        b7ffa000     16K  [vvar]  r--p                      0
        08050000    2.7G  room for the heap and for mappings
        0804c000     16K  [heap]  rw-p  bss                 0
        0804b000      4K  demo  rw-p  data, bss            4K  01dbb Normal
        0804a000      4K  demo  r--p                        0
        08049000      4K  demo  r-xp  text                  0
        08048000      4K  demo  r--p                        0
        00000000  128.2M  nothing, so that NULL faults
        21 lines, 4 GiB in all

        """)
  }

  @Test(arguments: [16, 64, 896, 1024, 4096])
  func `its rows fill 4 GiB without gap or overlap`(_ megabytes: UInt64) {
    let it = Specimen { $0.memoryByteCount = megabytes << 20 }
    let report = LayoutReport(it.process, it.space, in: it.kernel)
    var end: UInt64 = 1 << 32
    for row in report.rows {
      #expect(row.end == end)
      end = row.start
    }
    #expect(end == 0)
  }

  @Test func `many areas fold by name`() {
    let it = Specimen()
    for page in 0..<30 { _ = it.type("mmap 4K \(page % 2 == 0 ? "r" : "rw") at 0x40000000+\(page)p fixed") }
    #expect(it.type("layout").contains("private memory, 30 areas"))
  }
}

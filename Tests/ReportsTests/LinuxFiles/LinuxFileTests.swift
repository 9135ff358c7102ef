@testable import Commands
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// The allocator of a machine with 1 GiB just after boot, before anybody asked for a page.
private func bootedAllocator() -> PageAllocator {
  let boot = BootLayout(BootParameters(memory: 1 << 30)!)
  return PageAllocator(
    pages: PageMap(frameCount: boot.maxFrame.index),
    memory: PhysicalMemory(frameCount: boot.maxFrame.index), boot: boot, tracer: Tracer())
}

@Suite struct `Linux's files on frames` {
  @Test func `buddyinfo just after boot`() {
    #expect(
      drawing(of: BuddyReport(bootedAllocator())) == """
        order n: 2^n pages         0      1      2      3      4      5      6      7      8      9     10
        Node 0, zone      DMA      1      1      0      1      2      1      1      0      1      1      3 
        Node 0, zone   Normal      0      0      0      1      0      0      0      1      2      1    213 
        Node 0, zone  HighMem      0      0      0      0      0      1      1      1      1      1     31 
        free 255987 (verified: lists = counter)

        """)
  }

  @Test func `pagetypeinfo after the kernel's first page`() {
    let allocator = bootedAllocator()
    _ = allocator.allocate(order: 0, .kernel, use: .kernel)
    let text = PageTypeReport(allocator).text
    #expect(
      text.hasPrefix(
        """
        Page block order: 10
        Pages per block:  1024

        Free pages count per migrate type at order       0      1      2      3      4      5      6      7      8      9     10 
        Node    0, zone      DMA, type    Unmovable      0
        """))
    #expect(
      text.contains(
        """
        Node    0, zone   Normal, type    Unmovable      1      0      0      0      0      0      1      1      1      1      0 
        Node    0, zone   Normal, type      Movable      0      0      0      1      0      0      0      1      2      1    212 
        Node    0, zone   Normal, type  Reclaimable      0      0      0      0      0      0      0      0      0      0      0 
        Node    0, zone   Normal, type   HighAtomic      0      0      0      0      0      0      0      0      0      0      0 
        """))
    #expect(
      text.hasSuffix(
        """

        Number of blocks type     Unmovable      Movable  Reclaimable   HighAtomic 
        Node 0, zone      DMA            0            4            0            0 
        Node 0, zone   Normal            1          219            0            0 
        Node 0, zone  HighMem            0           32            0            0 

        """))
  }

  @Test func `zoneinfo after the kernel's first page`() {
    let allocator = bootedAllocator()
    _ = allocator.allocate(order: 0, .kernel, use: .kernel)
    let text = ZoneInfoReport(allocator).text
    #expect(text.hasPrefix("Node 0, zone      DMA\n  per-node stats\n      nr_inactive_anon 0\n"))
    #expect(
      text.contains(
        """
        Node 0, zone   Normal
          pages free     219209
                min      927
                low      1158
                high     1389
                spanned  225280
                present  225280
                managed  219272
                protection: (0, 0, 1023, 1023)
              nr_free_pages 219209
              nr_zone_inactive_anon 0
        """))
    #expect(
      text.contains(
        """
          pagesets
            cpu: 0
                      count: 62
                      high:  378
                      batch: 63
          vm stats threshold: 8
          node_unreclaimable:  0
          start_pfn:           4096
        Node 0, zone  HighMem
        """))
    #expect(text.hasSuffix("        managed  0\n        protection: (0, 0, 0, 0)\n"))
  }
}

@Suite struct `Linux's files on memory` {
  @Test func `meminfo adds up`() {
    let it = Specimen()
    let text = it.type("meminfo", after: "mmap 1M rw", "touch $1 w for 1M", "vmalloc 20K")
    #expect(
      text.hasPrefix("MemTotal:        1024716 kB\nMemFree:         "))
    let lines = [
      "Buffers:               0 kB", "HighTotal:        130944 kB", "LowTotal:         893772 kB",
      "AnonPages:          1032 kB", "Inactive(anon):     1032 kB", "KernelStack:           8 kB",
      "PageTables:           12 kB", "CommitLimit:      512356 kB", "VmallocTotal:     114680 kB",
      "VmallocUsed:          20 kB", "HugePages_Total:       0", "Hugepagesize:       4096 kB",
      "DirectMap4k:        4096 kB", "DirectMap4M:      913408 kB",
    ]
    for line in lines { #expect(text.contains("\n\(line)\n")) }
  }

  @Test func `vmstat has Linux's names in Linux's order`() {
    let text = Specimen().type("vmstat", after: "touch 08049000 x", "mmap 4K rw", "touch $1 w")
    #expect(text.hasPrefix("nr_free_pages "))
    #expect(text.contains("\nnr_kernel_stack 8\nnr_dirty_threshold "))
    #expect(text.contains("\npgfault 4\npgmajfault 1\n"))
    #expect(text.contains("\nswap_ra_hit 0\nnr_unstable 0\nanonymous "))
  }

  @Test func `iomem of the first machine`() {
    #expect(
      Specimen().type("iomem") == """
        00000000-00000fff : Reserved
        00001000-0009fbff : System RAM
        0009fc00-0009ffff : Reserved
        000a0000-000bffff : Video RAM area
        000c0000-000c7fff : Video ROM
        000f0000-000fffff : Reserved
          000f0000-000fffff : System ROM
        00100000-3ffdffff : System RAM
          01000000-018fffff : Kernel code
          01900000-01bfffff : Kernel rodata
          01c00000-01cfffff : Kernel data
          01dc0000-01e3ffff : Kernel bss
        3ffe0000-3fffffff : Reserved
        fec00000-fec003ff : IOAPIC 0
        fed00000-fed003ff : PNP0103:00
        fee00000-fee00fff : Local APIC
        fffc0000-ffffffff : Reserved

        """)
  }

  @Test func `RAM beyond 4 GiB is listed under PAE`() {
    let it = Specimen {
      $0.usesPAE = true
      $0.memoryByteCount = 4 << 30
    }
    #expect(it.type("iomem").hasSuffix("\n100000000-13fffffff : System RAM\n"))
  }

  @Test func `slabinfo has a line a cache`() {
    let it = Specimen()
    let lines = it.type("slabinfo").split(separator: "\n").dropLast()
    #expect(lines[0] == "slabinfo - version: 2.1")
    #expect(
      lines.contains(
        "vm_area_struct        44     44     92   44    1 : tunables    0    0    0"
          + " : slabdata      1      1      0"))
    #expect(
      lines.last?.hasPrefix("kmem_cache_node") == true
        || lines.last?.hasPrefix("kmem_cache") == true)
  }

  @Test func `vmallocinfo counts the guard page`() {
    let it = Specimen()
    #expect(
      it.type("vmallocinfo", after: "vmalloc 20K", "ioremap 0xfed00000 4K") == """
        0xf8800000-0xf8806000   24576 pages=5 vmalloc
        0xf8806000-0xf8808000    8192 phys=0xfed00000 ioremap

        """)
    #expect(
      it.type("vmallocinfo", after: "vfree f8800000")
        .hasSuffix("0xf8800000-0xf8806000   24576 unpurged vm_area\n"))
  }

  @Test func `the boot log of the first machine`() {
    let text = Specimen().type("dmesg")
    #expect(text.hasPrefix("BIOS-provided physical RAM map:\n"))
    let middle = """
      last_pfn = 0x3ffe0 max_arch_pfn = 0x100000
      127MB HIGHMEM available.
      896MB LOWMEM available.
        mapped low ram: 0 - 38000000
        low ram: 0 - 38000000
      Zone ranges:
        DMA      [mem 0x0000000000001000-0x0000000000ffffff]
        Normal   [mem 0x0000000001000000-0x0000000037ffffff]
        HighMem  [mem 0x0000000038000000-0x000000003ffdffff]
      Movable zone start for each node

      """
    #expect(text.contains(middle))
    #expect(
      text.hasSuffix(
        """
        Memory: 1023948K/1048056K available (9216K kernel code, 1024K rwdata, 3072K rodata, \
        768K init, 512K bss, 24108K reserved, 0K cma-reserved, 130944K highmem)
        virtual kernel memory layout:
            fixmap  : 0xfff18000 - 0xfffff000   ( 924 kB)
            pkmap   : 0xff800000 - 0xffc00000   (4096 kB)
            vmalloc : 0xf8800000 - 0xff7fe000   ( 111 MB)
            lowmem  : 0xc0000000 - 0xf8000000   ( 896 MB)
              .init : 0xc1d00000 - 0xc1dc0000   ( 768 kB)
              .data : 0xc1900000 - 0xc1d00000   (4096 kB)
              .text : 0xc1000000 - 0xc1900000   (9216 kB)
        SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=1, Nodes=1
        Freeing unused kernel image (initmem) memory: 768K
        (5.10 leaves out the layout block, which kernels up to 5.6 print)

        """))
  }

  @Test(arguments: [
    (false, "2175MB HIGHMEM", "Total pages: 784510", "3104716K/3145208K", "40492K", "2228096K"),
    (true, "4224MB HIGHMEM", "Total pages: 1046654", "4136908K/4193784K", "56876K", "3276672K"),
  ])
  func `the boot log of 4 GiB, without PAE and with it`(
    _ usesPAE: Bool, _ high: String, _ pages: String, _ memory: String, _ reserved: String,
    _ highMemory: String
  ) {
    let it = Specimen {
      $0.usesPAE = usesPAE
      $0.memoryByteCount = 4 << 30
    }
    let text = it.type("dmesg")
    for words in [high, pages, "Memory: \(memory) available", "\(reserved) reserved", highMemory] {
      #expect(text.contains(words))
    }
  }

  @Test func `a machine without high memory says so`() {
    let text = Specimen { $0.memoryByteCount = 64 << 20 }.type("dmesg")
    #expect(text.contains("\n0MB HIGHMEM available.\n63MB LOWMEM available.\n"))
    #expect(text.contains("\n  HighMem  empty\n"))
    #expect(text.contains("\nInitializing HighMem for node 0 (00000000:00000000)\n"))
  }
}

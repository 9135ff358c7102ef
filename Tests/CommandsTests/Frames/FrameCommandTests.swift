@testable import Commands
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `Frames that are asked for or given back wrongly` {
  private let it = Specimen()

  /// What a line prints; afterwards every rule must hold, and as many pages be free as before.
  private func refused(_ line: String) throws -> String {
    let free = it.kernel.allocator.freePageCount
    let text = it.type(line)
    try it.kernel.checkInvariants()
    #expect(it.kernel.allocator.freePageCount == free)
    return text
  }

  @Test(arguments: [
    ("alloc 11", "error: 11 is out of range\nnote: an order goes from 0 to 10\n"),
    ("alloc -1", "error: -1 is out of range\n"),
    ("alloc", "error: ORDER is missing\n"),
    ("alloc 0 GFP_KERNAL", "error: unknown word 'GFP_KERNAL'\nnote: did you mean 'GFP_KERNEL'?"),
    (
      "alloc 0 __GFP_DMA|__GFP_HIGHMEM",
      "error: gfp mask 0x3 contradicts itself\nnote: __GFP_DMA, __GFP_DMA32 and __GFP_HIGHMEM"
    ),
    (
      "kmalloc 64 __GFP_MOVABLE|__GFP_RECLAIMABLE",
      "error: gfp mask 0x18 contradicts itself\nnote: a page is __GFP_MOVABLE or"
    ),
    ("release fffff", "error: no RAM has frame fffff\nnote: the last one is 3ffdf\n"),
    ("release 0xfffffff", "error: no RAM has frame fffffff\n"),
    ("release 000a0", "error: no RAM has frame 000a0\nnote: no RAM: the window of"),
    ("release 0", "error: no RAM has frame 00000\nnote: the BIOS's data"),
    ("buddy 40000", "error: frame 40000 has no record\nnote: the last one is 3ffdf\n"),
    ("frames 40000", "error: frame 40000 has no record\nnote: the last one is 3ffdf\n"),
    ("frames 38000 11", "error: 11 is out of range\n"),
  ])
  func `are a sentence with a caret`(_ line: String, _ words: String) throws {
    let text = try refused(line)
    #expect(text.contains(words), "\(text)")
    #expect(text.contains("^"))
  }

  @Test func `free already is a bad page state`() throws {
    #expect(
      try refused("release 02400") == """
        BUG: Bad page state in process demo  pfn:02400
        page:f7830000 refcount:0 mapcount:0 mapping:00000000 index:0x0 pfn:0x2400
        flags: 0x40000000()
        page dumped because: VM_BUG_ON_PAGE(page_ref_count(page) == 0)
        (it is free already; nothing has changed)

        """)
  }

  @Test func `twice is a bad page state`() throws {
    _ = it.type("alloc 3; release $1")
    #expect(try refused("release $1").contains("(it is free already; nothing has changed)"))
  }

  @Test func `reserved is a bad page state with its flag`() throws {
    let text = try refused("release 01000")
    #expect(text.contains("flags: 0x40001000(reserved)\n"))
    #expect(text.contains("page dumped because: PAGE_FLAGS_CHECK_AT_FREE flag(s) set\n"))
    #expect(text.contains("(it is reserved since boot; "))
  }

  @Test func `later in a block is a bad page state that names the head`() throws {
    _ = it.type("alloc 3 GFP_KERNEL|__GFP_COMP")
    #expect(try refused("release $1 + 5").contains("(it belongs to the block at frame 02050; "))
  }

  @Test func `of the wrong order is refused with the right one`() throws {
    _ = it.type("alloc 3")
    let text = try refused("release $1 2")
    #expect(text.contains("error: the block at 02050 is not of order 2\n"))
    #expect(text.contains("note: it was allocated with order 3\n"))
  }

  @Test func `of a process is a bad page state with its mapping`() throws {
    let text = try refused("release 3ffc4")
    #expect(text.contains("mapcount:1 mapping:(____ptrval____) index:0x2 pfn:0x3ffc4\n"))
    #expect(text.contains("page dumped because: nonzero mapcount\n"))
    #expect(text.contains("its owner gives it back"))
  }

  @Test(arguments: ["kfree c2050000", "kfree c0000000", "kfree 08048000", "kfree ffffffff"])
  func `with kfree are answered as SLUB does`(_ line: String) throws {
    #expect(try refused(line).contains("kernel BUG at mm/slub.c"))
  }

  @Test func `twice with kfree is SLUB's double free`() throws {
    _ = it.type("kmalloc 100; kfree $1")
    #expect(try refused("kfree $1").hasPrefix("BUG kmalloc-128: Object already free\n"))
  }
}

@Suite struct `Machines of many sizes` {
  @Test(arguments: [
    (UInt64(16), false), (17, false), (31, false), (48, false), (100, false), (511, false),
    (895, false), (896, false), (897, false), (1023, false), (2048, false), (3073, false),
    (4096, false), (16, true), (100, true), (897, true), (3072, true), (4096, true), (6000, true),
    (65536, true),
  ])
  func `boot, and every summary verifies itself`(megabytes: UInt64, usesPAE: Bool) {
    let it = Specimen {
      $0.memoryByteCount = megabytes << 20
      $0.usesPAE = usesPAE
    }
    _ = it.type("mmap 256K rw", after: "fork")
    _ = it.type("touch $1 w for 100K", after: "vmalloc 40K", "kmalloc 9000", "alloc 4")
    #expect(it.type("audit").hasSuffix("every rule of every structure holds\n"))
    for view in [
      "buddyinfo", "pagetypeinfo", "zoneinfo", "zones", "frames", "meminfo", "meminfo owners",
      "slabinfo", "vmstat",
    ] {
      let text = it.type(view)
      #expect(text.contains("(verified: "), "\(view)")
      #expect(!text.contains("BROKEN"), "\(view): \(text)")
    }
  }

  @Test(arguments: [UInt64(0), 1 << 20, 15 << 20, 0x1_0000_1000])
  func `make no machine are refused with the bounds`(bytes: UInt64) {
    var configuration = Configuration()
    configuration.memoryByteCount = bytes
    #expect(throws: ConfigurationRefusal.self) { try Session(configuration: configuration) }
  }
}

@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `The story of an allocation at the prompt` {
  private let it: Specimen

  init() {
    it = Specimen()
    it.session.tellsStories = true
  }

  /// What a line prints, on one line.
  private func unwrapped(_ line: String) -> String {
    it.type(line).split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test func `names request, zones, sum, list and both halves of each split`() {
    #expect(
      it.type("alloc 2") == """
        $1 = frame 02050 to 02053, 4 frames in Normal
          __alloc_pages_nodemask  order 2, GFP_KERNEL: Unmovable from Normal, DMA
          zone_watermark_fast     Normal passes: 219193 free - 3 (2^2 - 1) > low 1158
          __rmqueue_smallest      block 02050, order 4, is the head of Normal's
                                  Unmovable list
          expand                  order 3: keeps 02050, lists its buddy 02058
                                  order 2: keeps 02050, lists its buddy 02054

        """)
  }

  @Test func `names a steal, what was converted, and the CPU's list`() {
    let text = unwrapped("alloc 0 GFP_DMA")
    let lines = [
      "order 0, GFP_DMA: Unmovable from DMA", "DMA passes: 3979 free > low 20",
      "no Unmovable block is free: Movable block 00400 of",
      "pageblock 00400 was Movable and is Unmovable",
      "00400, order 10, to the tail of the Unmovable list",
      "order 9: keeps 00400, lists its buddy 00600",
      "order 0: keeps 00400, lists its buddy 00401",
      "frame 00400 from this CPU's Unmovable list of DMA",
    ]
    var rest = text[...]
    for line in lines {
      guard let found = rest.firstRange(of: line) else {
        Issue.record("no '\(line)' in \(text)")
        return
      }
      rest = rest[found.upperBound...]
    }
  }

  @Test func `tells of a refill only the first page, and how many blocks more were split`() {
    let text = unwrapped("alloc 0 GFP_HIGHUSER")
    #expect(
      text.contains(
        "this CPU's Unmovable list of HighMem was empty: it gets 7 pages, 3 blocks more split"))
    #expect(text.ranges(of: "order 0: keeps").count == 1)
  }

  @Test func `tells a request like an earlier one only by its page`() {
    let text = unwrapped("vmalloc 20K")
    let requests = text.ranges(of: "__alloc_pages_nodemask").count
    let pages = text.ranges(of: "from this CPU's").count
    #expect(requests == 3)
    #expect(pages >= 7)
  }

  @Test func `of a touch names the table's and the page's zone`() {
    let text = unwrapped("mmap 64K rw; touch $1 w")
    #expect(text.contains("order 0, GFP_KERNEL|__GFP_ZERO: Unmovable from Normal, DMA"))
    #expect(text.contains("HighMem passes: 32729 free > low 66 rmqueue_pcplist"))
    #expect(text.contains("frame 3ffc5 from this CPU's Movable list of HighMem"))
  }

  @Test func `goes through the slow path with its flags to Linux's warning`() {
    _ = it.type("set vm.min_free_kbytes 2147483647")
    let text = unwrapped("alloc 0 GFP_ATOMIC")
    let lines = [
      "Normal fails: ", "DMA fails: ", "no zone serves it at its low mark", "kswapd is woken",
      " reduced to ", "ALLOC_WMARK_MIN|ALLOC_HARDER|ALLOC_HIGH|ALLOC_KSWAPD",
      "demo: page allocation failure: order:0,", "mode:0xa20(GFP_ATOMIC), nodemask=(null)",
    ]
    for line in lines { #expect(text.contains(line), "\(line)") }
  }

  @Test func `is quiet when the caller wants no warning`() {
    _ = it.type("set vm.min_free_kbytes 1000000")
    let text = it.type("alloc 0 GFP_NOWAIT|__GFP_NOWARN")
    #expect(!text.contains("page allocation failure"))
    #expect(text.contains("nobody is told: __GFP_NOWARN"))
  }

  @Test func `of a block that comes back names the merges and the place on the list`() {
    _ = it.type("alloc 2")
    #expect(
      it.type("release $1") == """
        release: 0
          __free_one_page        its buddy 02054 is free: both become 02050 of order 3
                                 its buddy 02058 is free: both become 02050 of order 4
          add_to_free_list_tail  02050, order 4, to the tail of the Unmovable list

        """)
  }

  @Test func `of a page that comes back names the CPU's list`() {
    _ = it.type("alloc 0")
    #expect(unwrapped("release $1").contains("is the head of this CPU's Unmovable list of Normal"))
  }
}

@Suite struct `An allocation that fails` {
  private let it = Specimen()

  @Test func `names the one frame that pins four megabytes`() {
    for _ in 0..<3 { _ = it.type("alloc 10 GFP_DMA") }
    _ = it.type("release $2")
    _ = it.type("alloc 0 GFP_DMA")
    #expect(
      it.type("alloc 10 GFP_DMA") == """
        alloc: ENOMEM (order 10, GFP_DMA)
          DMA      order 10: 1930 pages free, largest run order 9; this frame pins
                   00800-00bff, the nearest to being free
                   00800        allocated by the kernel

        """)
  }

  @Test func `names the owners of several pins`() throws {
    let small = Specimen { $0.memoryByteCount = 32 << 20 }
    let allocator = small.kernel.allocator
    while allocator.allocate(order: 3, .kernel, use: .kernel) != nil {}
    let text = small.type("alloc 5")
    #expect(text.hasPrefix("alloc: ENOMEM (order 5, GFP_KERNEL)\n  Normal   "))
    #expect(text.contains("frames pin ") || text.contains("too few pages: "))
    try small.kernel.checkInvariants()
  }

  @Test func `of kmalloc too`() {
    #expect(
      it.type("kmalloc 5M")
        == "kmalloc: ENOMEM (5242880 bytes are more than the biggest block, 4 MiB)\n")
    _ = it.type("set vm.min_free_kbytes 1000000")
    #expect(it.type("kmalloc 1M").hasPrefix("kmalloc: ENOMEM (order 8, GFP_KERNEL)\n  Normal "))
  }

  @Test func `is data for programs`() {
    _ = it.type("set vm.min_free_kbytes 1000000")
    let json = it.json("alloc 0")
    #expect(json.contains(#""report":"allocation-failure""#))
    #expect(json.contains(#""zone":"Normal""#))
  }
}

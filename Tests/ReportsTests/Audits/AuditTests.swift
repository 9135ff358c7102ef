@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `An audit` {
  @Test func `verifies every structure`() {
    let it = Specimen()
    #expect(
      it.type("audit") == """
          buddy lists  ok  273 free blocks, 255901 pages, 249 parked, 256179 managed
          slabs        ok  56 caches, 8 slabs, 218 objects
          kmap window  ok  0 of 1024 slots
          fixmap       ok  0 of 20 temporary kmaps
          vmalloc      ok  0 areas, 0 waiting, 1 free block
          areas        ok  8 areas in 1 address space: list = tree, colours, gaps
          page tables  ok  2 tables, 2 resident pages: as their areas allow
          reverse map  ok  2 anon_vmas, 2 chain entries
          files        ok  1 file, 3 cached pages
          LRU lists    ok  5 pages: where their flags say
          swap         ok  0 areas, 0 of 0 slots
          frames       ok  counts of users and mappings = tables + page cache
          TLB          ok  0 lines against the tables
        every rule of every structure holds

        """)
  }

  @Test func `names a stale line and what was broken`() {
    let it = Specimen()
    #expect(
      it.type("audit", after: "touch 0804b000 w", "poke 0x0200712c 0x3ffc5065") == """
          buddy lists  ok                 273 free blocks, 255901 pages, 249 parked,
                                          256179 managed
          slabs        ok                 56 caches, 8 slabs, 218 objects
          kmap window  ok                 0 of 1024 slots
          fixmap       ok                 0 of 20 temporary kmaps
          vmalloc      ok                 0 areas, 0 waiting, 1 free block
          areas        ok                 8 areas in 1 address space: list = tree,
                                          colours, gaps
          page tables  broken             2 tables, 2 resident pages: as their areas
                                          allow
          reverse map  ok                 2 anon_vmas, 2 chain entries
          files        ok                 1 file, 3 cached pages
          LRU lists    ok                 5 pages: where their flags say
          swap         needs page tables  0 areas, 0 of 0 slots
          frames       needs page tables  counts of users and mappings = tables + page
                                          cache
          TLB          1 stale            1 line against the tables
        BROKEN: page tables, rule 3: 804b000 maps frame 3ffc5, which counts no mapping
        STALE: dtlb set 11, way 0: V:0804b000 -> P:3ffc4000; the tables lead to P:3ffc5000

        """)
  }

  @Test func `goes on behind what is broken`() {
    let it = Specimen()
    _ = it.type("kmap 3ffc6", after: "kmalloc 100", "vmalloc 4K")
    // The slot's entry, the vmalloc area's, and the first free object's link.
    let entries = ["ff801000", "f8800000"].map { it.entryPlace(of: $0) }
    let text = it.type(
      "audit", after: "poke \(entries[0]) 0", "poke \(entries[1]) 0", "poke 0x020080c0 0x12345678")
    #expect(text.contains("kmap window  broken"))
    #expect(text.contains("vmalloc      broken"))
    #expect(text.contains("slabs        broken"))
    #expect(text.contains("frames       ok"))
    #expect(text.contains("BROKEN: slab, rule 2: "))
    #expect(text.contains("BROKEN: pkmap, rule 2: slot 1 has lost its entry\n"))
    #expect(text.contains("BROKEN: vmalloc, rule 3: f8800000 has no entry\n"))
  }

  @Test(arguments: [
    "mmap 64K rw", "munmap $1 + 8K 8K", "mprotect $1 + 4K 4K r", "mremap $1 64K 128K maymove",
    "fork", "exec demo", "kmap 3ffc5", "alloc 0 GFP_DMA", "release $3 0", "vmalloc 16K", "vfree $4",
    "malloc 100", "free $2", "touch $1 + 60K w", "brk +64K", "kmalloc 100", "mlock $1 16K",
  ])
  func `a command that is halted has half done something, and broken nothing`(_ command: String) {
    let it = Specimen { $0.memoryByteCount = command.hasPrefix("kmap") ? 1 << 30 : 64 << 20 }
    for line in ["mmap 64K rw", "malloc 1000", "alloc 0", "vmalloc 8K", "touch $1 w for 16K"] {
      _ = it.type(line)
    }
    _ = it.type("step \(command)")
    #expect(it.session.halted != nil)
    var count = 0
    while it.session.halted != nil {
      var told = it.type("audit")
      if count % 10 == 0 {
        for view in [
          "pagetable", "pagetypeinfo", "buddyinfo", "zoneinfo", "zones", "slabinfo", "vmstat",
          "meminfo", "meminfo owners", "frames", "buddy 100", "vma tree", "heap", "heap bins",
          "rmap 1000", "digest", "diff here",
        ] { told += it.type(view) }
      }
      #expect(!told.contains("BROKEN") && !told.contains("SPOILT"), "\(told)")
      #expect(!told.contains("broken") && !told.contains("spoilt"), "\(told)")
      count += 1
      _ = it.type("step")
    }
    #expect(it.type("audit").contains("every rule of every structure holds"))
  }

  @Test func `the middle of a command is named`() {
    let it = Specimen()
    _ = it.type("touch 0804c000 w", after: "break pte")
    #expect(
      it.type("pagetable").hasSuffix("halted inside touch: 1 page of user space not counted yet\n"))
    #expect(it.type("audit").contains("page tables  half done "))
    #expect(it.type("audit").contains("frames       needs page tables "))
    _ = it.type("alloc 0 GFP_DMA", after: "finish", "delete", "break split if order == 3")
    #expect(
      it.type("buddyinfo").hasSuffix(
        """
        halted inside alloc: free 255893, counted 255901 (not equal yet: lists =
                             counter)

        """))
    let json = it.json("audit")
    #expect(json.contains(#""halted":"alloc""#) && json.contains(#""verdict":{"code":"half-done"}"#))
  }

  @Test func `equal sessions have equal digests`() {
    let lines = ["mmap 64K rw", "touch $1 w for 16K", "fork", "munmap $1+8K 4K"]
    func digest() -> String {
      let it = Specimen()
      for line in lines { _ = it.type(line) }
      return it.type("digest")
    }
    #expect(digest() == digest())
  }

  @Test(arguments: [
    "touch 0804b000 w = 0x41", "brk +4K", "fork", "vmalloc 4K", "mmap 4K r", "tlb",
    "set vm.min_free_kbytes 8192",
  ])
  func `a digest changes exactly when the state does`(_ line: String) {
    let it = Specimen()
    let before = it.type("digest")
    #expect((it.type("digest", after: line) == before) == (line == "tlb"))
  }
}

extension Specimen {
  /// Where the entry of an address lies, as `poke` takes it.
  fileprivate func entryPlace(of address: String) -> String {
    let tables = kernel.tables
    let address = VirtualAddress(rawValue: UInt32(address, radix: 16)!)
    return "0x" + tables.entryPlace(of: address, in: tables.kernelDirectory)!.digits
  }
}

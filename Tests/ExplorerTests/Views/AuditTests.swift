import Testing

@testable import Explorer

@Suite struct `An audit` {
  @Test func `verifies every structure`() {
    let it = Specimen()
    #expect(
      it.type("audit") == """
          buddy lists  ok  273 free blocks, 255901 free pages, 249 parked, 256179 managed
          slabs        ok  56 caches, 8 slabs, 218 objects
          kmap window  ok  0 of 1024 slots
          fixmap       ok  0 of 20 temporary kmaps
          vmalloc      ok  0 areas, 0 waiting, 1 free block
          areas        ok  8 areas in 1 address space: list = tree, colours, gaps
          page tables  ok  2 tables, 2 resident pages: each in an area, none allows more
          reverse map  ok  2 anon_vmas, 2 chain entries
          files        ok  1 file, 3 cached pages
          frames       ok  counts of users and mappings = tables + page cache
          TLB          ok  0 lines against the tables
        every rule of every structure holds

        """)
  }

  @Test func `names a stale line and what was broken`() {
    let it = Specimen()
    #expect(
      it.type("audit", after: "touch 0804b000 w", "poke 0x0200712c 0x3ffc5065") == """
          buddy lists  ok           273 free blocks, 255901 free pages, 249 parked, 256179 managed
          slabs        ok           56 caches, 8 slabs, 218 objects
          kmap window  ok           0 of 1024 slots
          fixmap       ok           0 of 20 temporary kmaps
          vmalloc      ok           0 areas, 0 waiting, 1 free block
          areas        ok           8 areas in 1 address space: list = tree, colours, gaps
          page tables  broken       2 tables, 2 resident pages: each in an area, none allows more
          reverse map  not reached  2 anon_vmas, 2 chain entries
          files        not reached  1 file, 3 cached pages
          frames       not reached  counts of users and mappings = tables + page cache
          TLB          1 stale      1 line against the tables
        BROKEN: page tables, rule 3: 804b000 maps frame 3ffc5, which counts no mapping
        STALE: dtlb set 11, way 0: V:0804b000 -> P:3ffc4000; the tables lead to P:3ffc5000

        """)
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

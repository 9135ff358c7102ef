@testable import Commands
@testable import Session
import TestSupport
import Testing

@Suite struct `A translation` {
  @Test func `a page in its table is read`() {
    let it = Specimen()
    #expect(
      it.type("translate 0804b010") == """
        0804b010: user read
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   0000100000 0001001011 000000010000
                 PDE 32     PTE 75     byte 010
          TLB    dtlb set 11 of 16: miss; dtlb-large set 0 of 2: miss
          PDE    CR3 02003000 + 32*4 = 02003080: 02007067  - ps  - A pcd pwt U W P
                 table at P:02007000; so far user, writable
          PTE    02007000 + 75*4 = 0200712c: 3ffc4067  g pat D A pcd pwt U W P
                 4 KiB at P:3ffc4000; so far user, writable
          rights user, writable: user read allowed
          P:3ffc4010   frame 3ffc4, HighMem: private memory, process 1 at V:0804b000

        """)
  }

  @Test func `a line of the TLB answers, and the tables agree`() {
    let it = Specimen()
    #expect(
      it.type("translate 0804b010 w", after: "touch 0804b010 w") == """
        0804b010: user write
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   0000100000 0001001011 000000010000
                 PDE 32     PTE 75     byte 010
          TLB    dtlb set 11 of 16, way 0: hit, page at P:3ffc4000, user, writable
                 no walk; it would find the same:
          PDE    CR3 02003000 + 32*4 = 02003080: 02007067  - ps  - A pcd pwt U W P
                 table at P:02007000; so far user, writable
          PTE    02007000 + 75*4 = 0200712c: 3ffc4067  g pat D A pcd pwt U W P
                 4 KiB at P:3ffc4000; so far user, writable
          rights user, writable: user write allowed
          P:3ffc4010   frame 3ffc4, HighMem: private memory, process 1 at V:0804b000

        """)
  }

  @Test func `a write to the page of zeros is refused, and Linux would copy it`() {
    let it = Specimen()
    #expect(
      it.type("translate 40000010 w", after: "mmap 64K rw at 40000000 fixed", "touch 40000010") == """
        40000010: user write
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   0100000000 0000000000 000000010000
                 PDE 256    PTE 0      byte 010
          TLB    dtlb set 0 of 16, way 0: insufficient, page at P:01dc0000, user,
                 read-only
                 the line's rights do not suffice: a walk
          PDE    CR3 02003000 + 256*4 = 02003400: 02008067  - ps  - A pcd pwt U W P
                 table at P:02008000; so far user, writable
          PTE    02008000 + 0*4 = 02008000: 01dc0225  g pat d A pcd pwt U w P SPECIAL
                 4 KiB at P:01dc0000; so far user, read-only
          rights user, read-only: user write refused, W is clear in the PTE
          #PF    error code 0x7: P=1 present, refused, W=1 a write, U=1 user code
          Linux  find_vma: visits 0804b000 b7ffb000 0804c000 40000000
                 finds 40000000-40010000 rw-p
                 wp_page_copy: the page of zeros gives way to a frame of its own; a
                 minor fault

        """)
  }

  @Test func `a page that was never touched is not present`() {
    let it = Specimen()
    #expect(
      it.type("translate 08049f00 x") == """
        08049f00: user fetch
          CS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   0000100000 0001001001 111100000000
                 PDE 32     PTE 73     byte f00
          TLB    itlb set 1 of 8: miss; itlb-large set 0 of 1: miss
          PDE    CR3 02003000 + 32*4 = 02003080: 02007067  - ps  - A pcd pwt U W P
                 table at P:02007000; so far user, writable
          PTE    02007000 + 73*4 = 02007124: 00000000  g pat d a pcd pwt u w p
                 not present: never mapped
          #PF    error code 0x4: P=0 not present, W=0 no write, U=1 user code
          Linux  find_vma: visits 0804b000 08049000
                 finds 08049000-0804a000 r-xp /bin/demo
                 do_read_fault: maps page 1 of /bin/demo, cached, and cached ones near
                 it; a minor fault

        """)
  }

  @Test func `an address in no area ends in a signal`() {
    let it = Specimen()
    #expect(
      it.type("translate 50000000") == """
        50000000: user read
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   0101000000 0000000000 000000000000
                 PDE 320    PTE 0      byte 000
          TLB    dtlb set 0 of 16: miss; dtlb-large set 0 of 2: miss
          PDE    CR3 02003000 + 320*4 = 02003500: 00000000  - ps  - a pcd pwt u w p
                 not present: never mapped
          #PF    error code 0x4: P=0 not present, W=0 no write, U=1 user code
          Linux  find_vma: visits 0804b000 b7ffb000 0804c000
                 finds b7ffb000-b7fff000 r--p [vvar]
                 the address lies below it, and it does not grow down
                 bad_area: SIGSEGV, code SEGV_MAPERR

        """)
  }

  @Test func `an address below the stack makes it grow`() {
    let it = Specimen()
    #expect(
      it.type("translate bffd0000 w") == """
        bffd0000: user write
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   1011111111 1111010000 000000000000
                 PDE 767    PTE 976    byte 000
          TLB    dtlb set 0 of 16: miss; dtlb-large set 1 of 2: miss
          PDE    CR3 02003000 + 767*4 = 02003bfc: 02006067  - ps  - A pcd pwt U W P
                 table at P:02006000; so far user, writable
          PTE    02006000 + 976*4 = 02006f40: 00000000  g pat d a pcd pwt u w p
                 not present: never mapped
          #PF    error code 0x6: P=0 not present, W=1 a write, U=1 user code
          Linux  find_vma: visits 0804b000 b7ffb000 bffdf000 b7fff000
                 finds bffdf000-c0000000 rw-p [stack]
                 the address lies below it; expand_stack: grows by 15 pages
                 do_anonymous_page: takes a frame of zeros, writable; a minor fault

        """)
  }

  @Test func `a large page ends the walk in the directory`() {
    let it = Specimen()
    #expect(
      it.type("translate d0100000 kernel") == """
        d0100000: supervisor read
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   1101000000 0100000000000000000000
                 PDE 832    byte 100000
          TLB    dtlb set 0 of 16: miss; dtlb-large set 0 of 2: miss
          PDE    CR3 02003000 + 832*4 = 02003d00: 100001e3  G PS  D A pcd pwt u W P
                 4 MiB at P:10000000; so far supervisor, writable
          rights supervisor, writable: supervisor read allowed
          P:10100000   frame 10100, Normal: free, in the block of order 10 at 10000,
                       Movable list

        """)
  }

  @Test func `user code is kept out of the kernel`() {
    let it = Specimen()
    #expect(
      it.type("translate c0100000") == """
        c0100000: user read
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   1100000000 0100000000 000000000000
                 PDE 768    PTE 256    byte 000
          TLB    dtlb set 0 of 16: miss; dtlb-large set 0 of 2: miss
          PDE    CR3 02003000 + 768*4 = 02003c00: 37fe8063  - ps  - A pcd pwt u W P
                 table at P:37fe8000; so far supervisor, writable
          PTE    37fe8000 + 256*4 = 37fe8400: 00100163  G pat D A pcd pwt u W P
                 4 KiB at P:00100000; so far supervisor, writable
          rights supervisor, writable: user read refused, U is clear in the PDE and PTE
          #PF    error code 0x5: P=1 present, refused, W=0 no write, U=1 user code
          Linux  do_kern_addr_fault: the address is the kernel's
                 bad_area: SIGSEGV, code SEGV_MAPERR

        """)
  }

  @Test func `under PAE there is a level more, and NX`() {
    let it = Specimen { $0.usesPAE = true }
    #expect(
      it.type("translate 0804b010 x") == """
        0804b010: user fetch
          CS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   00 001000000 001001011 000000010000
                 PDPTE 0 PDE 64    PTE 75    byte 010
          TLB    itlb set 3 of 8: miss; itlb-large set 0 of 1: miss
          PDPTE  CR3 02003000 + 0*8 = 02003000: 0000000002004001
                 pcd pwt P
                 directory at P:02004000; held in the chip since CR3 was loaded
          PDE    02004000 + 64*8 = 02004200: 000000000200a067
                 nx - ps  - A pcd pwt U W P
                 table at P:0200a000; so far user, writable
          PTE    0200a000 + 75*8 = 0200a258: 800000003ffc4067
                 NX g pat D A pcd pwt U W P
                 4 KiB at P:3ffc4000; so far user, writable, no-execute
          rights user, writable, no-execute: user fetch refused, NX is set in the PTE
          #PF    error code 0x15: P=1 present, refused, W=0 no write, U=1 user code, I=1
                 a fetch
          Linux  find_vma: visits 0804b000
                 finds 0804b000-0804c000 rw-p /bin/demo
                 access_error: the page is there, and its rights say no
                 bad_area: SIGSEGV, code SEGV_ACCERR

        """)
  }

  @Test func `-v explains each bit`() {
    let it = Specimen()
    #expect(
      it.type("translate 08049000 -v") == """
        08049000: user read
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   0000100000 0001001001 000000000000
                 PDE 32     PTE 73     byte 000
          TLB    dtlb set 9 of 16: miss; dtlb-large set 0 of 2: miss
          PDE    CR3 02003000 + 32*4 = 02003080: 02007067  - ps  - A pcd pwt U W P
                 ps      0  leads to a table
                 A       1  used by a walk since somebody cleared the bit
                 pcd     0  may be cached
                 pwt     0  writes may stay in the cache
                 U       1  open to user code, if every level says so
                 W       1  writable, if every level says so
                 P       1  present
                 table at P:02007000; so far user, writable
          PTE    02007000 + 73*4 = 02007124: 00000000  g pat d a pcd pwt u w p
                 p       0  not present: the chip reads no other bit, they belong to the
                 kernel
                 not present: never mapped
          #PF    error code 0x4: P=0 not present, W=0 no write, U=1 user code
          Linux  find_vma: visits 0804b000 08049000
                 finds 08049000-0804a000 r-xp /bin/demo
                 do_read_fault: maps page 1 of /bin/demo, cached, and cached ones near
                 it; a minor fault

        """)
  }

  @Test func `a stale line is named`() {
    let it = Specimen()
    #expect(
      it.type("translate 0804b000 w", after: "touch 0804b000 w", "poke 0x0200712c 0x3ffc5065") == """
        0804b000: user write
          DS     base 00000000, limit ffffffff: flat, the offset is the linear address
          bits   0000100000 0001001011 000000000000
                 PDE 32     PTE 75     byte 000
          TLB    dtlb set 11 of 16, way 0: hit, page at P:3ffc4000, user, writable
                 STALE, nobody has flushed it: the tables lead to P:3ffc5000
                 no walk; what it would find:
          PDE    CR3 02003000 + 32*4 = 02003080: 02007067  - ps  - A pcd pwt U W P
                 table at P:02007000; so far user, writable
          PTE    02007000 + 75*4 = 0200712c: 3ffc5065  g pat D A pcd pwt U w P
                 4 KiB at P:3ffc5000; so far user, read-only
          rights user, read-only in the tables; the TLB's line lets it pass
          P:3ffc4000   frame 3ffc4, HighMem: private memory

        """)
  }

  @Test(arguments: ["translate 0804b010", "translate 50000000 w", "vtop 08049000 x -v", "maps"])
  func `looking changes nothing`(_ command: String) {
    let it = Specimen()
    let before = it.type("digest", after: "touch 08049000 x", "mmap 64K rw")
    #expect(it.type("digest", after: command) == before)
  }

  @Test func `only the loaded tables can be asked`() {
    let text = Specimen().type("[2] translate 08049000", after: "fork")
    #expect(text.contains("error: the chip does not work with the tables of process 2\n"))
    #expect(text.contains("note: 'switch 2' loads them\n"))
  }

  @Test func `programs read every piece of evidence`() {
    let text = Specimen().json("translate 50000000 w")
    for field in [
      #""report":"translation""#, #""address":1342177280"#, #""access":"write""#,
      #""privilege":"user""#, #""code":"not-present""#, #""code":"miss""#, #""errorCode":6"#,
      #""signal":"SIGSEGV""#, #""signalCode":"SEGV_MAPERR""#,
    ] { #expect(text.contains(field)) }
  }
}

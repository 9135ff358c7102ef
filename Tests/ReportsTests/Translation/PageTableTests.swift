@testable import Commands
@testable import Drawing
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The page tables` {
  @Test func `4 GiB fold into one screen`() {
    let it = Specimen()
    #expect(
      it.type("pagetable") == """
        process 1: page directory at P:02003000
        range              size  may   bits  entries     frames       what
        user space 00000000-c0000000: 2 pages mapped, 2 tables
        0804b000-0804c000    4K  urwx        32.75       3ffc4        demo
        bffff000-c0000000    4K  urwx        767.1023    3ffc0        [stack]
        direct map c0000000-f8000000: 229376 pages mapped, 1 table
        c0000000-c0400000    4M  krwx  G     768.0-1023  00000-003ff
        c0400000-c1000000   12M  krwx  PS G  769-771     00400-00fff
        c1000000-c1c00000   12M  kr-x  PS G  772-774     01000-01bff
        c1c00000-f8000000  868M  krwx  PS G  775-991     01c00-37fff
        vmalloc f8800000-ff7fe000: nothing
        kmap ff800000-ffc00000: nothing, 1 table
        fixmap fff18000-fffff000: 2 pages mapped, 1 table
        ffffb000-ffffc000    4K  krwx  G UC  1023.1019   fec00        FIX_IO_APIC_BASE_0
        ffffc000-ffffd000    4K  krwx  G UC  1023.1020   fee00        FIX_APIC_BASE
        user space: 2 pages that count = RSS 2, 2 tables = VmPTE 2

        """)
  }

  @Test func `equal neighbours share a line, others do not`() {
    let it = Specimen()
    #expect(
      it.type("pagetable", after: "mmap 64K rw at 40000000 fixed", "touch 40000000 w for 16K", "touch 40005000", "mprotect 40001000 4K none", "vmalloc 12K") == """
        process 1: page directory at P:02003000
        range              size  may   bits  entries     frames       what
        user space 00000000-c0000000: 7 pages mapped, 3 tables
        0804b000-0804c000    4K  urwx        32.75       3ffc4        demo
        40000000-40001000    4K  urwx        256.0       3ffc5
        40001000-40002000    4K  ----        256.1       3ffc6        PROT_NONE
        40002000-40004000    8K  urwx        256.2-3     3ffc7-3ffc8
        40005000-40006000    4K  ur-x        256.5       01dc0        zeros
        bffff000-c0000000    4K  urwx        767.1023    3ffc0        [stack]
        direct map c0000000-f8000000: 229376 pages mapped, 1 table
        c0000000-c0400000    4M  krwx  G     768.0-1023  00000-003ff
        c0400000-c1000000   12M  krwx  PS G  769-771     00400-00fff
        c1000000-c1c00000   12M  kr-x  PS G  772-774     01000-01bff
        c1c00000-f8000000  868M  krwx  PS G  775-991     01c00-37fff
        vmalloc f8800000-ff7fe000: 3 pages mapped, 1 table
        f8800000-f8803000   12K  krwx  G     994.0-2     3f800-3f802  vmalloc
        kmap ff800000-ffc00000: nothing, 1 table
        fixmap fff18000-fffff000: 2 pages mapped, 1 table
        ffffb000-ffffc000    4K  krwx  G UC  1023.1019   fec00        FIX_IO_APIC_BASE_0
        ffffc000-ffffd000    4K  krwx  G UC  1023.1020   fee00        FIX_APIC_BASE
        user space: 6 pages that count = RSS 6, 3 tables = VmPTE 3

        """)
  }

  @Test func `a table unfolds entry by entry`() {
    let it = Specimen()
    #expect(
      it.type("pagetable 08048000") == """
        process 1, 08000000-08400000: 1 entry not empty
        08000000 PDE 32    02003080: 02007067 - ps  - A pcd pwt U W P  table P:02007000
        0804b000 PTE 32.75 0200712c: 3ffc4067 g pat D A pcd pwt U W P  demo

        """)
  }

  @Test func `a range without a page says so`() {
    let it = Specimen()
    #expect(
      it.type("pagetable 50000000 8p") == """
        process 1, 50000000-50008000: nothing is mapped

        """)
  }

  @Test func `PAE has three indices`() {
    let it = Specimen { $0.usesPAE = true }
    #expect(
      it.type("pagetable") == """
        process 1: page directory at P:02003000
        range              size  may   bits  entries    frames       what
        user space 00000000-c0000000: 2 pages mapped, 2 tables
        0804b000-0804c000    4K  urw-        0.64.75    3ffc4        demo
        bffff000-c0000000    4K  urw-        2.511.511  3ffc0        [stack]
        direct map c0000000-f8000000: 229376 pages mapped, 1 table
        c0000000-c0200000    2M  krw-  G     3.0.0-511  00000-001ff
        c0200000-c1000000   14M  krw-  PS G  3.1-7      00200-00fff
        c1000000-c1a00000   10M  kr-x  PS G  3.8-12     01000-019ff
        c1a00000-c1c00000    2M  kr--  PS G  3.13       01a00-01bff
        c1c00000-f8000000  868M  krw-  PS G  3.14-447   01c00-37fff
        vmalloc f8800000-ff7fe000: nothing
        kmap ff800000-ffa00000: nothing, 1 table
        fixmap fff18000-fffff000: 2 pages mapped, 1 table
        ffffb000-ffffc000    4K  krw-  G UC  3.511.507  fec00        FIX_IO_APIC_BASE_0
        ffffc000-ffffd000    4K  krw-  G UC  3.511.508  fee00        FIX_APIC_BASE
        user space: 2 pages that count = RSS 2, 5 tables = VmPTE 5

        """)
  }

  @Test func `user space adds up to RSS and VmPTE`() {
    let it = Specimen()
    for line in ["mmap 1M rw", "touch $1 w for 300K", "fork", "brk +64K", "touch brk-8 w"] {
      _ = it.type(line)
    }
    let report = PageTableReport(it.process, it.space, in: it.kernel)
    #expect(report.residentFound == report.residentCounted)
    #expect(report.tablesFound == report.tablesCounted)
    #expect(report.residentFound == 75 + 2 + 1)
  }

  @Test func `runs fold only over equal rights and owners`() {
    let it = Specimen()
    _ = it.type("touch 0804c000 w for 16K")
    let report = PageTableReport(it.process, it.space, in: it.kernel)
    #expect(report.sections[0].runs.map(\.byteCount) == [4096, 16384, 4096])
    #expect(report.sections[1].runs.map(\.firstIndices) == [[768, 0], [769], [772], [775]])
  }
}

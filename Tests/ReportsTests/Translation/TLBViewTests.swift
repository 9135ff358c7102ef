@testable import Commands
@testable import Drawing
@testable import Session
import TestSupport
import Testing

@Suite struct `The views of the TLB and the registers` {
  @Test func `lines with their places and rights`() {
    let it = Specimen()
    #expect(
      it.type("tlb", after: "touch 0804b000 w", "touch 08049000 x") == """
        p6: 2 of 106 lines in use
        array  set  way  linear    size  physical  may                hits
        dtlb    11    0  0804b000    4K  3ffc4000  user, writable, D     0
        itlb     1    0  08049000    4K  3ffc2000  user, read-only       0
        every line agrees with the tables

        """)
  }

  @Test func `what it has done`() {
    let it = Specimen()
    #expect(
      it.type("tlb stats", after: "touch 0804b000 w", "touch 0804b000 for 8K", "touch 08049000 x") == """
        p6
        array       lines/ways  used  hits  misses  fills  evicted  reach
        dtlb              64/4     2     1       3      2        0     8K
        dtlb-large         8/4     0     0       3      0        0      0
        itlb              32/4     1     0       2      1        0     4K
        itlb-large         2/2     0     0       2      0        0      0
        5 walks read 10 entries of the tables and wrote 0; 2 faults
        1 load of CR3, 2 INVLPG, 1 whole flush: 0 lines dropped

        """)
  }

  @Test func `the control registers`() {
    let it = Specimen()
    #expect(
      it.type("cr") == """
          CR0  80050033  PE MP ET NE WP AM PG: paging is on; supervisor writes obey W
          CR2  00000000  the address of the last page fault
          CR3  02003000  page directory of process 1
          CR4  00000690  PSE PGE OSFXSR OSXMMEXCPT: two levels, 4 MiB pages, global
                         pages
          EFER 00000000  NX is not in force

        """)
  }

  @Test func `the registers of PAE`() {
    let it = Specimen { $0.usesPAE = true }
    #expect(
      it.type("cr") == """
          CR0  80050033  PE MP ET NE WP AM PG: paging is on; supervisor writes obey W
          CR2  00000000  the address of the last page fault
          CR3  02003000  four directory pointers of process 1
          CR4  000006b0  PSE PAE PGE OSFXSR OSXMMEXCPT: three levels, 64-bit entries,
                         global pages
          EFER 00000800  NXE: NX is in force
          PDPTE 0000000002004001  0 GiB: directory at P:02004000
          PDPTE 0000000002005001  1 GiB: directory at P:02005000
          PDPTE 0000000002006001  2 GiB: directory at P:02006000
          PDPTE 0000000037fe8001  3 GiB: directory at P:37fe8000

        """)
  }

  @Test func `the segments`() {
    let it = Specimen()
    #expect(
      it.type("gdt").hasPrefix(
        """
          ES  007b  base 00000000 limit ffffffff data, writable, DPL 3
          CS  0073  base 00000000 limit ffffffff code, readable, DPL 3
          SS  007b  base 00000000 limit ffffffff data, writable, DPL 3
          DS  007b  base 00000000 limit ffffffff data, writable, DPL 3
          FS  0000  null: any use faults
          GS  0000  null: any use faults
        GDT at c1c00000, limit 00ff, CPL 3
          12  0060  00cf9b000000ffff  base 00000000 limit ffffffff code, readable, DPL 0

        """))
  }

  @Test func `an entry, bit by bit`() {
    let it = Specimen()
    #expect(
      it.type("pte 3ffc2025") == """
        3ffc2025 as a PTE: g pat d A pcd pwt U w P
          g       0  its TLB line goes when CR3 is loaded
          pat     0  memory type from the lower half of the PAT register
          d       0  not written through
          A       1  used by a walk since somebody cleared the bit
          pcd     0  may be cached
          pwt     0  writes may stay in the cache
          U       1  open to user code, if every level says so
          w       0  read-only; for supervisor code too, as long as CR0.WP is set
          P       1  present
          target  maps 4 KiB at P:3ffc2000; frame 3ffc2, HighMem: page 1 of /bin/demo

        """)
  }

  @Test func `a large page's entry`() {
    let it = Specimen()
    #expect(
      it.type("pte 004001e3 pde") == """
        004001e3 as a PDE: G PS  D A pcd pwt u W P
          pat     0  memory type from the lower half of the PAT register
          G       1  its TLB line survives a load of CR3
          PS      1  maps a large page itself
          D       1  written through since somebody cleared the bit
          A       1  used by a walk since somebody cleared the bit
          pcd     0  may be cached
          pwt     0  writes may stay in the cache
          u       0  for supervisor code alone
          W       1  writable, if every level says so
          P       1  present
          target  maps 4 MiB at P:00400000; frame 00400, DMA: free, in the block of
                  order 10 at 00400, Movable list

        """)
  }

  @Test func `a swap entry`() {
    let it = Specimen()
    #expect(
      it.type("pte 00246802") == """
        00246802 as a PTE: p
          p       0  not present: the chip reads no other bit, they belong to the kernel
          Linux   a swap entry: type 1, offset 1234

        """)
  }
}

@testable import Commands
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `What a process uses` {
  @Test func `smaps of the stack, byte for byte`() {
    let text = Specimen().type("smaps")
    #expect(
      text.hasSuffix(
        """
        bffdf000-c0000000 rw-p 00000000 00:00 0          [stack]
        Size:                132 kB
        KernelPageSize:        4 kB
        MMUPageSize:           4 kB
        Rss:                   4 kB
        Pss:                   4 kB
        Shared_Clean:          0 kB
        Shared_Dirty:          0 kB
        Private_Clean:         0 kB
        Private_Dirty:         4 kB
        Referenced:            4 kB
        Anonymous:             4 kB
        LazyFree:              0 kB
        AnonHugePages:         0 kB
        ShmemPmdMapped:        0 kB
        FilePmdMapped:         0 kB
        Shared_Hugetlb:        0 kB
        Private_Hugetlb:       0 kB
        Swap:                  0 kB
        SwapPss:               0 kB
        Locked:                0 kB
        THPeligible:    0
        VmFlags: rd wr mr mw me gd ac 

        """))
  }

  @Test func `status`() {
    let it = Specimen()
    #expect(
      it.type("status") == """
        Name:	demo
        State:	R (running)
        Pid:	1
        PPid:	0
        VmPeak:	     184 kB
        VmSize:	     184 kB
        VmLck:	       0 kB
        VmPin:	       0 kB
        VmHWM:	       8 kB
        VmRSS:	       8 kB
        RssAnon:	       8 kB
        RssFile:	       0 kB
        RssShmem:	       0 kB
        VmData:	      20 kB
        VmStk:	     132 kB
        VmExe:	       4 kB
        VmLib:	       4 kB
        VmPTE:	       8 kB
        VmSwap:	       0 kB
        HugetlbPages:	       0 kB
        CoreDumping:	0
        THP_enabled:	0
        Threads:	1

        """)
  }

  @Test func `statm counts pages`() { #expect(Specimen().type("statm") == "46 2 0 1 0 38 0\n") }

  @Test func `pages that two processes have are shared`() {
    let text = Specimen().type("smaps", after: "fork")
    #expect(text.contains("Rss:                   4 kB\nPss:                   2 kB\n"))
    #expect(text.contains("Shared_Dirty:          4 kB\nPrivate_Clean:         0 kB\n"))
  }

  @Test func `later kernels have lines more`() {
    let it = Specimen { $0.kernelVersion = .v6_1 }
    #expect(it.type("smaps").contains(" kB\nPss_Dirty:             4 kB\nShared_Clean:"))
    let last = Specimen { $0.kernelVersion = .v6_18 }
    #expect(last.type("smaps").contains("kB\nKSM:                   0 kB\nLazyFree:"))
    #expect(last.type("smaps").contains("\nTHPeligible:           0\n"))
  }

  @Test func `a zombie has a state and no sizes`() {
    #expect(
      Specimen().type("status 2", after: "fork", "[2] exit")
        == "Name:\tdemo\nState:\tZ (zombie)\nPid:\t2\nPPid:\t1\nThreads:\t1\n")
  }
}

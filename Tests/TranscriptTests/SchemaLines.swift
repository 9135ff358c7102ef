/// What is typed so that every field of JSON is seen: beside the examples of the commands and the
/// scenarios, which show most of them.
enum SchemaLines {
  struct Machine {
    /// As in the line of a file that says which machine it is for.
    let options: String
    let lines: String
  }

  static let machines = [
    faults, heap, pae, debugging, processes, kernelMemory, signals, learning, pictures,
  ]

  /// Figures, and what differs in them.
  static let pictures = Machine(
    options: "--memory 1G",
    lines: #"""
      mmap 64K rw
      munmap $1 64K; touch 08048000
      picture vmas since command 1
      picture owners since start
      picture whole
      swapon 1M
      picture pressure since start
      picture
      """#)

  /// Faults, stories, events, and views of a small machine.
  static let faults = Machine(
    options: "--memory 64M",
    lines: #"""
      touch 0 w
      touch c0000000 r kernel
      touch 0 r kernel
      free 08048000
      x/2s 08048000
      x/2xb 08048000
      x/2xg 08048000
      set cr0.pg 0
      set cr4.pae 1
      set cr3 1
      rmap 0x1000
      touch 08048000; translate 08048000 w
      translate 08048000 x
      meminfo
      meminfo owners
      audit
      fill /dev/shm/data 40M
      clear_refs 9
      mmap 64K rw; touch $ w for 64K; poke 0x3000 1
      trace
      trace on
      touch 0804c000 w
      trace on depth 1
      trace
      touch 0804d000 w
      trace on pte
      trace
      touch 0804e000 w
      trace on depth 9
      mmap 8K r
      mmap 1G rw
      mmap 12K rx
      mmap 4K rw shared
      munmap 1 4K
      trace on vma slab take fault walk tlb
      mmap 8K rw
      mmap 8K r
      mmap 4K rw shared
      munmap 08049000 4K
      mprotect 08048000 4K rw
      kmalloc 64
      kfree $
      brk +64K
      fork
      trace on
      frobnicate
      pte 0x1002
      pte 0
      page 0x2000
      malloc
      help kernel
      help mmap
      help print
      help page
      help views
      help
      help rss
      help topics
      vma list
      vma
      info line
      info functions
      info events
      info breakpoints
      info checkpoints
      info macros
      show
      history
      apropos page
      what 0804c000
      what c0100000
      what 3000
      what 0
      what bffff000
      what f8800000
      what ffffe000
      what 50000000
      what 100000000
      what PAGE_OFFSET
      page 0x3ff0
      page 2000
      page 0
      page 300
      buddy 2000
      x 0
      """#)

  /// Chunks of a heap, at last of a spoilt one.
  static let heap = Machine(
    options: "--memory 64M",
    lines: #"""
      heap
      heap bins
      malloc 100
      malloc 2000
      malloc 200000
      heap
      free $2
      calloc 10 10
      realloc $ 400
      malloc 20
      malloc 20
      free $
      heap bins
      malloc 3000
      malloc 20
      free $-1
      heap
      heap bins
      heap $1
      write $1 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      heap
      heap bins
      audit
      free $1
      malloc 3G
      """#)

  /// PAE and the layout of Linux 6.1: 64-bit entries and kmaps of tasks.
  static let pae = Machine(
    options: "--memory 64M --pae --layout linux-6.1",
    lines: #"""
      mmap 64K rw
      touch $1 w for 64K
      fork
      touch $1 w
      pagetable
      pagetable 08048000
      translate $1 w
      translate bf000000 w
      oom
      oom_score
      oom_score_adj
      oom_score_adj 2000
      rmap 0x3f00
      fixmap
      kmap_atomic 3000
      fixmap
      kmap 3001
      switch 2
      exit
      fork
      pagemap $1 64K
      pagemap 08048000 4K
      zoneinfo
      buddyinfo
      pagetypeinfo
      smaps
      status
      cr
      gdt
      set efer.nxe 0
      set vm.min_free_kbytes 10
      set vm.lowmem_reserve_ratio 1
      mincore $1 64K
      munmap $1 64K
      mprotect 1
      """#)
}

/// A person at work.
extension SchemaLines {
  /// Breakpoints, going back, branches, files that are not there.
  static let debugging = Machine(
    options: "--memory 64M",
    lines: #"""
      kmalloc 64
      kfree $1
      kfree $1
      kfree 0x1234
      release 0x300
      alloc 1
      alloc 20
      release 0
      release $2+1
      vmalloc 100M
      ioremap fee00000 4K
      vmallocinfo
      vmallocmap
      set_fixmap 1 fee00000
      define y
      print 1
      end
      define y
      print 2
      end
      y
      info macros
      help y
      print 64K as z
      expect z == 99
      expect rss == 99
      break split if order >= 1
      commands 1
      bt
      end
      info breakpoints
      watch rss
      step touch 0804c000 w
      audit
      vma
      pagetable
      heap
      heap bins
      zones
      next
      bt
      info line
      finish
      delete
      finish
      continue
      alloc 3
      checkpoint a
      info checkpoints
      touch 0804b000 w
      goto 1
      goto a
      undo
      branch b
      fork
      branch main
      goto end
      diff main b
      diff a main
      when pte 0804c000
      why 0804c000
      why 0804b000
      why c0100000
      record
      record /no/where.transcript
      size demo nosuch /
      exec nosuch
      exec demo
      source /no/such
      source /tmp
      limits as 1M
      limits data 8M
      limits
      mmap 64M rw
      mlock 08048000 64M
      malloc 100
      mmap 512M rw
      set theme light
      set theme
      set theme lihgt
      show journal
      """#)

  /// Processes, system calls and what they refuse, the chip.
  static let processes = Machine(
    options: "--memory 64M",
    lines: #"""
      mmap 4K rw
      touch $1 w
      rmap 0x1dba
      page 0x1dba
      fork
      rmap 0x1dba
      exit
      ps
      fork
      switch 3
      vfork
      ps
      exit 3
      wait
      ps
      switch 1
      wait
      madvise 08048000 4K dontneed
      mremap 08048000 4K 8K
      mremap 1 2 3
      mlock 08048000 4K
      mlockall current future
      munlockall
      msync 08048000 4K
      mmap 4K rw shared
      fork
      touch $ w
      mmap2(NULL, 4096, PROT_READ, MAP_PRIVATE, 99, 0)
      mmap2(NULL, 4096, PROT_READ, 0, -1, 0)
      madvise(134512640, 4096, 99)
      getpid() = 1
      layout
      layout whole
      layout kernel
      brk +8M
      brk -4M
      mprotect 08048000 4K rw
      touch 08048000 w
      mprotect 08048000 4K none
      touch 08048000
      translate 08048000
      pagetable
      pagetable 08048000
      pagemap 08048000 64K
      smaps
      maps
      tlb
      tlb stats
      invlpg 08048000
      cr
      gdt
      set ds 0
      read 0804b000 8
      read 0 8
      write 0804b000 "abc"
      x/4xw 0804b000
      translate cs:0 x
      translate 0804b000 w user
      translate c0100000 user
      translate bfffe000 w
      translate bf000000 w
      translate ffffe000 x
      touch bfffd000 w
      touch bf000000 w
      step translate 08048000
      """#)

  /// The windows of the kernel.
  static let kernelMemory = Machine(
    options: "--memory 1G",
    lines: #"""
      kmap 3f000
      kmap 3f000
      kunmap 3f000
      kunmap 3f000
      kunmap 3f000
      kmap_atomic 3f001
      pkmap
      fixmap
      rmap 0x3f000
      kmap 3f002
      kunmap_atomic $
      set vmalloc_sync 0
      vmalloc 20K
      touch $ w kernel
      what $
      what $+5000
      why $
      vmallocmap
      vmallocinfo
      vfree $-1
      vmallocmap
      vm_unmap_aliases
      ptov 3f000000
      ptov 1000
      virt_to_phys c0100000
      phys_to_virt 100000
      page_address 100
      ptdump
      dmesg
      iomem
      slabinfo
      vmstat
      zones
      frames
      digest
      meminfo owners
      kmalloc 4M
      kmalloc 8M
      alloc 10 GFP_DMA
      kmalloc 100
      poke c0000 1
      audit
      """#)
}

extension SchemaLines {
  /// What is said aside, and why accesses end in signals.
  static let signals = Machine(
    options: "--memory 64M",
    lines: #"""
      aside mmap 4K
      aside alloc 0
      aside malloc 20
      aside print 1
      aside virt_to_phys c0000000
      touch 50000000
      touch bf000000 w
      touch 08048000 w
      open x size 8K
      mmap 16K r fd $1
      touch $2 + 8K r
      fork
      switch 2
      set handles_signals 0
      touch 0
      fork
      switch 3
      set handles_signals 0
      read 0 8
      """#)
}

/// What an array of the TLB answered.
public enum TLBVerdict: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// No line holds the page.
  case miss
  /// A line holds the page and allows the access.
  case hit
  /// A line holds the page, but its rights do not allow the access: the tables are asked.
  case insufficient
  /// A line holds the page and allows the write, but says that the page is clean: the walk that
  /// follows sets the dirty bit in RAM.
  case clean
}

/// Why lines of all pages were dropped from the TLB.
public enum TLBFlush: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// MOV CR3: all lines that are not global.
  case directoryLoad
  /// CR4.PGE or CR4.PAE changed, or CR4.SMEP was set: all lines.
  case control4
  /// CR0.PG was cleared: all lines.
  case pagingOff
}

/// Why the lines of one page were dropped from the TLB.
public enum TLBDrop: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// INVLPG.
  case invalidation
  /// A page fault drops the lines of its address.
  case fault
  /// A line's rights did not suffice, or it said clean: the walk makes a new one.
  case insufficient
}

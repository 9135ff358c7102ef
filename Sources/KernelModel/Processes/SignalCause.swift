import Hardware

/// Why an access ended in a signal: what the handler of page faults found, with the values that
/// show it.
public enum SignalCause: Hashable, Sendable {
  /// No area holds the address: where the area below it ends, and where the one above begins.
  case noArea(below: VirtualAddress?, above: VirtualAddress?)
  /// It lies below an area that grows down, and that may not grow so far.
  case cannotGrow(start: VirtualAddress, GrowthObstacle)
  /// The area does not allow what was tried.
  case areaForbids(start: VirtualAddress, end: VirtualAddress, AreaOptions, PageFault.Code)
  /// The address belongs to the kernel.
  case kernelSpace
  /// The area maps a page that its file does not have.
  case beyondFile(name: String, page: UInt64, pageCount: UInt64)
  /// The bytes of the page cannot be read from the host.
  case unreadable(name: String, page: UInt64)
  /// The kernel promises no more memory for the page of a file in memory. Linux:
  /// `shmem_acct_block`.
  case unpromised(name: String, page: UInt64)
  /// An entry on the way has a bit set that must be clear. Linux: `pgtable_bad`.
  case corruptedTable
  /// No zone gave a frame. Linux: `pagefault_out_of_memory`.
  case outOfFrames
  /// The OOM killer chose the process while the kernel looked for a page for it.
  case killedForMemory
  /// The access faulted again and again.
  case endless
  /// A task of the kernel has no memory of its own.
  case noMemory
}

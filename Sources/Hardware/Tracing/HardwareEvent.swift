/// What the chip did in the course of one access, micro-step by micro-step.
///
/// The steps of an access are, in order: `lookedUp`; on a miss `pointerUsed` (PAE), `entryRead`
/// and `entryWritten` for each level, `decided`, `filled`; last `translated`, or `fault`.
public enum HardwareEvent: Hashable, BitwiseCopyable, Sendable {
  /// W1: an array of the TLB was asked for a page.
  case lookedUp(VirtualAddress, array: UInt8, set: UInt16, verdict: TLBVerdict)
  /// W2 under PAE: one of the four pointer registers was chosen.
  case pointerUsed(index: UInt8, value: PageTableEntry)
  /// W3, W6: an entry was read from RAM.
  case entryRead(PagingLevel, at: PhysicalAddress, value: PageTableEntry)
  /// W3: the chip remembered a directory entry; RAM was not asked.
  case directoryRemembered(VirtualAddress, value: PageTableEntry)
  /// W5, W8: accessed or dirty was set, and the entry written back.
  case entryWritten(PagingLevel, at: PhysicalAddress, value: PageTableEntry)
  /// W7: the rights of all levels together were compared with the access.
  case decided(Rights, Access, Privilege, refusal: Translation.Refusal?)
  /// W8: a line took the translation of a page.
  case filled(VirtualAddress, array: UInt8, set: UInt16, way: UInt8)
  /// W8: the line had to give up another page.
  case evicted(VirtualAddress, array: UInt8, set: UInt16, way: UInt8)
  /// W9: the address that goes out on the bus.
  case translated(VirtualAddress, PhysicalAddress)
  /// The access was refused; CR2 and the error code are loaded.
  case fault(PageFault)
  /// MOV CR3: another table to begin with.
  case directoryLoaded(PhysicalAddress)
  /// Lines of all pages were dropped.
  case flushed(TLBFlush, lineCount: UInt16)
  /// The lines of one page were dropped.
  case dropped(VirtualAddress, lineCount: UInt16, TLBDrop)
}

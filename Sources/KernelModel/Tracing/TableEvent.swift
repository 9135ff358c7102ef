import Hardware

/// What the kernel did to page tables.
public enum TableEvent: Hashable, BitwiseCopyable, Sendable {
  /// An entry that maps `address` in a process got a new value. Linux: `set_pte_at`.
  case entryWritten(
    address: VirtualAddress, from: PageTableEntry, to: PageTableEntry, in: AddressSpaceID)
  /// A directory entry got a new value, because a table came, went or was copied.
  case directoryEntryWritten(address: VirtualAddress, from: PageTableEntry, to: PageTableEntry)
  /// A page-table page was allocated or freed. Linux: `pte_alloc_one`, `pte_free_tlb`.
  case tableAllocated(frame: PageFrameNumber)
  case tableFreed(frame: PageFrameNumber)
  /// An entry maps a frame that does not count the mapping: somebody wrote it behind the kernel's
  /// back. Linux: `print_bad_pte`.
  case badEntry(PageTableEntry)
  /// A directory entry leads to a frame that is no page table. Linux: `pmd_bad`.
  case badDirectoryEntry(address: VirtualAddress, PageTableEntry)
  /// The chip refused to load CR3: under PAE, pointers with reserved bits.
  case directoryRefused(PhysicalAddress)
}

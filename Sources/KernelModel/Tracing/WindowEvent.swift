import Hardware

/// What happened in the kernel's own windows: vmalloc, kmap, fixmap.
public enum WindowEvent: Hashable, BitwiseCopyable, Sendable {
  /// The lowest free block that holds the size at the alignment. Linux: `find_vmap_lowest_match`.
  case blockChosen(start: VirtualAddress, end: VirtualAddress)
  /// A vmalloc area was entered; its size includes the guard page. Linux: `alloc_vmap_area`.
  case areaMade(start: VirtualAddress, byteCount: UInt32)
  /// An area's entries are cleared; its addresses wait for the next purge. Linux: `__vunmap`.
  case areaFreedLazily(start: VirtualAddress, pagesWaiting: UInt32)
  /// Freed areas became usable again after one flush. Linux: `__purge_vmap_area_lazy`.
  case purged(areaCount: UInt32, first: VirtualAddress, last: VirtualAddress)
  /// A directory entry of the kernel was copied to a process's directory.
  case directorySynchronized(VirtualAddress, directory: PhysicalAddress, isLazy: Bool)
  /// A slot of the permanent window got a frame. Linux: `map_new_virtual`.
  case slotTaken(slot: UInt16, frame: PageFrameNumber)
  /// A slot's count changed. Linux: `pkmap_count`.
  case slotCount(slot: UInt16, count: UInt32)
  /// The search for a slot wrapped around and freed every slot of count 1.
  case slotsFlushed(count: UInt16)
  /// Every slot is held; the caller sleeps. Linux: `pkmap_map_wait`.
  case sleepsForSlot(KmapSleeper)
  /// A sleeper wakes and looks for a slot again.
  case woken(KmapSleeper)
  /// A temporary kmap was made, the `depth`th of this CPU or of the task on it.
  /// Linux: `kmap_atomic_high_prot`, later `__kmap_local_pfn_prot`.
  case temporaryMapped(VirtualAddress, frame: PageFrameNumber, depth: UInt8, ofTask: Bool)
  /// The innermost temporary kmap ended; `depth` are left.
  /// Linux: `kunmap_atomic_high`, later `kunmap_local_indexed`.
  case temporaryUnmapped(VirtualAddress, depth: UInt8, ofTask: Bool)
  /// A task's temporary kmaps left the CPU with it, or came back.
  /// Linux: `__kmap_local_sched_out`, `__kmap_local_sched_in`.
  case temporariesSwitched(ProcessID, count: UInt8, isLeaving: Bool)
  /// A task ended with temporary kmaps open. Linux: `kmap_assert_nomap`.
  case temporariesLost(ProcessID, count: UInt8)
  /// A page table of high memory is to be written, and needs an address for it.
  /// Linux: `pte_offset_map` with `CONFIG_HIGHPTE`.
  case highTableMapped(PageFrameNumber)
  /// A slot of the fixmap got or lost a frame.
  case fixmapSet(VirtualAddress, PageTableEntry)
}

/// Who waits for a slot, and for which frame.
public struct KmapSleeper: Hashable, BitwiseCopyable, Sendable {
  public let process: ProcessID
  public let frame: PageFrameNumber
}

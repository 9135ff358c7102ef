import Hardware

/// What happened to a page on its way to swap or back.
public enum SwapEvent: Hashable, BitwiseCopyable, Sendable {
  /// Linux: `sys_swapon`, `sys_swapoff`.
  case switchedOn(area: UInt8, slots: UInt32, priority: Int16)
  case switchedOff(area: UInt8)
  /// The page is in the slot, or will be, and in memory. Linux: `add_to_swap_cache`.
  case cached(PageFrameNumber, in: SwapEntry)
  /// It is no longer in both. Linux: `delete_from_swap_cache`.
  case uncached(PageFrameNumber, from: SwapEntry)
  /// Linux: `swap_writepage`.
  case written(PageFrameNumber, to: SwapEntry)
  /// Linux: `swap_readpage`.
  case read(PageFrameNumber, from: SwapEntry)
  /// So many slots are read for one that is wanted. Linux: `swap_cluster_readahead`.
  case window(area: UInt8, first: UInt32, last: UInt32)
  /// The slot is free. Linux: `free_swap_slot`.
  case slotFreed(SwapEntry)
  /// The page left memory; its frame is free. Linux: `__remove_mapping`.
  case left(PageFrameNumber)
  /// A page was taken out of a table; the entry names its slot, or nothing for a page of a file.
  /// Linux: `try_to_unmap_one`.
  case unmapped(PageFrameNumber, from: VirtualAddress)
}

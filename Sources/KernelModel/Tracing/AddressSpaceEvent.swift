import Hardware

/// What happened to a process's mappings.
public enum AddressSpaceEvent: Hashable, BitwiseCopyable, Sendable {
  /// The space is new and empty; its tables begin at `directory`. Linux: `mm_init`, `pgd_alloc`.
  case began(directory: PhysicalAddress)
  /// `find_vma` compared the address with an area.
  case visited(start: VirtualAddress, end: VirtualAddress, isHit: Bool)
  /// The cached areas of the task answered before the tree was asked. Linux: `vmacache_find`.
  case cacheHit(start: VirtualAddress, end: VirtualAddress)
  /// In the tree the area at `start` rose above its parent.
  case rotated(start: VirtualAddress, above: VirtualAddress)
  /// In the tree the area at `start` changed its colour.
  case recoloured(start: VirtualAddress, red: Bool)
  /// The search for room ended at this gap.
  case gapFound(start: VirtualAddress, end: VirtualAddress)
  /// A new area was entered. Linux: `vma_link`.
  case inserted(start: VirtualAddress, end: VirtualAddress, options: AreaOptions)
  /// An area went away.
  case removed(start: VirtualAddress, end: VirtualAddress)
  /// One of the eight cases of `vma_merge` applied, or an area grew in place (case 0).
  case merged(case: UInt8, start: VirtualAddress, end: VirtualAddress)
  /// An area became two at `at`. Linux: `__split_vma`.
  case split(start: VirtualAddress, at: VirtualAddress, end: VirtualAddress)
  /// An area, or a part that became one, got new flags.
  case optionsChanged(
    start: VirtualAddress, end: VirtualAddress, from: AreaOptions, to: AreaOptions)
  /// A growing stack reached down to `to`. Linux: `expand_downwards`.
  case grewDown(from: VirtualAddress, to: VirtualAddress)
  /// The heap's end moved. Linux: `mm->brk`.
  case breakMoved(from: VirtualAddress, to: VirtualAddress)
  /// An area got an `anon_vma`, its own or that of a neighbour. Linux: `__anon_vma_prepare`.
  case anonymousMemoryPrepared(start: VirtualAddress, isShared: Bool)
  /// The call was refused.
  case refused(Errno)
}

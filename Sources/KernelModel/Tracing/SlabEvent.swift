import Hardware

/// What the slab layer did. Caches are told apart by their number, `SlabCache.index`.
public enum SlabEvent: Hashable, BitwiseCopyable, Sendable {
  /// An object was handed out. Linux: `slab_alloc_node`.
  case allocated(VirtualAddress, cache: UInt8)
  /// An object came back. Linux: `slab_free`.
  case freed(VirtualAddress, cache: UInt8)
  /// A request was too big for any cache and went to the page allocator. Linux: `kmalloc_order`.
  case tookPages(PageFrameNumber, order: UInt8)
  /// Where the next objects come from. Linux: `___slab_alloc`.
  case refilled(cache: UInt8, slab: PageFrameNumber, SlabSource)
  /// Frames were made into a slab, or given back. Linux: `allocate_slab`, `discard_slab`.
  case slabMade(cache: UInt8, slab: PageFrameNumber, order: UInt8)
  case slabDiscarded(cache: UInt8, slab: PageFrameNumber)
  /// A slab went to a list. Linux: `put_cpu_partial`, `add_partial`.
  case slabListed(cache: UInt8, slab: PageFrameNumber, SlabSource)
  /// A free object's pointer leads out of its slab: the rest of the list is given up.
  /// Linux: "Freechain corrupt".
  case chainCut(cache: UInt8, object: VirtualAddress, pointer: UInt32)
}

/// Where a slab with free objects was, or goes.
public enum SlabSource: UInt8, Hashable, BitwiseCopyable, Sendable {
  /// Objects freed by others into the slab that the CPU takes from.
  case cpuSlab
  case cpuPartial
  case nodePartial
  case newSlab
}

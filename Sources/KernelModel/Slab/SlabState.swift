import Hardware

/// What changes in a cache while the machine runs.
///
/// Linux: `kmem_cache_cpu`, `kmem_cache_node`.
struct CacheState: BitwiseCopyable {
  /// The next object to hand out: head of the CPU's own list, which runs through `cpuSlab`; 0 when
  /// the list is empty. Linux: `kmem_cache_cpu.freelist`.
  var freeObject = VirtualAddress(rawValue: 0)
  /// The slab that the CPU takes from. Linux: `kmem_cache_cpu.page`.
  var cpuSlab = PageFrameNumber.none
  /// Copies of what the quick way needs of the geometry.
  var freePointerOffset: UInt32 = 0
  var byteCount: UInt32 = 0
  /// Slabs with free objects that the CPU keeps, linked by `Page.next`. Linux: `partial`.
  var cpuPartial = PageFrameNumber.none
  /// Slabs with free objects that nobody keeps. Linux: `kmem_cache_node.partial`.
  var partial = PageListEnds()
  var partialSlabs: UInt32 = 0
  /// All slabs, and what they hold. Linux: `nr_slabs`, `total_objects`.
  var slabs: UInt32 = 0
  var objects: UInt32 = 0
}

/// What a slab's `Page` has no room for.
struct SlabRecord: BitwiseCopyable {
  /// Head of the slab's own free list; 0 when it is empty. Linux: `page->freelist`.
  var freeObject: UInt32 = 0
  /// Free objects that this slab and those behind it had when it was put among the slabs that the
  /// CPU keeps. Linux: `page->pobjects`.
  var keptObjects: UInt32 = 0
}

/// The counters of a slab, which share one word of its first page. Linux: `page->counters`.
struct SlabCounters: BitwiseCopyable, Hashable {
  /// Objects in use. A slab that a CPU takes from counts all of its objects.
  var used: UInt16
  /// Objects altogether.
  var objects: UInt16
  /// Whether a CPU keeps the slab.
  var isFrozen: Bool

  init(used: UInt16, objects: UInt16, isFrozen: Bool) {
    self.used = used
    self.objects = objects
    self.isFrozen = isFrozen
  }

  init(word: UInt32) {
    used = UInt16(truncatingIfNeeded: word)
    objects = UInt16(truncatingIfNeeded: word >> 16) & 0x7fff
    isFrozen = word >> 31 != 0
  }

  var word: UInt32 { UInt32(used) | UInt32(objects) << 16 | (isFrozen ? 1 << 31 : 0) }
}

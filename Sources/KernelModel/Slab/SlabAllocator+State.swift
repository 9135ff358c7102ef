import Hardware

/// A slab as the allocator sees it. Linux: the `struct page` of a slab.
public struct SlabContents: Hashable, Sendable {
  /// The cache's number, and the objects that fit.
  public let cache: Int
  public let objectCount: Int
  /// Head of the slab's own free list; 0 when it is empty. Linux: `page->freelist`.
  public let freeObject: VirtualAddress
  /// The counters as one word. Linux: `page->counters`.
  public let counters: UInt32
  /// Linux: `page->pobjects`.
  public let keptObjectCount: UInt32
}

extension SlabAllocator {
  /// What the slab that begins with a frame holds.
  ///
  /// - Precondition: the frame is in use as a slab.
  public func contents(of slab: PageFrameNumber) -> SlabContents {
    let counters = counters(of: slab)
    let record = records[slab.index]
    return SlabContents(
      cache: Int(pages.pages[slab].owner), objectCount: Int(counters.objects),
      freeObject: VirtualAddress(rawValue: record.freeObject),
      counters: counters.word, keptObjectCount: record.keptObjects)
  }
}

extension SlabCache {
  /// The next object that the CPU hands out, 0 when its list is empty.
  /// Linux: `kmem_cache_cpu.freelist`.
  public var nextObject: VirtualAddress { slabs.states[index].freeObject }
}

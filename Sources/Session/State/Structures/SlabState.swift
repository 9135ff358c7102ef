import Drawing
import Hardware
import KernelModel

/// Caches of the slab allocator.
struct SlabCacheState: StateTable {
  let id = StructureID.slabCaches
  /// By number.
  let caches: [SlabCache]

  func enter(into facts: inout Facts) {
    for cache in caches { facts.add(cache.index) { Self.describe(cache, into: &$0) } }
  }

  private static func describe(_ cache: SlabCache, into fields: inout some FieldSink) {
    fields.add(.slabCount, cache.slabCount)
    fields.add(.objectCount, cache.objectCount)
    fields.add(.nextObject, cache.nextObject.rawValue)
    if let slab = cache.cpuSlab { fields.add(.cpuSlab, slab.rawValue) }
    fields.add(.cpuPartialSlabs, list: cache.cpuPartialSlabs.lazy.map(\.rawValue))
    fields.add(.partialSlabs, list: cache.partialSlabs.lazy.map(\.rawValue))
  }

  func fields(at place: UInt64, against other: SlabCacheState?) -> FieldList {
    var list = FieldList()
    list.add(.cacheName, name: caches[Int(place)].name)
    Self.describe(caches[Int(place)], into: &list)
    return list
  }
}

/// Slabs; their objects are free where a free list leads to them.
struct SlabState: StateTable {
  let id = StructureID.slabs
  let kernel: Kernel

  func enter(into facts: inout Facts) {
    for slab in kernel.slabFrames {
      let free = kernel.slabs.freeObjects(in: slab)
      facts.add(slab.rawValue) {
        Self.describe(kernel.slabs.contents(of: slab), free: free, into: &$0)
      }
    }
  }

  private static func describe(
    _ slab: SlabContents, free: [VirtualAddress], into fields: inout some FieldSink
  ) {
    fields.add(.cache, slab.cache)
    fields.add(.freeObjects, list: free.lazy.map(\.rawValue))
    fields.add(.freeObject, slab.freeObject.rawValue)
    fields.add(.counters, slab.counters)
    fields.add(.keptObjectCount, slab.keptObjectCount)
  }

  /// What is in use; which objects, where others are in the other machine.
  func fields(at place: UInt64, against other: SlabState?) -> FieldList {
    var list = FieldList()
    let slab = PageFrameNumber(rawValue: UInt32(place))
    guard kernel.pages[slab].use == .slab else { return list }
    let contents = kernel.slabs.contents(of: slab)
    let free = kernel.slabs.freeObjects(in: slab)
    let name = kernel.slabs.descriptions[contents.cache].name
    list.add(.cacheName, name: name)
    list.add(.objectCount, contents.objectCount)
    list.add(.usedCount, contents.objectCount - free.count)
    Self.describe(contents, free: free, into: &list)
    guard let other = other?.kernel else { return list }
    let mine = kernel.objectsInUse(in: slab)
    let theirs = other.objectsInUse(in: slab)
    if mine != theirs || other.cache(of: slab) != kernel.cache(of: slab) {
      let others = Set(theirs)
      list.add(.ownObjects, list: mine.filter { !others.contains($0) }.map(\.rawValue))
    }
    return list
  }
}

extension Kernel {
  /// The first frames of slabs, in rising order.
  fileprivate var slabFrames: [PageFrameNumber] {
    var found: [PageFrameNumber] = []
    var number: UInt32 = 0
    while number < boot.lowMemoryEnd.rawValue {
      let page = pages[PageFrameNumber(rawValue: number)]
      if page.use == .slab, Int(page.owner) < slabs.descriptions.count {
        found.append(PageFrameNumber(rawValue: number))
      }
      number += page.use == .freeBlock ? 1 << UInt32(page.order) : 1
    }
    return found
  }

  /// The number of the cache that has a slab; nil where there is no slab.
  fileprivate func cache(of slab: PageFrameNumber) -> Int? {
    pages[slab].use == .slab ? slabs.contents(of: slab).cache : nil
  }

  /// The objects of a slab that no free list leads to; none where there is no slab.
  fileprivate func objectsInUse(in slab: PageFrameNumber) -> [VirtualAddress] {
    guard pages[slab].use == .slab, let base = layout.directAddress(of: slab) else { return [] }
    let free = Set(slabs.freeObjects(in: slab))
    let contents = slabs.contents(of: slab)
    let size = UInt32(slabs.descriptions[contents.cache].geometry.size)
    return (0..<UInt32(contents.objectCount)).map { base + $0 * size }.filter { !free.contains($0) }
  }
}

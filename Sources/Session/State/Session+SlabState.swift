import Drawing
import Hardware
import KernelModel

/// Caches and their slabs.
extension Session {
  var cacheStructure: StateStructure {
    let caches = Array(kernel.slabs.caches.reversed())
    func cache(_ place: UInt64) -> SlabCache { caches[Int(place)] }
    return StateStructure(
      part: .slabs, name: "slab caches",
      fill: { facts in
        for cache in caches {
          facts.add(
            cache.index,
            Digest.of(
              UInt64(cache.slabCount) << 32 | UInt64(cache.objectCount),
              UInt64(cache.nextObject.rawValue) << 32 | UInt64(cache.cpuSlab?.rawValue ?? 0),
              Digest.of(cache.cpuPartialSlabs.map(\.rawValue)),
              Digest.of(cache.partialSlabs.map(\.rawValue))))
        }
      },
      words: {
        let cache = cache($0)
        return "\(cache.name): \(counted(cache.slabCount, "slab")), "
          + "\(counted(cache.objectCount, "object")), next \(cache.nextObject.digits)"
      },
      details: {
        let cache = cache($0)
        func list(_ slabs: [PageFrameNumber]) -> String {
          slabs.isEmpty ? "none" : slabs.prefix(4).map(\.digits).joined(separator: " ")
        }
        return "cpu slab \(cache.cpuSlab?.digits ?? "none"), cpu partial "
          + "\(list(cache.cpuPartialSlabs)), partial \(list(cache.partialSlabs))"
      })
  }

  /// Slabs; their objects are free where a free list leads to them.
  var slabStructure: StateStructure {
    let kernel = kernel
    return StateStructure(
      part: .slabs, name: "slabs",
      fill: { facts in
        for slab in kernel.slabFrames {
          let contents = kernel.slabs.contents(of: slab)
          var digest = Digest()
          for free in kernel.slabs.freeObjects(in: slab) { digest.add(free.rawValue) }
          digest.add(contents.cache)
          digest.add(contents.freeObject.rawValue)
          digest.add(contents.counters)
          digest.add(contents.keptObjectCount)
          facts.add(slab.rawValue, digest.value)
        }
      },
      words: { place in
        let slab = PageFrameNumber(rawValue: UInt32(place))
        guard kernel.pages[slab].use == .slab else { return nil }
        let contents = kernel.slabs.contents(of: slab)
        let free = kernel.slabs.freeObjects(in: slab).count
        return "\(kernel.slabs.descriptions[contents.cache].name) slab \(slab.digits): "
          + "\(contents.objectCount - free) of \(counted(contents.objectCount, "object")) in use"
      },
      details: { place in
        let slab = PageFrameNumber(rawValue: UInt32(place))
        let free = kernel.slabs.freeObjects(in: slab).prefix(3).map(\.digits)
        let contents = kernel.slabs.contents(of: slab)
        return "free list \(free.isEmpty ? "empty" : free.joined(separator: " ")), counters "
          + "\(hexadecimal(contents.counters, digits: 8)), pobjects \(contents.keptObjectCount)"
      },
      contrast: { place, other in
        let slab = PageFrameNumber(rawValue: UInt32(place))
        guard kernel.pages[slab].use == .slab else { return nil }
        let mine = kernel.objectsInUse(in: slab)
        let theirs = Set(other.kernel.objectsInUse(in: slab))
        let only = mine.filter { !theirs.contains($0) }
        let name = kernel.slabs.descriptions[kernel.slabs.contents(of: slab).cache].name
        return "\(name) slab \(slab.digits): \(counted(mine.count, "object")) in use"
          + (only.isEmpty ? "" : ", " + only.prefix(3).map(\.digits).joined(separator: " "))
          + (only.count > 3 ? " ..." : "")
      })
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

  /// The objects of a slab that no free list leads to; none where there is no slab.
  fileprivate func objectsInUse(in slab: PageFrameNumber) -> [VirtualAddress] {
    guard pages[slab].use == .slab, let base = layout.directAddress(of: slab) else { return [] }
    let free = Set(slabs.freeObjects(in: slab))
    let contents = slabs.contents(of: slab)
    let size = UInt32(slabs.descriptions[contents.cache].geometry.size)
    return (0..<UInt32(contents.objectCount)).map { base + $0 * size }.filter { !free.contains($0) }
  }
}

import Hardware

/// One cache of equal objects.
///
/// A handle: copies of it are the same cache. Linux: `struct kmem_cache`.
public struct SlabCache {
  public let slabs: SlabAllocator
  /// The cache's number, in the order in which boot made them.
  public let index: Int

  public var description: SlabDescription { slabs.descriptions[index] }
  public var name: String { description.name }
  public var geometry: SlabGeometry { description.geometry }

  /// Hands out an object, or `nil` when no slab can be made.
  ///
  /// - Parameter flags: with `.zero` the object's bytes are cleared.
  /// - Returns: where the kernel sees it in the direct map.
  /// - Complexity: O(1), without a new slab.
  public func allocate(_ flags: AllocationFlags = .kernel) -> VirtualAddress? {
    slabs.allocate(index, flags)
  }

  /// Takes an object of the cache back. Traps when it is none: for the kernel's own use.
  public func free(_ object: VirtualAddress) {
    guard slabs.free(object, of: index) else {
      kernelBug("0x\(String(object.rawValue, radix: 16)) is no object of \(name)")
    }
  }
}

extension SlabCache {
  /// Slabs, as `/proc/slabinfo` counts them: `num_slabs` and `active_slabs`.
  public var slabCount: Int { Int(slabs.states[index].slabs) }
  /// Objects in all slabs: `num_objs`.
  public var objectCount: Int { Int(slabs.states[index].objects) }
  /// Slabs on the node's list. Linux: `nr_partial`.
  var partialSlabCount: Int { Int(slabs.states[index].partialSlabs) }
  /// Objects that are not free on a slab of the node's list: `active_objs`. Free objects of slabs
  /// that the CPU keeps count as active.
  /// - Complexity: O(slabs on the node's list)
  public var activeObjectCount: Int {
    objectCount
      - slabs.partialSlabs(of: index).reduce(0) { sum, slab in
        let counters = slabs.counters(of: slab)
        return sum + Int(counters.objects) - Int(counters.used)
      }
  }

  /// The slab that the CPU takes from. Linux: `kmem_cache_cpu.page`.
  public var cpuSlab: PageFrameNumber? {
    let slab = slabs.states[index].cpuSlab
    return slab == .none ? nil : slab
  }

  /// Slabs with free objects that the CPU keeps, in the order in which it will use them.
  public var cpuPartialSlabs: [PageFrameNumber] {
    slabs.linked(from: slabs.states[index].cpuPartial)
  }

  /// Slabs with free objects on the node's list, first to be used first.
  public var partialSlabs: [PageFrameNumber] { slabs.partialSlabs(of: index) }
}

import Drawing
import KernelModel

extension AuditedStructure {
  /// As the audit lists it.
  package var title: String {
    switch self {
    case .pageAllocator: "buddy lists"
    case .slabs: "slabs"
    case .permanentMap: "kmap window"
    case .fixedMap: "fixmap"
    case .vmalloc: "vmalloc"
    case .areas: "areas"
    case .pageTables: "page tables"
    case .reverseMap: "reverse map"
    case .files: "files"
    case .frames: "frames"
    }
  }
}

extension Kernel {
  /// How much there was to verify.
  package func figures(of structure: AuditedStructure) -> String {
    switch structure {
    case .pageAllocator:
      let blocks = allocator.zones.reduce(0) { sum, zone in
        (0..<Order.count).reduce(sum) { $0 + zone.freeBlockCount(order: $1) }
      }
      return "\(counted(blocks, "free block")), \(allocator.freePageCount) pages, "
        + "\(allocator.parkedPageCount) parked, \(allocator.managedPageCount) managed"
    case .slabs:
      let caches = slabs.caches
      return "\(counted(caches.count, "cache")), "
        + "\(counted(caches.reduce(0) { $0 + $1.slabCount }, "slab")), "
        + counted(caches.reduce(0) { $0 + $1.activeObjectCount }, "object")
    case .permanentMap:
      let used = (0..<permanentMap.slotCount).count { permanentMap.count(of: $0) > 0 }
      return "\(used) of \(counted(permanentMap.slotCount, "slot"))"
    case .fixedMap:
      return "\(fixedMap.temporaryDepth) of \(counted(fixedMap.slotsPerCPU, "temporary kmap"))"
    case .vmalloc:
      return "\(counted(vmalloc.all.count, "area")), \(vmalloc.waiting.count) waiting, "
        + counted(vmalloc.gaps.count, "free block")
    case .areas:
      return "\(counted(spaces.reduce(0) { $0 + $1.areas.count }, "area")) in "
        + "\(counted(spaces.count, "address space")): list = tree, colours, gaps"
    case .pageTables:
      return "\(counted(spaces.reduce(0) { $0 + $1.pageTableCount }, "table")), "
        + "\(counted(spaces.reduce(0) { $0 + $1.resident.total }, "resident page")): "
        + "as their areas allow"
    case .reverseMap:
      return "\(counted(anonymousMemory.recordCount, "anon_vma")), "
        + counted(anonymousMemory.entryCount, "chain entry", "chain entries")
    case .files:
      let cached = files.all.reduce(0) { $0 + $1.cachedPageCount }
      return "\(counted(files.all.count, "file")), \(counted(cached, "cached page"))"
    case .frames: return "counts of users and mappings = tables + page cache"
    }
  }
}

import Drawing
import KernelModel

/// How much there was to verify of one structure.
package enum AuditFigures: DetailedFact {
  case pageAllocator(blocks: Int, free: Int, parked: Int, managed: Int)
  case slabs(caches: Int, slabs: Int, objects: Int)
  case permanentMap(used: Int, slots: Int)
  case temporaryMaps(used: Int, slots: Int)
  case vmalloc(areas: Int, waiting: Int, gaps: Int)
  case areas(areas: Int, spaces: Int)
  case pageTables(tables: Int, resident: Int)
  case reverseMap(records: Int, entries: Int)
  case files(files: Int, cached: Int)
  case pageLists(pages: Int)
  case swap(areas: Int, used: Int, slots: Int)
  case frames
  case tlb(lines: Int)
  case heaps(chunks: Int, heaps: Int)

  package var code: String {
    switch self {
    case .pageAllocator: AuditedStructure.pageAllocator.code
    case .slabs: AuditedStructure.slabs.code
    case .permanentMap: AuditedStructure.permanentMap.code
    case .temporaryMaps: "temporary-kmaps"
    case .vmalloc: AuditedStructure.vmalloc.code
    case .areas: AuditedStructure.areas.code
    case .pageTables: AuditedStructure.pageTables.code
    case .reverseMap: AuditedStructure.reverseMap.code
    case .files: AuditedStructure.files.code
    case .pageLists: AuditedStructure.pageLists.code
    case .swap: AuditedStructure.swap.code
    case .frames: AuditedStructure.frames.code
    case .tlb: "tlb"
    case .heaps: "heaps"
    }
  }

  package var details: Details {
    switch self {
    case .pageAllocator(let blocks, let free, let parked, let managed):
      ["freeBlocks": blocks, "freePages": free, "parkedPages": parked, "managedPages": managed]
    case .slabs(let caches, let slabs, let objects):
      ["caches": caches, "slabs": slabs, "objects": objects]
    case .permanentMap(let used, let slots), .temporaryMaps(let used, let slots):
      ["usedSlots": used, "slots": slots]
    case .vmalloc(let areas, let waiting, let gaps):
      ["areas": areas, "waiting": waiting, "freeBlocks": gaps]
    case .areas(let areas, let spaces): ["areas": areas, "spaces": spaces]
    case .pageTables(let tables, let resident): ["tables": tables, "residentPages": resident]
    case .reverseMap(let records, let entries): ["records": records, "entries": entries]
    case .files(let files, let cached): ["files": files, "cachedPages": cached]
    case .pageLists(let pages): ["pages": pages]
    case .swap(let areas, let used, let slots):
      ["areas": areas, "usedSlots": used, "slots": slots]
    case .frames: [:]
    case .tlb(let lines): ["lines": lines]
    case .heaps(let chunks, let heaps): ["chunks": chunks, "heaps": heaps]
    }
  }
}

extension Kernel {
  /// How much there is to verify.
  package func figures(of structure: AuditedStructure) -> AuditFigures {
    switch structure {
    case .pageAllocator:
      let blocks = allocator.zones.reduce(0) { sum, zone in
        (0..<Order.count).reduce(sum) { $0 + zone.freeBlockCount(order: $1) }
      }
      return .pageAllocator(
        blocks: blocks, free: allocator.freePageCount, parked: allocator.parkedPageCount,
        managed: allocator.managedPageCount)
    case .slabs:
      let caches = slabs.caches
      return .slabs(
        caches: caches.count, slabs: caches.reduce(0) { $0 + $1.slabCount },
        objects: caches.reduce(0) { $0 + $1.activeObjectCount })
    case .permanentMap:
      return .permanentMap(used: permanentMap.usedSlotCount, slots: permanentMap.slotCount)
    case .fixedMap:
      return .temporaryMaps(used: fixedMap.temporaryDepth, slots: fixedMap.slotsPerCPU)
    case .vmalloc:
      return .vmalloc(
        areas: vmalloc.all.count, waiting: vmalloc.waiting.count, gaps: vmalloc.gaps.count)
    case .areas:
      return .areas(areas: spaces.reduce(0) { $0 + $1.areas.count }, spaces: spaces.count)
    case .pageTables:
      return .pageTables(
        tables: spaces.reduce(0) { $0 + $1.pageTableCount },
        resident: spaces.reduce(0) { $0 + $1.resident.total })
    case .reverseMap:
      return .reverseMap(
        records: anonymousMemory.recordCount, entries: anonymousMemory.entryCount)
    case .files:
      return .files(
        files: files.all.count, cached: files.all.reduce(0) { $0 + $1.cachedPageCount })
    case .pageLists:
      return .pageLists(pages: PageListKind.allCases.reduce(0) { $0 + lists.size($1) })
    case .swap:
      return .swap(
        areas: swap.areas.count { $0 != nil },
        used: swap.areas.reduce(0) { $0 + Int($1?.usedSlots ?? 0) }, slots: swap.totalSlots)
    case .frames: return .frames
    }
  }
}

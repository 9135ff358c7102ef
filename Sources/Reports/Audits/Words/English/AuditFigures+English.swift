import Drawing
import KernelModel

extension AuditFigures: Worded {
  package var english: String {
    switch self {
    case .pageAllocator(let blocks, let free, let parked, let managed):
      "\(counted(blocks, "free block")), \(free) pages, \(parked) parked, \(managed) managed"
    case .slabs(let caches, let slabs, let objects):
      "\(counted(caches, "cache")), \(counted(slabs, "slab")), \(counted(objects, "object"))"
    case .permanentMap(let used, let slots): "\(used) of \(counted(slots, "slot"))"
    case .temporaryMaps(let used, let slots):
      "\(used) of \(counted(slots, "temporary kmap"))"
    case .vmalloc(let areas, let waiting, let gaps):
      "\(counted(areas, "area")), \(waiting) waiting, \(counted(gaps, "free block"))"
    case .areas(let areas, let spaces):
      "\(counted(areas, "area")) in \(counted(spaces, "address space")): "
        + "list = tree, colours, gaps"
    case .pageTables(let tables, let resident):
      "\(counted(tables, "table")), \(counted(resident, "resident page")): "
        + "as their areas allow"
    case .reverseMap(let records, let entries):
      "\(counted(records, "anon_vma")), \(counted(entries, "chain entry", "chain entries"))"
    case .files(let files, let cached):
      "\(counted(files, "file")), \(counted(cached, "cached page"))"
    case .pageLists(let pages): "\(counted(pages, "page")): where their flags say"
    case .swap(let areas, let used, let slots):
      "\(counted(areas, "area")), \(used) of \(counted(slots, "slot"))"
    case .frames: "counts of users and mappings = tables + page cache"
    case .tlb(let lines): "\(counted(lines, "line")) against the tables"
    case .heaps(let chunks, let heaps):
      "\(counted(chunks, "chunk")) in \(counted(heaps, "heap")): headers, lists, counts"
    }
  }
}

extension AuditSubject: Worded {
  package var english: String {
    switch self {
    case .structure(let structure): structure.english
    case .tlb: "TLB"
    case .library: "C library"
    }
  }
}

extension AuditedStructure: Worded {
  public var english: String {
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
    case .pageLists: "LRU lists"
    case .swap: "swap"
    case .frames: "frames"
    }
  }
}

extension AuditReport.Verdict: Worded {
  package var english: String {
    switch self {
    case .holds: "ok"
    case .broken: "broken"
    case .halfDone: "half done"
    case .dependent(let foundation): "needs \(foundation.english)"
    case .skipped: "not verified"
    case .stale(let lines): "\(lines) stale"
    case .spoilt: "spoilt"
    }
  }
}

extension AuditPhrase: Worded {
  var english: String {
    switch self {
    case .violation(let violation):
      "\(violation.structure.english), rule \(violation.number): \(violation.english)"
    case .spoiltHeap(let heap): "process \(heap.process): \(heap.problem.english)"
    case .allHold: "every rule of every structure holds"
    }
  }
}

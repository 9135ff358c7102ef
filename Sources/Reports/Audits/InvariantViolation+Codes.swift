import Drawing
import Hardware
import KernelModel

extension InvariantViolation {
  /// Whose rule is broken; rules are numbered for each of them.
  package enum Structure: String, Coded {
    case pageAllocator = "page-allocator"
    case slab
    case permanentMap = "permanent-kmaps"
    case fixedMap = "fixmap"
    case vmalloc
    case areaTree = "area-tree"
    case memory = "mm"
    case areas
    case pageTables = "page-tables"
    case residentPages = "resident-pages"
    case anonymousMemory = "anon-vma"
    case files
    case pages
    case pageLists = "page-lists"
    case swap
  }

  package var structure: Structure {
    switch self {
    case .pageAllocator: .pageAllocator
    case .slab: .slab
    case .permanentMap: .permanentMap
    case .fixedMap: .fixedMap
    case .vmalloc: .vmalloc
    case .areaTree: .areaTree
    case .addressSpace(.residentPages): .residentPages
    case .addressSpace(.lostAreas): .areas
    case .addressSpace(.foreignArea), .addressSpace(.totalPages), .addressSpace(.lockedPages):
      .memory
    case .addressSpace: .pageTables
    case .anonymousMemory: .anonymousMemory
    case .files: .files
    case .pages: .pages
    case .pageLists: .pageLists
    case .swap: .swap
    }
  }
}

/// Structure and rule, then what is wrong with its values.
extension InvariantViolation: DetailedFact {
  public var code: String { defect.code }

  public var details: Details {
    (["structure": structure, "rule": number] as Details).joined(by: defect.details)
  }

  private var defect: DefectFact {
    switch self {
    case .pageAllocator(let defect): defect.fact
    case .slab(let defect): defect.fact
    case .permanentMap(let defect): defect.fact
    case .fixedMap(let defect): defect.fact
    case .vmalloc(let defect): defect.fact
    case .areaTree(let defect): defect.fact
    case .addressSpace(let defect): defect.fact
    case .anonymousMemory(let defect): defect.fact
    case .files(let defect): defect.fact
    case .pages(let defect): defect.fact
    case .pageLists(let defect): defect.fact
    case .swap(let defect): defect.fact
    }
  }
}

/// The code of a defect and the values that prove it.
private typealias DefectFact = (code: String, details: Details)

extension PageAllocator.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .beyondMemory(let block): ("beyond-memory", ["frame": block])
    case .backLink(let frame, let previous): ("back-link", ["frame": frame, "to": previous])
    case .listLength(let type, let order, let counted, let held):
      ("list-length", ["list": type, "order": order, "counted": counted, "found": held])
    case .parkedTail(let tail, let last): ("parked-tail", ["frame": tail, "last": last])
    case .misplacedBlock(let block, let type, let order, let use, let pageOrder):
      (
        "misplaced-block",
        [
          "frame": block, "list": type, "order": order, "use": FrameUse(use),
          "frameOrder": pageOrder,
        ]
      )
    case .unmergedBuddies(let block, let order):
      ("unmerged-buddies", ["frame": block, "order": order])
    case .usedInside(let block, let order): ("used-inside", ["frame": block, "order": order])
    case .freePages(let zone, let counted, let listed):
      ("free-pages", ["zone": zone, "counted": counted, "found": listed])
    case .listBit(let type, let order): ("list-bit", ["list": type, "order": order])
    case .parkedPages(let zone, let counted, let listed):
      ("parked-pages", ["zone": zone, "counted": counted, "found": listed])
    case .parkedUse(let frame, let use): ("parked-use", ["frame": frame, "use": FrameUse(use)])
    case .lost(let frame): ("lost", ["frame": frame])
    case .managedPages(let zone, let counted, let found):
      ("managed-pages", ["zone": zone, "counted": counted, "found": found])
    case .highAtomicPages(let counted, let pageblocks):
      ("high-atomic-pages", ["counted": counted, "pageblocks": pageblocks])
    case .tailWithoutHead(let frame, let head):
      ("tail-without-head", ["frame": frame, "head": head])
    }
  }
}

extension SlabAllocator.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .foreignFrame(let slab, let cache): ("foreign-frame", ["frame": slab, "cache": cache])
    case .capacity(let slab, let used, let objects, let fitting):
      ("capacity", ["frame": slab, "used": used, "objects": objects, "fitting": fitting])
    case .onTwoLists(let slab): ("on-two-lists", ["frame": slab])
    case .strayLink(let slab, let link): ("stray-link", ["frame": slab, "to": link])
    case .endlessList(let slab): ("endless-list", ["frame": slab])
    case .freeObjects(let slab, let listed, let used, let objects):
      ("free-objects", ["frame": slab, "found": listed, "used": used, "objects": objects])
    case .freeObjectsOnCPU(let slab, let listed, let more):
      ("free-objects-on-cpu", ["frame": slab, "found": listed, "more": more])
    case .keptNotFrozen(let slab): ("kept-not-frozen", ["frame": slab])
    case .listedFrozen(let slab): ("listed-frozen", ["frame": slab])
    case .listedSlab(let slab, let used, let objects):
      ("listed-slab", ["frame": slab, "used": used, "objects": objects])
    case .partialSlabs(let cache, let counted, let listed):
      ("partial-slabs", ["cache": cache, "counted": counted, "found": listed])
    case .slabs(let cache, let counted, let found):
      ("slabs", ["cache": cache, "counted": counted, "found": found])
    }
  }
}

extension PermanentMap.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .freeSlotHasEntry(let slot, let entry):
      ("free-slot-has-entry", ["slot": slot, "entry": entry.rawValue])
    case .lostEntry(let slot): ("lost-entry", ["slot": slot])
    case .hasTwoSlots(let frame): ("has-two-slots", ["frame": frame])
    case .waitsForTwoSlots: ("waits-for-two-slots", [:])
    }
  }
}

extension FixedMap.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .holeIsMapped: ("hole-is-mapped", [:])
    case .temporarySlot(let slot, let isMapped, let depth):
      ("temporary-slot", ["slot": slot, "isMapped": isMapped, "depth": depth])
    }
  }
}

extension VmallocSpace.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .tree(let defect): defect.fact
    case .gapOrOverlap(let area): ("gap-or-overlap", ["start": area])
    case .lastEnd(let end): ("last-end", ["end": end])
    case .freeBlocksTouch(let block): ("free-blocks-touch", ["start": block])
    case .noEntry(let address): ("no-entry", ["address": address])
    case .strayEntry(let address): ("stray-entry", ["address": address])
    }
  }
}

extension RedBlackDefect {
  fileprivate var fact: DefectFact {
    switch self {
    case .rootHasParent: ("root-has-parent", [:])
    case .rootIsRed: ("root-is-red", [:])
    case .parentLink(let child, let node): ("parent-link", ["child": child, "node": node])
    case .redBelowRed(let child, let node): ("red-below-red", ["child": child, "node": node])
    case .blackNodes(let node, let left, let right):
      ("black-nodes", ["node": node, "left": left, "right": right])
    }
  }
}

extension VMAreaTree.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .tree(let defect): defect.fact
    case .listOrder(let area): ("list-order", ["start": area])
    case .noRange(let start, let end): ("no-range", ["start": start, "end": end])
    case .predecessor(let area): ("predecessor", ["start": area])
    case .overlap(let area): ("overlap", ["start": area])
    case .subtreeGap(let area): ("subtree-gap", ["start": area])
    case .areaCount(let listed, let inTree, let counted):
      ("area-count", ["listed": listed, "inTree": inTree, "counted": counted])
    case .highestEnd(let end, let noted): ("highest-end", ["end": end, "noted": noted])
    }
  }
}

extension AddressSpace.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .outsideAreas(let address): ("outside-areas", ["address": address])
    case .presentWithoutPermissions(let address):
      ("present-without-permissions", ["address": address])
    case .writableInReadOnly(let address): ("writable-in-read-only", ["address": address])
    case .writableShared(let address): ("writable-shared", ["address": address])
    case .residentPages(let counted, let found):
      ("resident-pages", ["counted": counted.total, "found": found.total])
    case .tableCount(let counted, let found):
      ("table-count", ["counted": counted, "found": found])
    case .uncountedMapping(let address, let frame):
      ("uncounted-mapping", ["address": address, "frame": frame])
    case .foreignArea(let area): ("foreign-area", ["start": area])
    case .totalPages(let counted, let inAreas):
      ("total-pages", ["counted": counted, "found": inAreas])
    case .lockedPages(let counted, let inAreas, let orphaned):
      ("locked-pages", ["counted": counted, "found": inAreas, "orphaned": orphaned])
    case .lostAreas(let inUse, let inSpaces):
      ("lost-areas", ["inUse": inUse, "inSpaces": inSpaces])
    }
  }
}

extension AnonymousMemory.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .foreignEntry(let entry): ("foreign-entry", ["entry": entry])
    case .entryCount(let counted, let onChains):
      ("entry-count", ["counted": counted, "found": onChains])
    case .ownRecordMissing(let area): ("own-record-missing", ["area": area])
    case .entriesOf(let memory): ("entries-of-record", ["record": memory.rawValue])
    case .areasOf(let memory): ("areas-of-record", ["record": memory.rawValue])
    }
  }
}

extension FileTable.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .holders(let open, let counted, let found):
      ("holders", ["open": open.rawValue, "counted": counted, "found": found])
    }
  }
}

extension PageMap.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .mappings(let frame, let counted, let found):
      ("mappings", ["frame": frame, "counted": counted, "found": found])
    case .users(let frame, let counted, let found):
      ("users", ["frame": frame, "counted": counted, "found": found])
    }
  }
}

extension PageLists.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .misplaced(let frame, let list): ("misplaced", ["frame": frame, "list": list.code])
    case .links(let frame): ("links", ["frame": frame])
    case .size(let list, let zone, let counted, let found):
      ("size", ["list": list.code, "zone": zone.name, "counted": counted, "found": found])
    case .marked(let marked, let found): ("marked", ["marked": marked, "found": found])
    }
  }
}

extension SwapSpace.Defect {
  fileprivate var fact: DefectFact {
    switch self {
    case .users(let entry, let counted, let found):
      ("users", ["area": entry.area, "slot": entry.slot, "counted": counted, "found": found])
    case .cache(let entry, let frame):
      ("cache", ["area": entry.area, "slot": entry.slot, "frame": frame])
    case .used(let area, let counted, let found):
      ("used", ["area": area, "counted": counted, "found": found])
    case .bounds(let entry): ("bounds", ["area": entry.area, "slot": entry.slot])
    case .free(let counted, let found): ("free", ["counted": counted, "found": found])
    }
  }
}

/// The names of `meminfo` and its kind.
extension PageListKind: Coded {
  public var code: String {
    switch self {
    case .inactiveAnonymous: "inactive_anon"
    case .activeAnonymous: "active_anon"
    case .inactiveFile: "inactive_file"
    case .activeFile: "active_file"
    case .unevictable: "unevictable"
    }
  }
}

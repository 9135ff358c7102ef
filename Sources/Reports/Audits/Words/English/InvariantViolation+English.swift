import Drawing
import Hardware
import KernelModel

extension InvariantViolation: Worded {
  /// What is wrong, with the values that prove it.
  public var english: String {
    switch self {
    case .pageAllocator(let defect): defect.english
    case .slab(let defect): defect.english
    case .permanentMap(let defect): defect.english
    case .fixedMap(let defect): defect.english
    case .vmalloc(let defect): defect.english
    case .areaTree(let defect): defect.english
    case .addressSpace(let defect): defect.english
    case .anonymousMemory(let defect): defect.english
    case .files(let defect): defect.english
    case .pages(let defect): defect.english
    case .pageLists(let defect): defect.english
    case .swap(let defect): defect.english
    }
  }
}

extension InvariantViolation.Structure: Worded {
  /// The name that goes in front of a rule's number.
  package var english: String {
    switch self {
    case .pageAllocator: "page allocator"
    case .slab: "slab"
    case .permanentMap: "pkmap"
    case .fixedMap: "fixmap"
    case .vmalloc: "vmalloc"
    case .areaTree: "vma tree"
    case .memory: "mm"
    case .areas: "vma"
    case .pageTables: "page tables"
    case .residentPages: "resident pages"
    case .anonymousMemory: "anon_vma"
    case .files: "files"
    case .pages: "page"
    case .pageLists: "LRU lists"
    case .swap: "swap"
    }
  }
}

extension RedBlackDefect: Worded {
  public var english: String {
    switch self {
    case .rootHasParent: "the root has a parent"
    case .rootIsRed: "the root is red"
    case .parentLink(let child, let node): "node \(child)'s parent is not \(node)"
    case .redBelowRed(let child, let node): "red node \(node) has the red child \(child)"
    case .blackNodes(let node, let left, let right):
      "below node \(node) lie \(left) and \(right) black nodes"
    }
  }
}

extension VMAreaTree.Defect: Worded {
  public var english: String {
    switch self {
    case .tree(let defect): defect.english
    case .listOrder(let area): "the list has \(area.digits) where the tree has another"
    case .noRange(let start, let end): "area \(start.digits)-\(end.digits) is no range of pages"
    case .predecessor(let area): "area \(area.digits) has a wrong predecessor"
    case .overlap(let area): "area \(area.digits) overlaps the one before"
    case .subtreeGap(let area): "area \(area.digits) had a wrong subtree gap"
    case .areaCount(let listed, let inTree, let counted):
      "list \(listed), tree \(inTree), count \(counted) areas"
    case .highestEnd(let end, let noted):
      "the last area ends at \(end.digits), not \(noted.digits)"
    }
  }
}

extension AddressSpace.Defect: Worded {
  public var english: String {
    switch self {
    case .outsideAreas(let address): "\(hex(address)) is mapped and lies in no area"
    case .presentWithoutPermissions(let address):
      "\(hex(address)) is present in an area without permissions"
    case .writableInReadOnly(let address): "\(hex(address)) is writable in an area that is not"
    case .writableShared(let address): "\(hex(address)) is writable and its frame is shared"
    case .residentPages(let counted, let found):
      "counted \(counted.anonymous)+\(counted.file)+\(counted.shared), in the tables are "
        + "\(found.anonymous)+\(found.file)+\(found.shared)"
    case .tableCount(let counted, let found): "counted \(counted) tables, \(found) exist"
    case .uncountedMapping(let address, let frame):
      "\(hex(address)) maps frame \(hexadecimal(frame.rawValue)), which counts no mapping"
    case .foreignArea(let area): "area \(hex(area)) belongs to another space"
    case .totalPages(let counted, let inAreas):
      "total_vm is \(counted), the areas have \(inAreas) pages"
    case .lockedPages(let counted, let inAreas, let orphaned):
      "locked_vm is \(counted), the areas have \(inAreas) locked pages, \(orphaned) lost their area"
    case .lostAreas(let inUse, let inSpaces): "\(inUse) areas in use, \(inSpaces) in address spaces"
    }
  }
}

extension AnonymousMemory.Defect: Worded {
  public var english: String {
    switch self {
    case .foreignEntry(let entry): "entry \(entry) is on a foreign area's chain"
    case .entryCount(let counted, let onChains):
      "\(counted) entries in use, \(onChains) on the areas' chains"
    case .ownRecordMissing(let area): "area \(area)'s anon_vma is not on its chain"
    case .entriesOf(let memory): "anon_vma \(memory.rawValue) counts its entries wrongly"
    case .areasOf(let memory): "anon_vma \(memory.rawValue) counts its areas wrongly"
    }
  }
}

extension FileTable.Defect: Worded {
  public var english: String {
    switch self {
    case .holders(let open, let counted, let found):
      "open \(open.rawValue) counts \(counted) holders, \(found) exist"
    }
  }
}

extension PageMap.Defect: Worded {
  public var english: String {
    switch self {
    case .mappings(let frame, let counted, let found):
      "frame \(hexadecimal(frame.rawValue)) counts \(counted) mappings, \(found) exist"
    case .users(let frame, let counted, let found):
      "frame \(hexadecimal(frame.rawValue)) counts \(counted) users, \(found) exist"
    }
  }
}

extension PageLists.Defect: Worded {
  public var english: String {
    switch self {
    case .misplaced(let frame, let list):
      "frame \(hexadecimal(frame.rawValue)) stands on \(list.code), its flags say otherwise"
    case .links(let frame):
      "the links at frame \(hexadecimal(frame.rawValue)) do not lead back"
    case .size(let list, let zone, let counted, let found):
      "\(list.code) counts \(counted) pages of \(zone.name), \(found) stand on it"
    case .marked(let marked, let found): "\(marked) pages are marked, \(found) stand on lists"
    }
  }
}

extension SwapSpace.Defect: Worded {
  public var english: String {
    switch self {
    case .users(let entry, let counted, let found):
      "\(entry.english) counts \(counted) users, \(found) exist"
    case .cache(let entry, let frame):
      "\(entry.english) and frame \(hexadecimal(frame.rawValue)) do not name each other"
    case .used(let area, let counted, let found):
      "area \(area) counts \(counted) used slots, \(found) are"
    case .bounds(let entry): "\(entry.english) is free, and lies outside the area's bounds"
    case .free(let counted, let found): "\(counted) free slots are counted, \(found) exist"
    }
  }
}

/// The digits of an address without zeros in front.
private func hex(_ address: VirtualAddress) -> String { hexadecimal(address.rawValue) }

import Drawing

extension EventKind: Worded {
  /// What belongs to it, in half a line.
  package var english: String {
    switch self {
    case .fault: "the kernel is told of a page fault"
    case .walk: "the chip reads or writes a paging entry"
    case .tlb: "a line of the TLB is filled, evicted or dropped"
    case .pte: "the kernel writes an entry of a page table"
    case .pde: "the kernel writes a directory entry"
    case .table: "a page table is allocated or freed"
    case .vma: "an area is made, merged, split, changed or removed"
    case .visit: "a search compares an address with an area"
    case .rotate: "the tree of areas is rotated or recoloured"
    case .gap: "a gap for a mapping is chosen"
    case .take: "a frame or block is allocated"
    case .free: "a frame or block comes back"
    case .split: "a block is halved"
    case .merge: "a block joins its buddy"
    case .steal: "a block of another type is taken"
    case .slab: "an object or a slab is handed out or comes back"
    case .vmalloc: "an area of vmalloc is made, freed or purged"
    case .kmap: "a slot of the kmap window changes"
    case .fixmap: "a slot of the fixmap changes"
    case .swap: "a page goes to swap or comes back"
    case .reclaim: "reclaim looks at pages, ends a pass or rests"
    case .oom: "the OOM killer chooses, ends a process or gives up"
    case .heap: "malloc or free decides something"
    case .path: "the fault handler takes a branch"
    case .refused: "a call or an allocation is refused"
    }
  }
}

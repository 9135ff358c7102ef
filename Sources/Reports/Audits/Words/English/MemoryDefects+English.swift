import Drawing
import Hardware
import KernelModel

// What is wrong with the kernel's own memory: blocks, slabs and windows.

extension PageAllocator.Defect: Worded {
  public var english: String {
    switch self {
    case .beyondMemory(let block): "\(name(block)) on a free list lies beyond memory"
    case .backLink(let frame, let previous):
      "\(name(frame)) does not lead back to \(name(previous))"
    case .listLength(let type, let order, let counted, let held):
      "the \(type.name) list of order \(order) counts \(counted) and holds \(held)"
    case .parkedTail(let tail, let last):
      "a CPU's list ends at \(name(tail)), not \(name(last))"
    case .misplacedBlock(let block, let type, let order, let use, let pageOrder):
      "\(name(block)) on the \(type.name) list of order \(order) has the order \(pageOrder) "
        + "and the use \(FrameUse(use).code)"
    case .unmergedBuddies(let block, let order):
      "\(name(block)) and its order-\(order) buddy are both free"
    case .usedInside(let block, let order):
      "a frame in the free block at \(name(block)) of order \(order) has a use"
    case .freePages(let zone, let counted, let listed):
      "\(zone.name) counts \(counted) free pages, lists \(listed)"
    case .listBit(let type, let order):
      "the bit of the \(type.name) list of order \(order) is wrong"
    case .parkedPages(let zone, let counted, let listed):
      "\(zone.name) counts \(counted) parked, lists \(listed)"
    case .parkedUse(let frame, let use):
      "\(name(frame)) on a CPU's list has the use \(FrameUse(use).code)"
    case .lost(let frame): "\(name(frame)) is neither in a free block nor in use"
    case .managedPages(let zone, let counted, let found):
      "\(zone.name) manages \(counted) pages and has \(found)"
    case .highAtomicPages(let counted, let pageblocks):
      "\(counted) pages are set aside in \(pageblocks) HighAtomic pageblocks"
    case .tailWithoutHead(let frame, let head):
      "\(name(frame)) is a tail of \(name(head)), which is no head"
    }
  }

  private func name(_ frame: PageFrameNumber) -> String {
    "frame 0x\(hexadecimal(frame.rawValue))"
  }
}

extension SlabAllocator.Defect: Worded {
  public var english: String {
    switch self {
    case .foreignFrame(let slab, let cache): "\(name(slab)) is a slab of cache \(cache)"
    case .capacity(let slab, let used, let objects, let fitting):
      "\(name(slab)) counts \(used) of \(objects) objects in use, \(fitting) objects fit"
    case .onTwoLists(let slab): "an object of \(name(slab)) is on two free lists"
    case .strayLink(let slab, let link):
      "a free list of \(name(slab)) leads to 0x\(hexadecimal(link))"
    case .endlessList(let slab): "a free list of \(name(slab)) does not end"
    case .freeObjects(let slab, let listed, let used, let objects):
      "\(name(slab)) has \(listed) free objects and counts \(used) of \(objects) in use"
    case .freeObjectsOnCPU(let slab, let listed, let more):
      "\(name(slab)) has \(listed) free objects on the CPU's list and \(more) more"
    case .keptNotFrozen(let slab): "\(name(slab)), which the CPU keeps, is not frozen"
    case .listedFrozen(let slab): "\(name(slab)) on the node's list is frozen"
    case .listedSlab(let slab, let used, let objects):
      "\(name(slab)) on the node's list says \(used) of \(objects) in use"
    case .partialSlabs(let cache, let counted, let listed):
      "\(cache) counts \(counted) partial slabs, lists \(listed)"
    case .slabs(let cache, let counted, let found):
      "\(cache) counts \(counted) slabs, frames \(found)"
    }
  }

  private func name(_ slab: PageFrameNumber) -> String {
    "slab 0x\(hexadecimal(slab.rawValue))"
  }
}

extension PermanentMap.Defect: Worded {
  public var english: String {
    switch self {
    case .freeSlotHasEntry(let slot, let entry):
      "free slot \(slot) has the entry \(entry.rawValue)"
    case .lostEntry(let slot): "slot \(slot) has lost its entry"
    case .hasTwoSlots(let frame): "frame \(frame.rawValue) has two slots"
    case .waitsForTwoSlots: "a task waits for two slots"
    }
  }
}

extension FixedMap.Defect: Worded {
  public var english: String {
    switch self {
    case .holeIsMapped: "the hole is mapped"
    case .temporarySlot(let slot, let isMapped, let depth):
      "kmap slot \(slot) \(isMapped ? "has an" : "has no") entry at depth \(depth)"
    }
  }
}

extension VmallocSpace.Defect: Worded {
  public var english: String {
    switch self {
    case .tree(let defect): defect.english
    case .gapOrOverlap(let area): "the area at \(hex(area)) leaves a gap or overlaps"
    case .lastEnd(let end): "the last area ends at \(hex(end))"
    case .freeBlocksTouch(let block): "two free blocks touch at \(hex(block))"
    case .noEntry(let address): "\(hex(address)) has no entry"
    case .strayEntry(let address): "\(hex(address)) has an entry"
    }
  }

  private func hex(_ address: VirtualAddress) -> String { hexadecimal(address.rawValue) }
}

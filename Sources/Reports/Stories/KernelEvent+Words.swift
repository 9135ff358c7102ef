import Drawing
import Hardware
import KernelModel

extension KernelEvent {
  /// The event in a few words; nil for what only a closer look wants to see, and for what the page
  /// allocator decided: an `AllocationStory` tells that.
  var words: String? {
    switch self {
    case .enter, .leave: nil
    case .hardware(let event): event.words
    case .allocator: nil
    case .slab(let event): event.words
    case .table(let event): event.words
    case .space(let event, _): event.words
    case .fault(let event): event.words
    case .window(let event): event.words
    case .heap(let event): event.words
    }
  }
}

extension HardwareEvent {
  var words: String? {
    switch self {
    case .lookedUp(let address, _, let set, let verdict):
      "TLB set \(set): \(verdict.words) for \(address.pageBase.digits)"
    case .pointerUsed(let index, let value): "PDPTE \(index): \(hexadecimal(value.rawValue, digits: 8))"
    case .entryRead(let level, let place, let value):
      "\(level.name) at \(place.digits): \(hexadecimal(value.rawValue, digits: 8))"
    case .directoryRemembered, .translated, .decided(_, _, _, refusal: nil): nil
    case .entryWritten(let level, _, let value):
      "\(level.name) becomes \(hexadecimal(value.rawValue, digits: 8)): accessed or dirty set"
    case .decided(let rights, let access, let privilege, _):
      "\(privilege.name) \(access.name) refused: the page is "
        + rights.words
    case .filled(let address, _, let set, let way):
      "TLB set \(set) way \(way) now holds \(address.pageBase.digits)"
    case .evicted(let address, _, let set, let way):
      "TLB set \(set) way \(way) gives up \(address.pageBase.digits)"
    case .fault(let fault):
      "#PF error \(hexadecimal(fault.code.rawValue)) (\(fault.code.spelledOut)), CR2 = "
        + fault.address.digits
    case .directoryLoaded(let directory): "CR3 = \(directory.digits)"
    case .flushed(_, let count): "TLB flushed, \(counted(Int(count), "line")) dropped"
    case .dropped(let address, let count, .invalidation):
      count == 0 ? nil : "INVLPG \(address.pageBase.digits): \(counted(Int(count), "line")) dropped"
    case .dropped: nil
    }
  }
}

extension TLBVerdict {
  fileprivate var words: String {
    switch self {
    case .miss: "miss"
    case .hit: "hit"
    case .insufficient: "hit without the rights"
    case .clean: "hit, but clean: the walk sets the dirty bit"
    }
  }
}

extension SlabEvent {
  var words: String? {
    switch self {
    case .slabMade(_, let slab, let order): "new slab at frame \(slab.digits), order \(order)"
    case .slabDiscarded(_, let slab): "empty slab at frame \(slab.digits) goes back"
    case .tookPages(let frame, let order):
      "more than any cache has: the block of order \(order) at frame \(frame.digits)"
    case .refilled(_, let slab, let source): source.words(slab)
    case .chainCut(_, let object, let pointer):
      "Freechain corrupt: object \(object.digits) leads to \(hexadecimal(pointer, digits: 8))"
    default: nil
    }
  }
}

extension SlabSource {
  /// Where the next objects come from; a new slab has been told of.
  fileprivate func words(_ slab: PageFrameNumber) -> String? {
    switch self {
    case .cpuSlab: "objects that came back to the CPU's slab at frame \(slab.digits)"
    case .cpuPartial: "the slab at frame \(slab.digits) that the CPU keeps"
    case .nodePartial: "the slab at frame \(slab.digits) from the node's partial list"
    case .newSlab: nil
    }
  }
}

extension TableEvent {
  var words: String? {
    switch self {
    case .entryWritten(let address, let from, let to, _):
      "PTE of \(address.digits): \(hexadecimal(from.rawValue, digits: 8)) becomes "
        + hexadecimal(to.rawValue, digits: 8)
    case .directoryEntryWritten(let address, let from, _) where address >= KernelLayout.pageOffset
      && from != .none: nil
    case .directoryEntryWritten(let address, _, let to):
      "PDE of \(address.digits) becomes \(hexadecimal(to.rawValue, digits: 8))"
    case .tableAllocated(let frame): "a page table at frame \(frame.digits)"
    case .badEntry(let entry):
      "BUG: Bad page map: pte:\(hexadecimal(entry.rawValue, digits: 8)), a frame that knows nothing of it"
    case .badDirectoryEntry(_, let entry): "bad pmd \(hexadecimal(entry.rawValue, digits: 8))"
    case .directoryRefused(let directory):
      "general protection fault: 0000: the chip refuses CR3 = \(directory.digits)"
    case .tableFreed(let frame): "the page table at frame \(frame.digits) is free"
    }
  }
}

extension PagingLevel {
  /// `PTE`, `PDE`, `PDPTE`
  fileprivate var name: String {
    switch self {
    case .table: "PTE"
    case .directory: "PDE"
    case .pointer: "PDPTE"
    }
  }
}

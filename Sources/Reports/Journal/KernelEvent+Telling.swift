import Hardware
import KernelModel

extension KernelEvent {
  /// Whether a story tells of the event by itself. The rest is for a closer look, and what the page
  /// allocator decides is told by an `AllocationStory`.
  var isTold: Bool {
    switch self {
    case .enter, .leave, .allocator: false
    case .hardware(let event): event.isTold
    case .slab(let event): event.isTold
    case .table(let event): event.isTold
    case .space(let event, _): event.isTold
    case .fault(let event): event.isTold
    case .swap(let event): event.isTold
    case .reclaim, .outOfMemory, .window, .heap: true
    }
  }
}

extension HardwareEvent {
  fileprivate var isTold: Bool {
    switch self {
    case .directoryRemembered, .translated, .decided(_, _, _, refusal: nil): false
    case .dropped(_, let count, let cause): cause == .invalidation && count > 0
    case .lookedUp, .pointerUsed, .entryRead, .entryWritten, .decided, .filled, .evicted, .fault,
      .directoryLoaded, .flushed:
      true
    }
  }
}

extension SlabEvent {
  fileprivate var isTold: Bool {
    switch self {
    case .allocated, .freed, .slabListed, .refilled(_, _, .newSlab): false
    case .refilled, .tookPages, .slabMade, .slabDiscarded, .chainCut: true
    }
  }
}

extension SwapEvent {
  fileprivate var isTold: Bool {
    switch self {
    case .left, .unmapped, .uncached: false
    case .switchedOn, .switchedOff, .cached, .written, .read, .window, .slotFreed: true
    }
  }
}

extension TableEvent {
  fileprivate var isTold: Bool {
    switch self {
    case .directoryEntryWritten(let address, let old, _):
      address < KernelLayout.pageOffset || old == .none
    case .entryWritten, .tableAllocated, .tableFreed, .badEntry, .badDirectoryEntry,
      .directoryRefused:
      true
    }
  }
}

extension AddressSpaceEvent {
  fileprivate var isTold: Bool {
    switch self {
    // How the tree is balanced is for `vma tree` to show.
    case .visited, .rotated, .recoloured: false
    case .began, .cacheHit, .gapFound, .inserted, .removed, .merged, .split, .optionsChanged,
      .grewDown, .breakMoved, .anonymousMemoryPrepared, .refused:
      true
    }
  }
}

extension FaultEvent {
  fileprivate var isTold: Bool {
    switch self {
    case .taken, .frameTaken: false
    case .kernelAddress, .areaFound, .growthRefused, .noArea, .accessRefused, .accessAllowed,
      .path, .mappedAround, .residentChanged, .corruptedTable, .endless, .ended:
      true
    }
  }
}

import Hardware
import KernelModel

/// Kinds of events, as `break` and `trace` name them.
package enum EventKind: String, CaseIterable, Sendable {
  case fault, walk, tlb, pte, pde, table, vma, visit, rotate, gap
  case take, free, split, merge, steal, slab, vmalloc, kmap, fixmap, swap, reclaim, oom, heap, path
  case refused
}

extension KernelEvent {
  /// The kind that a person would call it; nil for what has no name of its own.
  package var kind: EventKind? {
    switch self {
    case .enter, .leave: nil
    case .hardware(let event): event.kind
    case .allocator(let event): event.kind
    case .slab: .slab
    case .table(.entryWritten), .table(.badEntry): .pte
    case .table(.directoryEntryWritten), .table(.badDirectoryEntry), .table(.directoryRefused):
      .pde
    case .table(.tableAllocated), .table(.tableFreed): .table
    case .space(let event, _): event.kind
    case .fault(.taken): .fault
    case .fault(.path): .path
    case .fault: nil
    case .swap: .swap
    case .reclaim: .reclaim
    case .outOfMemory: .oom
    case .window(let event): event.kind
    case .heap: .heap
    }
  }
}

extension HardwareEvent {
  fileprivate var kind: EventKind? {
    switch self {
    case .entryRead, .entryWritten, .pointerUsed, .directoryRemembered: .walk
    case .filled, .evicted, .dropped, .flushed, .lookedUp: .tlb
    case .decided, .translated, .fault, .directoryLoaded: nil
    }
  }
}

extension AllocatorEvent {
  fileprivate var kind: EventKind? {
    switch self {
    case .takenFromCPU, .unlisted, .allocated: .take
    case .parked, .freed, .listed, .dropped: .free
    case .split: .split
    case .merged: .merge
    case .stolen, .moved, .retyped: .steal
    case .failed, .outOfMemory: .refused
    default: nil
    }
  }
}

extension AddressSpaceEvent {
  fileprivate var kind: EventKind? {
    switch self {
    case .visited, .cacheHit: .visit
    case .rotated, .recoloured: .rotate
    case .gapFound: .gap
    case .began: .table
    case .inserted, .removed, .merged, .split, .optionsChanged, .grewDown, .breakMoved,
      .anonymousMemoryPrepared:
      .vma
    case .refused: .refused
    }
  }
}

extension WindowEvent {
  fileprivate var kind: EventKind {
    switch self {
    case .blockChosen, .areaMade, .areaFreedLazily, .purged: .vmalloc
    case .directorySynchronized: .pde
    case .slotTaken, .slotCount, .slotsFlushed, .sleepsForSlot, .woken, .temporaryMapped,
      .temporaryUnmapped, .temporariesSwitched, .temporariesLost, .highTableMapped:
      .kmap
    case .fixmapSet: .fixmap
    }
  }
}

import Drawing
import Hardware
import KernelModel

extension AddressDeed: Worded {
  /// The beginning of a sentence, which ends with the command that did it.
  var english: String {
    switch self {
    case .mapped(let origin?, let isShared):
      "\(origin.english), \(isShared ? "shared" : "private"),"
    case .mapped(nil, let isShared): "mapped \(isShared ? "shared" : "private")"
    case .joined(let origin, let area):
      "\(origin?.english ?? "mapped") in one area with its neighbours, \(area.digits),"
    case .reachedByStack: "reached by the stack's growth"
    case .unmapped: "unmapped"
    case .optionsChanged(let old, let new): Self.change(from: old, to: new)
    case .entryCleared: "its entry was cleared"
    case .frameMapped(let frame): "frame \(frame.digits) was mapped"
    case .zeroPageMapped: "first read: the page of zeros was mapped"
    case .frameFilled(let frame, let isAtOnce):
      "\(isAtOnce ? "filled at once" : "first touched"): frame \(frame.digits) was mapped"
    case .frameShared(let frame): "frame \(frame.digits) was shared with the parent"
    case .pagedOut(let slot, .advice): "paged out to \(slot.english)"
    case .pagedOut(let slot, .kswapd): "paged out to \(slot.english) by kswapd"
    case .pagedOut(let slot, .asker): "paged out to \(slot.english) for a frame that was needed"
    case .pagedIn(let frame, let slot, nil):
      "back from \(slot.english): frame \(frame.digits) was mapped"
    case .pagedIn(let frame, let slot, let neighbours?):
      "read back from \(slot.english) into frame \(frame.digits)"
        + (neighbours > 0 ? ", with \(counted(neighbours, "neighbour"))," : "")
    case .frameMoved(let frame, let place): "frame \(frame.digits) came from \(place.digits)"
    case .copied(let frame, nil): "copied: frame \(frame.digits) was mapped instead"
    case .copied(let frame, let old?):
      "copied: frame \(old.digits) gave way to \(frame.digits)"
    case .writeProtected(let isForCopyOnWrite):
      isForCopyOnWrite ? "write-protected for copy-on-write" : "write-protected"
    case .madeWritable: "made writable again"
    case .cachedByChip: "read into the TLB"
    case .frameTaken(let frame): "frame \(frame.digits) was handed out"
    case .frameFreed(let frame): "frame \(frame.digits) came back"
    case .slabMade(let cache): "its frame became a slab of \(cache)"
    case .slabDiscarded(let cache): "the slab of \(cache) was given up"
    case .objectTaken(let object, let cache):
      "an object of \(cache) at \(object.digits) was handed out"
    case .objectFreed(let object): "the object at \(object.digits) came back"
    case .windowAreaMade(let area): "area \(area.digits) was made"
    case .windowAreaFreed: "its area was freed, and waits for a flush"
    case .windowAreaFlushed: "its addresses were flushed, and are free"
    case .slotTaken(let slot, let frame): "slot \(slot) was given to frame \(frame.digits)"
    case .slotCount(let slot, let count): "pkmap_count[\(slot)] became \(count)"
    case .temporaryMapped(let frame): "a temporary kmap of frame \(frame.digits) was made"
    case .temporaryUnmapped: "the temporary kmap ended"
    }
  }

  private static func change(from old: AreaOptions, to new: AreaOptions) -> String {
    if old.mode != new.mode { return "made \(new.mode), which was \(old.mode)," }
    guard old.contains(.locked) != new.contains(.locked) else { return "advised about" }
    return new.contains(.locked) ? "locked" : "unlocked"
  }
}

extension MappingOrigin: Worded {
  var english: String {
    switch self {
    case .parent: "inherited from the parent"
    case .move: "moved or grown here"
    case .program: "mapped for the program"
    case .heap: "made a part of the heap"
    }
  }
}

import Drawing
import Hardware
import KernelModel

extension AddressDeed: DetailedFact {
  var code: String {
    switch self {
    case .mapped: "mapped"
    case .joined: "joined"
    case .reachedByStack: "reached-by-stack"
    case .unmapped: "unmapped"
    case .optionsChanged: "area-changed"
    case .entryCleared: "entry-cleared"
    case .frameMapped: "frame-mapped"
    case .zeroPageMapped: "zero-page-mapped"
    case .frameFilled: "frame-filled"
    case .frameShared: "frame-shared"
    case .pagedOut: "paged-out"
    case .pagedIn: "paged-in"
    case .frameMoved: "frame-moved"
    case .copied: "copied"
    case .writeProtected: "write-protected"
    case .madeWritable: "made-writable"
    case .cachedByChip: "tlb-filled"
    case .frameTaken: "frame-taken"
    case .frameFreed: "frame-freed"
    case .slabMade: "slab-made"
    case .slabDiscarded: "slab-discarded"
    case .objectTaken: "object-taken"
    case .objectFreed: "object-freed"
    case .windowAreaMade: "vmalloc-area-made"
    case .windowAreaFreed: "vmalloc-area-freed"
    case .windowAreaFlushed: "vmalloc-area-flushed"
    case .slotTaken: "kmap-slot-taken"
    case .slotCount: "kmap-slot-count"
    case .temporaryMapped: "temporary-kmap-made"
    case .temporaryUnmapped: "temporary-kmap-ended"
    }
  }

  var details: Details {
    switch self {
    case .mapped(let origin, let isShared): ["origin": origin, "isShared": isShared]
    case .joined(let origin, let area):
      ["origin": origin, "start": area.lowerBound, "end": area.upperBound]
    case .optionsChanged(let old, let new):
      ["flagsBefore": old.flagLetters, "flagsAfter": new.flagLetters]
    case .frameMapped(let frame), .frameShared(let frame), .frameTaken(let frame),
      .frameFreed(let frame), .temporaryMapped(let frame):
      ["frame": frame]
    case .frameFilled(let frame, let isAtOnce): ["frame": frame, "isAtOnce": isAtOnce]
    case .pagedOut(let slot, let taker):
      ["area": slot.area, "slot": slot.slot, "taker": taker.code]
    case .pagedIn(let frame, let slot, let neighbours):
      (["frame": frame, "area": slot.area, "slot": slot.slot] as Details).joined(
        by: neighbours.map { ["neighbours": $0] } ?? [:])
    case .frameMoved(let frame, let place): ["frame": frame, "from": place]
    case .copied(let frame, let old): ["before": old, "after": frame]
    case .writeProtected(let isForCopyOnWrite): ["isForCopyOnWrite": isForCopyOnWrite]
    case .slabMade(let cache), .slabDiscarded(let cache): ["cache": cache]
    case .objectTaken(let object, let cache): ["object": object, "cache": cache]
    case .objectFreed(let object): ["object": object]
    case .windowAreaMade(let area): ["start": area.lowerBound, "end": area.upperBound]
    case .slotTaken(let slot, let frame): ["slot": slot, "frame": frame]
    case .slotCount(let slot, let count): ["slot": slot, "count": count]
    case .reachedByStack, .unmapped, .entryCleared, .zeroPageMapped, .madeWritable,
      .cachedByChip, .windowAreaFreed, .windowAreaFlushed, .temporaryUnmapped:
      [:]
    }
  }
}

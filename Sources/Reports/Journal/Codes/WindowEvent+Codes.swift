import Drawing
import Hardware
import KernelModel

extension WindowEvent: DetailedFact {
  public var code: String {
    switch self {
    case .blockChosen: "vmalloc-block-chosen"
    case .areaMade: "vmalloc-area-made"
    case .areaFreedLazily: "vmalloc-area-freed"
    case .purged: "vmalloc-purged"
    case .directorySynchronized: "directory-synchronized"
    case .slotTaken: "kmap-slot-taken"
    case .slotCount: "kmap-slot-count"
    case .slotsFlushed: "kmap-slots-flushed"
    case .sleepsForSlot: "sleeps-for-slot"
    case .woken: "woken"
    case .temporaryMapped: "temporary-kmap-made"
    case .temporaryUnmapped: "temporary-kmap-ended"
    case .temporariesSwitched(_, _, isLeaving: true): "temporary-kmaps-cleared"
    case .temporariesSwitched: "temporary-kmaps-restored"
    case .temporariesLost: "temporary-kmaps-lost"
    case .highTableMapped: "high-table-mapped"
    case .fixmapSet: "fixmap-set"
    }
  }

  public var details: Details {
    switch self {
    case .blockChosen(let start, let end): ["start": start, "end": end]
    case .areaMade(let start, let byteCount): ["start": start, "byteCount": byteCount]
    case .areaFreedLazily(let start, let pages): ["start": start, "pagesWaiting": pages]
    case .purged(let count, let first, let last):
      ["areaCount": count, "start": first, "end": last]
    case .directorySynchronized(let address, let directory, let isLazy):
      ["address": address, "directory": directory, "isLazy": isLazy]
    case .slotTaken(let slot, let frame): ["slot": slot, "frame": frame]
    case .slotCount(let slot, let count): ["slot": slot, "count": count]
    case .slotsFlushed(let count): ["slotCount": count]
    case .sleepsForSlot(let sleeper), .woken(let sleeper):
      ["process": sleeper.process.rawValue, "frame": sleeper.frame]
    case .temporaryMapped(let address, let frame, let depth, let isOfTask):
      ["address": address, "frame": frame, "depth": depth, "isOfTask": isOfTask]
    case .temporaryUnmapped(let address, let depth, let isOfTask):
      ["address": address, "depth": depth, "isOfTask": isOfTask]
    case .temporariesSwitched(let task, let count, _), .temporariesLost(let task, let count):
      ["process": task.rawValue, "count": count]
    case .highTableMapped(let frame): ["frame": frame]
    case .fixmapSet(let address, let entry): ["address": address, "value": entry.wide]
    }
  }
}

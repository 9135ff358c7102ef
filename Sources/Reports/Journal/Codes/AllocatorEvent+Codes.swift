import Drawing
import KernelModel

extension AllocatorEvent: DetailedFact {
  public var code: String {
    switch self {
    case .requested: "requested"
    case .tried: "zone-tried"
    case .takenFromCPU: "taken-from-cpu"
    case .refilled: "cpu-list-refilled"
    case .drained: "cpu-lists-drained"
    case .parked: "parked-on-cpu"
    case .unlisted: "unlisted"
    case .split: "block-split"
    case .merged: "buddies-merged"
    case .listed: "listed"
    case .stolen: "stolen"
    case .moved: "pageblock-moved"
    case .retyped: "pageblock-retyped"
    case .boosted: "watermarks-boosted"
    case .reclaimerWoken: "kswapd-woken"
    case .reclaimed: "reclaimed"
    case .compacted: "compacted"
    case .outOfMemory: "out-of-memory"
    case .failed: "allocation-failed"
    case .allocated: "block-taken"
    case .dropped: "holder-dropped"
    case .freed: "block-freed"
    }
  }

  public var details: Details {
    switch self {
    case .requested(let order, let flags, let zoneClass, let type):
      [
        "order": order, "request": flags.text, "zoneClass": zoneClass.name, "migrateType": type.name,
      ]
    case .tried(let trial): trial.details
    case .takenFromCPU(let frame, let zone, let type), .parked(let frame, let zone, let type):
      ["frame": frame, "zone": zone.name, "migrateType": type.name]
    case .refilled(let zone, let type, let count):
      ["zone": zone.name, "migrateType": type.name, "pages": count]
    case .drained(let zone, let count): ["zone": zone.name, "pages": count]
    case .unlisted(let block, let order, let zone, let type):
      ["frame": block, "order": order, "zone": zone.name, "migrateType": type.name]
    case .split(let upper, let order, let type):
      ["upperHalf": upper, "order": order, "migrateType": type.name]
    case .merged(let block, let buddy, let order):
      ["frame": block, "buddy": buddy, "order": order]
    case .listed(let block, let order, let type, let place):
      [
        "frame": block, "order": order, "migrateType": type.name,
        "listEnd": place == .head ? "head" : "tail",
      ]
    case .stolen(let block, let order, let from, let wanted, let whole):
      [
        "frame": block, "order": order, "typeBefore": from.name, "typeAfter": wanted.name,
        "isWhole": whole,
      ]
    case .moved(let pageblock, let pages, let type):
      ["frame": pageblock, "pages": pages, "migrateType": type.name]
    case .retyped(let pageblock, let from, let to):
      ["frame": pageblock, "typeBefore": from.name, "typeAfter": to.name]
    case .boosted(let zone, let pages): ["zone": zone.name, "pages": pages]
    case .reclaimerWoken(let order, let zoneClass): ["order": order, "zoneClass": zoneClass.name]
    case .reclaimed(let pages): ["pages": pages]
    case .compacted(let order, let succeeded): ["order": order, "hasSucceeded": succeeded]
    case .outOfMemory(let order, let flags), .failed(let order, let flags):
      ["order": order, "request": flags.text]
    case .allocated(let frame, let order), .freed(let frame, let order):
      ["frame": frame, "order": order]
    case .dropped(let frame, let remaining): ["frame": frame, "holders": remaining]
    }
  }
}

extension ZoneTrial: DetailedFact {
  /// How the test ended.
  public var code: String {
    switch verdict {
    case .passed: "passed"
    case .tooFewPages: "too-few-pages"
    case .noBlock: "no-block"
    case .ignored: "mark-ignored"
    case .nothingToTake: "nothing-to-take"
    }
  }

  public var details: Details {
    [
      "verdict": code, "zone": zone.name, "order": order, "zoneClass": zoneClass.name,
      "limits": limits.names, "freePages": freePages, "unusablePages": unusablePages,
      "mark": mark, "reducedMark": reducedMark, "reserve": reserve,
    ]
  }
}

extension AllocationLimits {
  /// Linux's names. Linux: `ALLOC_*`.
  package var names: [String] {
    var names: [String] = []
    if contains(.noWatermarks) {
      names.append("ALLOC_NO_WATERMARKS")
    } else {
      names.append("ALLOC_WMARK_\("\(mark)".uppercased())")
    }
    for (limit, name) in [
      (AllocationLimits.outOfMemoryVictim, "ALLOC_OOM"), (.harder, "ALLOC_HARDER"),
      (.highPriority, "ALLOC_HIGH"), (.kswapd, "ALLOC_KSWAPD"),
    ] where contains(limit) { names.append(name) }
    return names
  }
}

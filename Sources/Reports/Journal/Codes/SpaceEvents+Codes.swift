import Drawing
import Hardware
import KernelModel

extension TableEvent: DetailedFact {
  public var code: String {
    switch self {
    case .entryWritten: "pte-written"
    case .directoryEntryWritten: "pde-written"
    case .tableAllocated: "table-made"
    case .tableFreed: "table-freed"
    case .badEntry: "bad-pte"
    case .badDirectoryEntry: "bad-pde"
    case .directoryRefused: "cr3-refused"
    }
  }

  public var details: Details {
    switch self {
    case .entryWritten(let address, let old, let new, let space):
      ["address": address, "before": old.wide, "after": new.wide, "space": space.rawValue]
    case .directoryEntryWritten(let address, let old, let new):
      ["address": address, "before": old.wide, "after": new.wide]
    case .tableAllocated(let frame), .tableFreed(let frame): ["frame": frame]
    case .badEntry(let entry): ["value": entry.wide]
    case .badDirectoryEntry(let address, let entry): ["address": address, "value": entry.wide]
    case .directoryRefused(let directory): ["directory": directory]
    }
  }
}

extension AddressSpaceEvent: DetailedFact {
  public var code: String {
    switch self {
    case .began: "space-began"
    case .visited: "area-visited"
    case .cacheHit: "area-cached"
    case .rotated: "area-rose"
    case .recoloured: "area-recoloured"
    case .gapFound: "gap-found"
    case .inserted: "area-made"
    case .removed: "area-removed"
    case .merged: "areas-merged"
    case .split: "area-split"
    case .optionsChanged: "area-changed"
    case .grewDown: "stack-grew"
    case .breakMoved: "heap-end-moved"
    case .anonymousMemoryPrepared: "anon-vma-prepared"
    case .refused: "call-refused"
    }
  }

  public var details: Details {
    switch self {
    case .began(let directory): ["directory": directory]
    case .visited(let start, let end, let isHit): ["start": start, "end": end, "isHit": isHit]
    case .cacheHit(let start, let end), .gapFound(let start, let end),
      .removed(let start, let end):
      ["start": start, "end": end]
    case .rotated(let start, let above): ["start": start, "above": above]
    case .recoloured(let start, let isRed): ["start": start, "isRed": isRed]
    case .inserted(let start, let end, let options):
      ["start": start, "end": end, "mode": options.mode, "flags": options.flagLetters]
    case .merged(let number, let start, let end): ["case": number, "start": start, "end": end]
    case .split(let start, let place, let end): ["start": start, "at": place, "end": end]
    case .optionsChanged(let start, let end, let old, let new):
      [
        "start": start, "end": end, "flagsBefore": old.flagLetters, "flagsAfter": new.flagLetters,
      ]
    case .grewDown(let old, let new), .breakMoved(let old, let new):
      ["before": old, "after": new]
    case .anonymousMemoryPrepared(let start, let isShared):
      ["start": start, "isShared": isShared]
    case .refused(let errno): ["errno": errno.name]
    }
  }
}

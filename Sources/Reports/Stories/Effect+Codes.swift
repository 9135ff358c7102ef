import Drawing
import Hardware
import KernelModel

extension Effect: DetailedFact {
  package var code: String {
    switch self {
    case .faults: "faults"
    case .killed: "process-killed"
    case .panicked: "panic"
    case .areaMade: "area-made"
    case .areaRemoved: "area-removed"
    case .areaMerged: "areas-merged"
    case .areaSplit: "area-split"
    case .areaChanged: "area-changed"
    case .areaGrewDown: "stack-grew"
    case .heapEndMoved: "heap-end-moved"
    case .vmallocAreaMade: "vmalloc-area-made"
    case .vmallocAreaFreed: "vmalloc-area-freed"
    case .vmallocAreasPurged: "vmalloc-purged"
    case .kmapCount: "kmap-slot-count"
    case .sleeps: "sleeps-for-slot"
    case .wakes: "woken"
    case .framesTaken: "frames-taken"
    case .framesFreed: "frames-freed"
    case .pagesWritten: "pages-written"
    case .pagesRead: "pages-read"
    case .pagesReclaimed: "pages-reclaimed"
    case .entry: "pte-written"
    case .otherMemory: "other-memory"
    case .resident: "resident-changed"
    case .directoryLoaded: "cr3-loaded"
    case .tlbFlushed: "tlb-flushed"
    case .tlbDropped: "tlb-dropped"
    case .tlbFilled: "tlb-filled"
    }
  }

  package var details: Details {
    switch self {
    case .faults(let count): ["count": count]
    case .killed(let process, let name): ["process": process.rawValue, "name": name]
    case .panicked(let panic): ["panic": panic.code]
    case .areaMade(let range, let options):
      ["start": range.lowerBound, "end": range.upperBound, "flags": options.flagLetters]
    case .areaRemoved(let range), .areaMerged(let range), .vmallocAreaMade(let range):
      ["start": range.lowerBound, "end": range.upperBound]
    case .areaSplit(let place): ["at": place]
    case .areaChanged(let range, let old, let new):
      [
        "start": range.lowerBound, "end": range.upperBound, "flagsBefore": old.flagLetters,
        "flagsAfter": new.flagLetters,
      ]
    case .areaGrewDown(let old, let new), .heapEndMoved(let old, let new):
      ["before": old, "after": new]
    case .vmallocAreaFreed(let start): ["start": start]
    case .vmallocAreasPurged(let count): ["count": count]
    case .kmapCount(let slot, let old, let new): ["slot": slot, "before": old, "after": new]
    case .sleeps(let process), .wakes(let process): ["process": process.rawValue]
    case .framesTaken(let zone, let frames), .framesFreed(let zone, let frames):
      ["zone": zone.name, "count": frames.frameCount, "blocks": frames.first]
    case .pagesWritten(let count), .pagesRead(let count), .pagesReclaimed(let count):
      ["count": count]
    case .entry(let address, let old, let new):
      ["address": address, "before": old.wide, "after": new.wide]
    case .otherMemory(let owner, let balance, let count):
      ["owner": owner, "areaBalance": balance, "entryCount": count]
    case .resident(let old, let new): ["before": old, "after": new]
    case .directoryLoaded(let directory): ["directory": directory]
    case .tlbFlushed: [:]
    case .tlbDropped(let count): ["lineCount": count]
    case .tlbFilled(let set): ["set": set]
    }
  }
}

extension MemoryOwner: DetailedFact {
  package var code: String {
    switch self {
    case .process: "process"
    case .former: "former"
    case .gone: "gone"
    }
  }

  package var details: Details {
    switch self {
    case .process(let process, let isNew): ["process": process.rawValue, "isNew": isNew]
    case .former, .gone: [:]
    }
  }
}

import Drawing
import Hardware
import KernelModel

extension Effect: Worded {
  package var english: String {
    switch self {
    case .faults(let count): counted(count, "fault")
    case .killed(let process, let name):
      "killed process \(process.rawValue)" + (name.map { " (\($0))" } ?? "")
    case .panicked(let panic): "kernel panic: \(panic.english)"
    case .areaMade(let range, _): "+area \(range.digits)"
    case .areaRemoved(let range): "-area \(range.digits)"
    case .areaMerged(let range): "area \(range.digits) merged"
    case .areaSplit(let place): "area split at \(place.digits)"
    case .areaChanged(let range, let old, let new):
      "area \(range.digits) \(Self.change(from: old, to: new))"
    case .areaGrewDown(let old, let new): "area \(old.digits) grows down to \(new.digits)"
    case .heapEndMoved(let old, let new): "heap end \(old.digits) -> \(new.digits)"
    case .vmallocAreaMade(let range): "+vmalloc area \(range.digits)"
    case .vmallocAreaFreed(let start): "-vmalloc area \(start.digits), unflushed"
    case .vmallocAreasPurged(let count): "\(counted(count, "vmalloc area")) purged"
    case .kmapCount(let slot, _, let count): "pkmap_count[\(slot)] = \(count)"
    case .sleeps(let process): "process \(process.rawValue) sleeps"
    case .wakes(let process): "process \(process.rawValue) wakes"
    case .framesTaken(let zone, let frames): "+\(Self.words(of: frames, zone))"
    case .framesFreed(let zone, let frames): "-\(Self.words(of: frames, zone))"
    case .pagesWritten(let count): "\(counted(count, "page")) out to swap"
    case .pagesRead(let count): "\(counted(count, "page")) in from swap"
    case .pagesReclaimed(let count): "\(counted(count, "page")) reclaimed"
    case .entry(let address, let old, let new):
      "PTE \(hexadecimal(address.pageNumber, digits: 5)) \(hexadecimal(old.rawValue)) -> "
        + hexadecimal(new.rawValue)
    case .otherMemory(let owner, let balance, let count):
      "\(owner.english): \(Self.change(areaBalance: balance, entryCount: count))"
    case .resident(let old, let new): "rss \(old * 4)K -> \(new * 4)K"
    case .directoryLoaded(let directory): "CR3 \(directory.digits)"
    case .tlbFlushed: "TLB flush"
    case .tlbDropped(let count): "TLB drops \(counted(count, "line"))"
    case .tlbFilled(let set): "TLB fill set \(set)"
    }
  }

  /// What makes an area's options others.
  private static func change(from old: AreaOptions, to new: AreaOptions) -> String {
    if new.mode != old.mode { return "\(old.mode) -> \(new.mode)" }
    guard new.contains(.locked) != old.contains(.locked) else { return "other flags" }
    return new.contains(.locked) ? "locked" : "unlocked"
  }

  private static func words(of frames: FrameTally, _ zone: Zone.Kind) -> String {
    let count = frames.frameCount
    let place = count == 1 ? " \(frames.first[0].frame.digits)" : ""
    return "\(counted(count, "frame")) \(zone.name)\(place)"
  }

  private static func change(areaBalance: Int, entryCount: Int) -> String {
    var parts: [String] = []
    if areaBalance != 0 {
      parts.append((areaBalance > 0 ? "+" : "-") + counted(abs(areaBalance), "area"))
    }
    if entryCount > 0 { parts.append(counted(entryCount, "PTE")) }
    return parts.joined(separator: " and ")
  }
}

extension MemoryOwner: Worded {
  package var english: String {
    switch self {
    case .process(let process, let isNew): "\(isNew ? "+" : "")process \(process.rawValue)"
    case .former: "former memory"
    case .gone: "a memory that is gone"
    }
  }
}

extension EffectSummary: Worded {
  var english: String {
    switch self {
    case .one(let effect): effect.english
    case .areas(let count): counted(count, "change of areas", "changes of areas")
    case .windows(let count): "\(count) changes of the kernel's windows"
    case .entries(let count, let first, let last):
      "\(count) PTEs \(hexadecimal(first.pageNumber, digits: 5)) to "
        + hexadecimal(last.pageNumber, digits: 5)
    case .fills(let count): "\(count) TLB fills"
    }
  }
}

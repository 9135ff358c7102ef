import Drawing
import Hardware
import KernelModel

/// What events add up to.
struct EventTotals {
  private struct Entry {
    let page: UInt32
    let old: PageTableEntry
    var new: PageTableEntry
  }

  /// What became of one process's memory.
  private struct Space {
    var areas: [String] = []
    var areaBalance = 0
    var entries: [Entry] = []
    var indices: [UInt32: Int] = [:]
    var isNew = false

    mutating func note(_ entry: Entry) {
      if let index = indices[entry.page] {
        entries[index].new = entry.new
      } else {
        indices[entry.page] = entries.count
        entries.append(entry)
      }
    }

    /// Entries that are not what they were.
    var changed: [Entry] { entries.filter { $0.old != $0.new } }
  }

  private var spaces: [AddressSpaceID: Space] = [:]
  private var taken: [(frame: PageFrameNumber, order: UInt8)] = []
  private var freed: [(frame: PageFrameNumber, order: UInt8)] = []
  private var windows: [String] = []
  private var slotCounts: [UInt16: Int] = [:]
  private var faultCount = 0
  private var filledSets: [Int] = []
  private var droppedCount = 0
  private var wasFlushed = false
  private var directory: PhysicalAddress?

  mutating func note(_ event: KernelEvent) {
    switch event {
    case .allocator(.allocated(let frame, let order)): taken.append((frame, order))
    case .allocator(.freed(let frame, let order)): freed.append((frame, order))
    case .table(.entryWritten(let address, let old, let new, let space)):
      note(old, new, address.rawValue >> 12, in: space)
    case .space(let event, let space): note(event, in: space)
    case .fault(.taken): faultCount += 1
    case .window(let event): note(event)
    case .hardware(.filled(_, array: _, let set, way: _)): filledSets.append(Int(set))
    case .hardware(.dropped(_, let count, _)): droppedCount += Int(count)
    case .hardware(.flushed): wasFlushed = true
    case .hardware(.directoryLoaded(let loaded)): directory = loaded
    default: break
    }
  }

  private mutating func note(
    _ old: PageTableEntry, _ new: PageTableEntry, _ page: UInt32, in id: AddressSpaceID
  ) {
    spaces[id, default: Space()].note(Entry(page: page, old: old, new: new))
  }

  private mutating func note(_ event: AddressSpaceEvent, in id: AddressSpaceID) {
    var words: String?
    var balance = 0
    switch event {
    case .began: spaces[id, default: Space()].isNew = true
    case .inserted(let start, let end, _): (words, balance) = ("+area \((start..<end).digits)", 1)
    case .removed(let start, let end): (words, balance) = ("-area \((start..<end).digits)", -1)
    case .merged(_, let start, let end): words = "area \((start..<end).digits) merged"
    case .split(_, let place, _): (words, balance) = ("area split at \(place.digits)", 1)
    case .optionsChanged(let start, let end, let old, let new):
      words = "area \((start..<end).digits) \(new.change(from: old))"
    case .grewDown(let from, let to): words = "area \(from.digits) grows down to \(to.digits)"
    case .breakMoved(let from, let to): words = "heap end \(from.digits) -> \(to.digits)"
    default: break
    }
    guard let words else { return }
    spaces[id, default: Space()].areas.append(words)
    spaces[id]?.areaBalance += balance
  }

  private mutating func note(_ event: WindowEvent) {
    switch event {
    case .areaMade(let start, let count):
      windows.append("+vmalloc area \((start..<start + count).digits)")
    case .areaFreedLazily(let start, _): windows.append("-vmalloc area \(start.digits), unflushed")
    case .purged(let count, _, _): windows.append("\(counted(Int(count), "vmalloc area")) purged")
    case .slotCount(let slot, let count):
      let words = "pkmap_count[\(slot)] = \(count)"
      if let index = slotCounts[slot] {
        windows[index] = words
      } else {
        slotCounts[slot] = windows.count
        windows.append(words)
      }
    case .sleepsForSlot(let sleeper): windows.append("process \(sleeper.process.rawValue) sleeps")
    case .woken(let sleeper): windows.append("process \(sleeper.process.rawValue) wakes")
    default: break
    }
  }

  // MARK: Words

  /// What became of areas, frames and entries; those of other processes in short.
  func words(
    of process: Process?, _ before: EffectsReport.Caller?, _ kernel: Kernel?
  ) -> [String] {
    var words = faultCount > 0 ? [counted(faultCount, "fault")] : []
    let own = process?.space.flatMap { spaces[$0.id] } ?? Space()
    words +=
      own.areas.count <= 3
      ? own.areas : [counted(own.areas.count, "change of areas", "changes of areas")]
    words += windows.count <= 3 ? windows : ["\(windows.count) changes of the kernel's windows"]
    if let kernel {
      words += Self.frameWords(taken, "+", kernel) + Self.frameWords(freed, "-", kernel)
    }
    words += Self.entryWords(own.changed)
    words += Self.entryWords(spaces[.kernel]?.changed ?? [])
    for (id, space) in spaces.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where id != process?.space?.id && id != .kernel {
      let owner = kernel?.processes.all.first { $0.space?.id == id }.map {
        (space.isNew ? "+" : "") + "process \($0.id.rawValue)"
      }
      words += Self.words(
        for: space, of: owner ?? (id == before?.space ? "former memory" : "a memory that is gone"))
    }
    return words
  }

  /// Another process's memory in a few words.
  private static func words(for space: Space, of owner: String) -> [String] {
    let changed = space.changed
    guard !space.areas.isEmpty || !changed.isEmpty else { return [] }
    var parts: [String] = []
    if space.areaBalance != 0 {
      parts.append(
        (space.areaBalance > 0 ? "+" : "-") + counted(abs(space.areaBalance), "area"))
    }
    if !changed.isEmpty { parts.append(counted(changed.count, "PTE")) }
    return parts.isEmpty ? [] : ["\(owner): \(parts.joined(separator: " and "))"]
  }

  private static func entryWords(_ changed: [Entry]) -> [String] {
    if changed.count <= 2 {
      return changed.map {
        "PTE \(hexadecimal($0.page, digits: 5)) \(hexadecimal($0.old.rawValue)) -> "
          + hexadecimal($0.new.rawValue)
      }
    }
    guard let first = changed.map(\.page).min(), let last = changed.map(\.page).max() else {
      return []
    }
    return [
      "\(changed.count) PTEs \(hexadecimal(first, digits: 5)) to \(hexadecimal(last, digits: 5))"
    ]
  }

  private static func frameWords(
    _ blocks: [(frame: PageFrameNumber, order: UInt8)], _ sign: String, _ kernel: Kernel
  ) -> [String] {
    kernel.allocator.zones.compactMap { zone in
      let own = blocks.filter { kernel.allocator.zone(of: $0.frame).kind == zone.kind }
      let count = own.reduce(0) { $0 + 1 << Int($1.order) }
      guard count > 0 else { return nil }
      let place = count == 1 ? " \(own[0].frame.digits)" : ""
      return "\(sign)\(counted(count, "frame")) \(zone.kind.name)\(place)"
    }
  }

  /// What became of the TLB and CR3.
  var chipWords: [String] {
    var words: [String] = []
    if let directory { words.append("CR3 \(directory.digits)") }
    if wasFlushed { words.append("TLB flush") }
    if droppedCount > 0 { words.append("TLB drops \(counted(droppedCount, "line"))") }
    if filledSets.count == 1 {
      words.append("TLB fill set \(filledSets[0])")
    } else if filledSets.count > 1 {
      words.append("\(filledSets.count) TLB fills")
    }
    return words
  }
}

extension AreaOptions {
  /// What makes them another area's.
  fileprivate func change(from old: AreaOptions) -> String {
    if rights != old.rights { return "\(old.rights) -> \(rights)" }
    guard contains(.locked) != old.contains(.locked) else { return "other flags" }
    return contains(.locked) ? "locked" : "unlocked"
  }
}

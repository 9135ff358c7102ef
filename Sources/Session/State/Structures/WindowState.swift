import Hardware
import KernelModel

/// The slots of kmap that are in use, and who sleeps for one.
struct PermanentMapState: StateTable {
  let id = StructureID.permanentMaps
  let map: PermanentMap

  /// Places from here on are sleepers, below are slots.
  private static let firstSleeper = 1 << 32

  func enter(into facts: inout Facts) {
    for slot in 0..<map.slotCount where map.count(of: slot) > 0 {
      facts.add(slot) { describe(slot: slot, into: &$0) }
    }
    for index in map.sleepers.indices {
      facts.add(Self.firstSleeper + index) { describe(sleeper: index, into: &$0) }
    }
  }

  private func describe(slot: Int, into fields: inout some FieldSink) {
    fields.add(.frame, map.frame(of: slot).rawValue)
    fields.add(.useCount, map.count(of: slot))
  }

  private func describe(sleeper index: Int, into fields: inout some FieldSink) {
    fields.add(.process, map.sleepers[index].process.rawValue)
    fields.add(.frame, map.sleepers[index].frame.rawValue)
  }

  func fields(at place: UInt64, against other: PermanentMapState?) -> FieldList {
    var list = FieldList()
    if place >= Self.firstSleeper {
      let index = Int(place) - Self.firstSleeper
      if index < map.sleepers.count { describe(sleeper: index, into: &list) }
    } else if map.count(of: Int(place)) > 0 {
      list.add(.address, map.address(of: Int(place)).rawValue)
      describe(slot: Int(place), into: &list)
    }
    return list
  }
}

/// The entries of the fixmap, which lie in RAM.
struct FixmapState: StateTable {
  let id = StructureID.fixmap
  let map: FixedMap

  func enter(into facts: inout Facts) {
    for slot in map.slots {
      for index in slot.indices {
        facts.add(index) { $0.add(.entry, map.entry(of: index).rawValue) }
      }
    }
  }

  func fields(at place: UInt64, against other: FixmapState?) -> FieldList {
    var list = FieldList()
    let entry = map.entry(of: Int(place))
    guard entry != .none, let slot = map.slot(at: Int(place)) else { return list }
    list.add(.slotName, name: slot.name(of: Int(place)))
    list.add(.entry, entry.rawValue)
    return list
  }
}

/// Temporary kmaps of tasks that do not run, by process.
struct SleepingMapState: StateTable {
  let id = StructureID.sleepingMaps
  let map: FixedMap

  func enter(into facts: inout Facts) {
    for (process, frames) in map.suspendedFrames {
      facts.add(process.rawValue) { $0.add(.frames, list: frames.lazy.map(\.rawValue)) }
    }
  }

  func fields(at place: UInt64, against other: SleepingMapState?) -> FieldList {
    var list = FieldList()
    if let found = map.suspendedFrames.first(where: { $0.process.rawValue == Int32(place) }) {
      list.add(.frames, list: found.frames.map(\.rawValue))
    }
    return list
  }
}

/// What the kernel's windows count.
struct WindowFigureState: StateFigures {
  let id = StructureID.windowFigures
  let kernel: Kernel

  var figures: [(figure: StateFigure, fields: FieldList)] {
    WindowFigure.allCases.map { (.window($0), .number(kernel.figure($0))) }
  }
}

package enum WindowFigure: String, CaseIterable, Hashable, Sendable {
  case lastSlot = "last_pkmap_nr"
  case temporaryMaps = "temporary-kmaps"
  case vmallocPages = "nr_vmalloc_pages"
  case lazyPages = "vmap_lazy_nr"
}

extension Kernel {
  fileprivate func figure(_ figure: WindowFigure) -> Int {
    switch figure {
    case .lastSlot: Int(permanentMap.lastSlot)
    case .temporaryMaps: Int(fixedMap.temporaryDepth)
    case .vmallocPages: Int(vmalloc.usedPageCount)
    case .lazyPages: Int(vmalloc.lazyPageCount)
    }
  }
}

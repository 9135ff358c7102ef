import Hardware

extension SwapSpace {
  /// What an audit of swap finds wrong.
  public enum Defect: Hashable, Sendable {
    /// Entries and objects that a slot counts, and those found.
    case users(SwapEntry, counted: Int, found: Int)
    /// A slot and a page of which one does not name the other.
    case cache(SwapEntry, PageFrameNumber)
    /// Slots of an area in use, and those found.
    case used(area: Int, counted: Int, found: Int)
    /// A free slot outside the bounds of its area.
    case bounds(SwapEntry)
    /// Free slots of all areas, and those found.
    case free(counted: Int, found: Int)

    var rule: Int {
      switch self {
      case .users: 1
      case .cache: 2
      case .free, .used, .bounds: 3
      }
    }
  }

  /// Calls `body` with each page of the swap cache, by slot.
  func forEachCachedPage(_ body: (PageFrameNumber) -> Void) {
    for case let area? in areas {
      area.forEachUsedSlot { slot in
        let frame = area.slots[Int(slot)].frame
        if frame != .none { body(frame) }
      }
    }
  }

  /// Checks every slot against tables, objects and pages.
  ///
  /// - Parameter users: how many entries and objects name each slot.
  /// - Complexity: O(slots)
  func checkInvariants(users: [SwapEntry: Int]) throws(InvariantViolation) {
    var free = 0
    for case let area? in areas {
      var used = 0
      for slot in 1..<area.slotEnd {
        let record = area.slots[Int(slot)]
        let entry = SwapEntry(area: area.number, slot: slot)
        guard Int(record.users) == users[entry, default: 0] else {
          throw .swap(
            .users(entry, counted: Int(record.users), found: users[entry, default: 0]))
        }
        if !record.isFree {
          used += 1
        } else if slot < area.lowest || slot > area.highest {
          throw .swap(.bounds(entry))
        }
        guard record.frame != .none else { continue }
        guard self.entry(of: record.frame) == entry,
          pages[record.frame].flags.contains(.swapCache)
        else { throw .swap(.cache(entry, record.frame)) }
      }
      guard used == Int(area.usedSlots) else {
        throw .swap(.used(area: area.number, counted: Int(area.usedSlots), found: used))
      }
      if area.isWritable { free += Int(area.slotCount) - used }
    }
    guard free == freeSlots else { throw .swap(.free(counted: freeSlots, found: free)) }
  }
}

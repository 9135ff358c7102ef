import Hardware

extension AnonymousMemory {
  /// What an audit of the reverse map finds wrong; entries and areas by their slots.
  public enum Defect: Hashable, Sendable {
    case foreignEntry(UInt32)
    case entryCount(counted: Int, onChains: Int)
    case ownRecordMissing(area: UInt32)
    /// An `anon_vma` that counts its entries, or its areas, wrongly.
    case entriesOf(AnonymousMemoryID)
    case areasOf(AnonymousMemoryID)

    var rule: Int {
      switch self {
      case .foreignEntry, .entryCount: 1
      case .ownRecordMissing: 2
      case .entriesOf, .areasOf: 3
      }
    }
  }

  /// Checks the rules of the type's comment.
  ///
  /// - Parameter live: every area of every address space.
  /// - Complexity: O(areas + entries)
  func checkInvariants(live: [AreaLink]) throws(InvariantViolation) {
    var seen = 0
    var active: [AnonymousMemoryID: UInt32] = [:]
    var perRecord: [AnonymousMemoryID: UInt32] = [:]
    for link in live {
      let own = areas[link].anonymous
      var hasOwn = own == .none
      var entry = areas[link].chain
      while entry != .none {
        let found = entries[Int(entry.slot)]
        guard found.area == link else {
          throw .anonymousMemory(.foreignEntry(entry.slot))
        }
        if found.memory == own { hasOwn = true }
        perRecord[found.memory, default: 0] += 1
        seen += 1
        entry = found.nextOfArea
      }
      guard hasOwn else {
        throw .anonymousMemory(.ownRecordMissing(area: link.slot))
      }
      if own != .none { active[own, default: 0] += 1 }
    }
    guard seen == entryCount else {
      throw .anonymousMemory(.entryCount(counted: entryCount, onChains: seen))
    }
    for (memory, count) in inOrder(perRecord)
    where records[Int(memory.rawValue)].entryCount != count {
      throw .anonymousMemory(.entriesOf(memory))
    }
    for (memory, count) in inOrder(active)
    where records[Int(memory.rawValue)].activeAreaCount != count {
      throw .anonymousMemory(.areasOf(memory))
    }
  }

  /// The same fault is found first each time.
  private func inOrder(
    _ counts: [AnonymousMemoryID: UInt32]
  ) -> [(key: AnonymousMemoryID, value: UInt32)] {
    counts.sorted { $0.key.rawValue < $1.key.rawValue }
  }
}

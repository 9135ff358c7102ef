import Hardware

extension PermanentMap {
  /// What an audit of the kmap window finds wrong.
  public enum Defect: Hashable, Sendable {
    case freeSlotHasEntry(Int, PageTableEntry)
    case lostEntry(slot: Int)
    case hasTwoSlots(PageFrameNumber)
    case waitsForTwoSlots

    var rule: Int {
      switch self {
      case .freeSlotHasEntry: 1
      case .lostEntry: 2
      case .hasTwoSlots: 4
      case .waitsForTwoSlots: 5
      }
    }
  }

  /// Checks the rules of the type's comment.
  ///
  /// - Complexity: O(slots)
  public func checkInvariants() throws(InvariantViolation) {
    for slot in 0..<slotCount {
      let entry = core.tables.entry(of: address(of: slot), in: core.tables.kernelDirectory)
      if count(of: slot) == 0 {
        guard entry == .none, frames[slot] == .none else {
          throw .permanentMap(.freeSlotHasEntry(slot, entry))
        }
        continue
      }
      guard entry.isPresent, entry.frame == frames[slot] else {
        throw .permanentMap(.lostEntry(slot: slot))
      }
      guard self.slot(of: frames[slot]) == slot else {
        throw .permanentMap(.hasTwoSlots(frames[slot]))
      }
    }
    guard Set(sleepers.map(\.process)).count == sleepers.count else {
      throw .permanentMap(.waitsForTwoSlots)
    }
  }
}

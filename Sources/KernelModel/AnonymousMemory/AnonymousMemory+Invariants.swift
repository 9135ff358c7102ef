import Hardware

extension AnonymousMemory {
  /// Checks the rules of the type's comment.
  ///
  /// - Parameter live: every area of every address space.
  /// - Complexity: O(areas + entries)
  func checkInvariants(live: [AreaLink]) throws(InvariantViolation) {
    let name = "anon_vma"
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
          throw InvariantViolation(name, 1, "entry \(entry.slot) is on a foreign area's chain")
        }
        if found.memory == own { hasOwn = true }
        perRecord[found.memory, default: 0] += 1
        seen += 1
        entry = found.nextOfArea
      }
      guard hasOwn else {
        throw InvariantViolation(name, 2, "area \(link.slot)'s anon_vma is not on its chain")
      }
      if own != .none { active[own, default: 0] += 1 }
    }
    guard seen == entryCount else {
      throw InvariantViolation(
        name, 1, "\(entryCount) entries in use, \(seen) on the areas' chains")
    }
    for (memory, count) in perRecord where records[Int(memory.rawValue)].entryCount != count {
      throw InvariantViolation(name, 3, "anon_vma \(memory.rawValue) counts its entries wrongly")
    }
    for (memory, count) in active where records[Int(memory.rawValue)].activeAreaCount != count {
      throw InvariantViolation(name, 3, "anon_vma \(memory.rawValue) counts its areas wrongly")
    }
  }
}

import Hardware

extension VMAreaTree {
  /// - Complexity: O(n)
  public func checkInvariants() throws(InvariantViolation) {
    let name = "vma tree"
    let order = try checkTree(name)
    var link = first
    var previous = AreaLink.none
    var seen = 0
    while !link.isNone {
      let area = self[link]
      guard seen < order.count, order[seen] == link else {
        throw InvariantViolation(name, 4, "the list has \(area.start) where the tree has another")
      }
      guard area.start < area.end, area.start.isPageAligned, area.end.isPageAligned else {
        throw InvariantViolation(name, 4, "area \(area.start)-\(area.end) is no range of pages")
      }
      guard area.previous == previous else {
        throw InvariantViolation(name, 4, "area \(area.start) has a wrong predecessor")
      }
      if !previous.isNone, self[previous].end > area.start {
        throw InvariantViolation(name, 4, "area \(area.start) overlaps the one before")
      }
      guard !updateSummary(link) else {
        throw InvariantViolation(name, 5, "area \(area.start) had a wrong subtree gap")
      }
      seen += 1
      previous = link
      link = area.next
    }
    guard seen == order.count, seen == count else {
      throw InvariantViolation(name, 6, "list \(seen), tree \(order.count), count \(count) areas")
    }
    let end = previous.isNone ? VirtualAddress(rawValue: 0) : self[previous].end
    guard highestEnd == end else {
      throw InvariantViolation(name, 6, "the last area ends at \(end), not \(highestEnd)")
    }
  }
}

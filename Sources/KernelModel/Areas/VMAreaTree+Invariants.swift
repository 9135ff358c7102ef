import Hardware

extension VMAreaTree {
  /// What an audit of an address space's areas finds wrong; areas by their first address.
  public enum Defect: Hashable, Sendable {
    case tree(RedBlackDefect)
    // Rule 4.
    case listOrder(VirtualAddress)
    case noRange(VirtualAddress, end: VirtualAddress)
    case predecessor(VirtualAddress)
    case overlap(VirtualAddress)
    // Rules 5 and 6.
    case subtreeGap(VirtualAddress)
    case areaCount(listed: Int, inTree: Int, counted: Int)
    case highestEnd(VirtualAddress, noted: VirtualAddress)

    var rule: Int {
      switch self {
      case .tree(let defect): defect.rule
      case .listOrder, .noRange, .predecessor, .overlap: 4
      case .subtreeGap: 5
      case .areaCount, .highestEnd: 6
      }
    }
  }

  /// - Complexity: O(n)
  public func checkInvariants() throws(InvariantViolation) {
    let order = try checkTree { .areaTree(.tree($0)) }
    var link = first
    var previous = AreaLink.none
    var seen = 0
    while !link.isNone {
      let area = self[link]
      guard seen < order.count, order[seen] == link else {
        throw .areaTree(.listOrder(area.start))
      }
      guard area.start < area.end, area.start.isPageAligned, area.end.isPageAligned else {
        throw .areaTree(.noRange(area.start, end: area.end))
      }
      guard area.previous == previous else {
        throw .areaTree(.predecessor(area.start))
      }
      if !previous.isNone, self[previous].end > area.start {
        throw .areaTree(.overlap(area.start))
      }
      guard !updateSummary(link) else {
        throw .areaTree(.subtreeGap(area.start))
      }
      seen += 1
      previous = link
      link = area.next
    }
    guard seen == order.count, seen == count else {
      throw .areaTree(.areaCount(listed: seen, inTree: order.count, counted: count))
    }
    let end = previous.isNone ? VirtualAddress(rawValue: 0) : self[previous].end
    guard highestEnd == end else {
      throw .areaTree(.highestEnd(end, noted: highestEnd))
    }
  }
}

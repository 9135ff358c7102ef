import Hardware

/// The search for room, over the gaps that the tree's summaries tell of.
///
/// The gap below an area reaches from the end of the one before to the area's start, less the
/// guard gap of one that grows down. Linux: `vm_unmapped_area`.
extension VMAreaTree {
  /// The highest address below `range.upperBound` with `length` free bytes inside `range`, or nil.
  ///
  /// Linux: `unmapped_area_topdown`.
  /// - Complexity: O(log n)
  func highestGap(of length: UInt32, in range: Range<VirtualAddress>) -> VirtualAddress? {
    var range = range
    while let found = highestSummarizedGap(of: length, in: range) {
      guard let (_, room) = obstacle(to: length, at: found, in: range) else { return found }
      guard room > range.lowerBound else { return nil }
      range = range.lowerBound..<room
    }
    return nil
  }

  /// The area whose guard gap, which the summaries leave out, reaches into room that was found, and
  /// where that gap begins; nil when the room is free.
  @inline(__always)
  private func obstacle(
    to length: UInt32, at found: VirtualAddress, in range: Range<VirtualAddress>
  ) -> (area: AreaLink, room: VirtualAddress)? {
    guard summaryGap != guardGap else { return nil }
    let next = area(endingAfter: found)
    let room = next.isNone ? range.upperBound : self[next].guardedStart(gap: guardGap)
    return room < found + length ? (next, room) : nil
  }

  /// As above, with the guard gaps that the summaries leave out.
  private func highestSummarizedGap(
    of length: UInt32, in range: Range<VirtualAddress>
  ) -> VirtualAddress? {
    guard let (low, high, lastStart) = limits(of: range, length) else { return nil }
    if highestEnd.rawValue <= lastStart { return VirtualAddress(rawValue: lastStart) }
    var node = root
    guard !node.isNone, self[node].subtreeGap >= length else { return nil }
    while true {
      // The gaps on the right start at or above this area's end.
      let right = self[node].right
      if self[node].end.rawValue <= lastStart, !right.isNone, self[right].subtreeGap >= length {
        node = right
        continue
      }
      while true {
        let (gapStart, gapEnd) = gapBounds(below: node)
        if gapEnd < low || gapEnd - low < length { return nil }
        if gapStart <= lastStart, gapEnd > gapStart, gapEnd - gapStart >= length {
          tellGap(gapStart, gapEnd)
          return VirtualAddress(rawValue: min(gapEnd, high) - length)
        }
        let left = self[node].left
        if !left.isNone, self[left].subtreeGap >= length {
          node = left
          break
        }
        node = ancestor(of: node, onLeft: false)
        if node.isNone { return nil }
      }
    }
  }

  /// The lowest address in `range` with `length` free bytes behind it, or nil.
  ///
  /// Linux: `unmapped_area`.
  /// - Complexity: O(log n)
  func lowestGap(of length: UInt32, in range: Range<VirtualAddress>) -> VirtualAddress? {
    var range = range
    while let found = lowestSummarizedGap(of: length, in: range) {
      guard let (next, _) = obstacle(to: length, at: found, in: range) else { return found }
      range = min(self[next].end, range.upperBound)..<range.upperBound
    }
    return nil
  }

  /// As above, with the guard gaps that the summaries leave out.
  private func lowestSummarizedGap(
    of length: UInt32, in range: Range<VirtualAddress>
  ) -> VirtualAddress? {
    guard let (low, _, lastStart) = limits(of: range, length) else { return nil }
    var node = root
    if !node.isNone, self[node].subtreeGap >= length {
      search: while true {
        // The gaps on the left end at or below this area's start.
        let left = self[node].left
        let start = self[node].guardedStart(gap: summaryGap).rawValue
        if start > low, start - low >= length, !left.isNone, self[left].subtreeGap >= length {
          node = left
          continue
        }
        while true {
          let (gapStart, gapEnd) = gapBounds(below: node)
          if gapStart > lastStart { return nil }
          let from = max(gapStart, low)
          if gapEnd > from, gapEnd - from >= length {
            tellGap(gapStart, gapEnd)
            return VirtualAddress(rawValue: from)
          }
          let right = self[node].right
          if !right.isNone, self[right].subtreeGap >= length {
            node = right
            break
          }
          node = ancestor(of: node, onLeft: true)
          if node.isNone { break search }
        }
      }
    }
    let from = max(highestEnd.rawValue, low)
    return from <= lastStart ? VirtualAddress(rawValue: from) : nil
  }

  /// The ends of a range and the last address in it at which `length` bytes begin; nil when it is
  /// shorter than that.
  @inline(__always)
  private func limits(
    of range: Range<VirtualAddress>, _ length: UInt32
  ) -> (low: UInt32, high: UInt32, lastStart: UInt32)? {
    let (low, high) = (range.lowerBound.rawValue, range.upperBound.rawValue)
    return high - low >= length ? (low, high, high - length) : nil
  }

  @inline(__always)
  private func tellGap(_ start: UInt32, _ end: UInt32) {
    emit(.gapFound(start: VirtualAddress(rawValue: start), end: VirtualAddress(rawValue: end)))
  }

  private func gapBounds(below link: AreaLink) -> (start: UInt32, end: UInt32) {
    (self[self[link].previous].end.rawValue, self[link].guardedStart(gap: summaryGap).rawValue)
  }
}

import Hardware

/// Finding free slots so that pages that leave together lie together.
extension SwapArea {
  /// Slots that are sought and given in a row. Linux: `SWAPFILE_CLUSTER`.
  private static let clusterSize: UInt32 = 256

  /// Takes up to `count` slots in a row for pages on their way out.
  ///
  /// The search goes on behind the slot given last; each 256 slots it looks from the lowest free one
  /// on for 256 in a row. Linux: `scan_swap_map_slots`, the part for disks.
  /// - Parameters:
  ///   - isFull: slots that only the cache holds are taken too. Linux: `vm_swap_full`.
  ///   - reclaim: lets go of a page that only the cache holds; says whether its slot is free then.
  /// - Returns: the first slot and how many; nil when the area has none.
  /// - Complexity: O(slots) at worst, O(1) while those behind the last one are free.
  func takeSlots(
    _ count: Int, isFull: Bool, reclaim: (UInt32) -> Bool
  ) -> [UInt32] {
    var place = startOfSearch()
    var start = place
    var taken: [UInt32] = []
    var turns = 0
    guard isWritable, highest != 0 else { return [] }
    while true {
      if place > highest {
        start = lowest
        place = lowest
      }
      if isFull, slots[Int(place)].isCacheOnly, reclaim(place) { continue }
      guard slots[Int(place)].isFree else {
        guard taken.isEmpty, let found = nextSlot(behind: place, start, isFull: isFull) else {
          break
        }
        // Slots that the CPU has set aside look as if the cache alone held them, and are not given.
        turns += found <= place ? 1 : 0
        guard turns < 2 else { break }
        place = found
        continue
      }
      take(place)
      taken.append(place)
      if taken.count == count || place >= highest { break }
      guard leftOfCluster > 0, slots[Int(place + 1)].isFree else { break }
      place += 1
      leftOfCluster -= 1
    }
    if let last = taken.last { next = last + 1 }
    return taken
  }

  /// Where to look first: behind the last slot, or where a new cluster has room.
  private func startOfSearch() -> UInt32 {
    guard leftOfCluster == 0 else {
      leftOfCluster -= 1
      return next
    }
    leftOfCluster = Self.clusterSize - 1
    guard slotCount - usedSlots >= Self.clusterSize else { return next }
    var first = lowest
    var place = lowest
    while first + Self.clusterSize - 1 <= highest {
      if !slots[Int(place)].isFree {
        first = place + 1
      } else if place == first + Self.clusterSize - 1 {
        next = first
        return first
      }
      place += 1
    }
    return lowest
  }

  /// The next slot that is free or may be made so, from behind `place` around to `start`.
  private func nextSlot(behind place: UInt32, _ start: UInt32, isFull: Bool) -> UInt32? {
    func isUsable(_ slot: UInt32) -> Bool {
      slots[Int(slot)].isFree || isFull && slots[Int(slot)].isCacheOnly
    }
    var slot = place + 1
    while slot <= highest {
      if isUsable(slot) { return slot }
      slot += 1
    }
    slot = lowest
    while slot < start {
      if isUsable(slot) { return slot }
      slot += 1
    }
    return nil
  }

  /// Linux: `swap_range_alloc`.
  private func take(_ slot: UInt32) {
    slots[Int(slot)].isCached = true
    if slot == lowest { lowest += 1 }
    if slot == highest { highest -= 1 }
    usedSlots += 1
    if usedSlots == slotCount {
      lowest = slotEnd
      highest = 0
    }
  }

  /// Gives a slot back. Linux: `swap_range_free`.
  func give(_ slot: UInt32) {
    slots.clear(Int(slot))
    lowest = min(lowest, slot)
    highest = max(highest, slot)
    usedSlots -= 1
  }
}

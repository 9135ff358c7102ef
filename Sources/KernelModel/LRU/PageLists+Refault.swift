import Hardware

/// Pages that leave memory, and those that come back. Linux: `mm/workingset.c`.
extension PageLists {
  /// Notes that a page leaves. Linux: `workingset_eviction`.
  func shadow(of frame: PageFrameNumber) -> EvictionClock.Shadow {
    clock.evict(wasWorkingSet: pages[frame].flags.contains(.workingSet))
  }

  /// Judges a page that comes back by how long it was away: it starts active where it would not
  /// have left had the active pages been the room of the inactive ones.
  ///
  /// Linux: `workingset_refault`.
  /// - Parameter hasSwap: some slot of swap is free.
  func comesBack(_ frame: PageFrameNumber, _ shadow: EvictionClock.Shadow, hasSwap: Bool) {
    let side: ReclaimSide = pages[frame].flags.contains(.swapBacked) ? .anonymous : .file
    let statistics = allocator.statistics
    statistics[side == .file ? .workingSetRefaultFile : .workingSetRefaultAnonymous] += 1
    let lists = evictable
    guard clock.activates(shadow, side, lists: lists, hasFreeSwap: hasSwap) else { return }
    pages[frame].flags.insert(.active)
    clock.advance()
    statistics[side == .file ? .workingSetActivateFile : .workingSetActivateAnonymous] += 1
    guard shadow.wasWorkingSet else { return }
    pages[frame].flags.insert(.workingSet)
    costs.note(1, side, lists: lists)
    statistics[side == .file ? .workingSetRestoreFile : .workingSetRestoreAnonymous] += 1
  }

  /// How many pages of each side have come back to the active lists since boot.
  ///
  /// Linux: `WORKINGSET_ACTIVATE_ANON`, `WORKINGSET_ACTIVATE_FILE`.
  var activations: RefaultActivations {
    let statistics = allocator.statistics
    return RefaultActivations(
      anonymous: UInt32(truncatingIfNeeded: statistics[.workingSetActivateAnonymous]),
      file: UInt32(truncatingIfNeeded: statistics[.workingSetActivateFile]))
  }
}

import Hardware

/// What the present pages of an area add up to, in kB. Linux: `struct mem_size_stats`.
public struct AreaUsage: Hashable, Sendable {
  public internal(set) var resident = 0
  /// Each page divided by the number of its mappings, in 1/4096 of a byte.
  var proportionalShare: UInt64 = 0
  /// The part of it that is dirty.
  var proportionalDirtyShare: UInt64 = 0
  public internal(set) var sharedClean = 0
  public internal(set) var sharedDirty = 0
  public internal(set) var privateClean = 0
  public internal(set) var privateDirty = 0
  public internal(set) var referenced = 0
  public internal(set) var anonymous = 0
  /// Pages that `MADV_FREE` has marked and nobody has written since.
  public internal(set) var lazyFree = 0
  /// Pages in swap, and the part of them by those who share each.
  public internal(set) var swapped = 0
  var proportionalSwap: UInt64 = 0
  var isLocked = false

  /// `Pss`, in kB.
  public var proportional: Int { Int(proportionalShare >> 22) }
  /// `Pss_Dirty`, in kB.
  public var proportionalDirty: Int { Int(proportionalDirtyShare >> 22) }
  /// `SwapPss`, in kB.
  public var proportionallySwapped: Int { Int(proportionalSwap >> 22) }
  /// `Locked`, in kB: the share of a locked area.
  public var locked: Int { isLocked ? proportional : 0 }
}

extension AddressSpace {
  /// Adds up the pages of an area. Linux: `smaps_account`.
  ///
  /// - Complexity: O(pages with a table)
  public func usage(of link: AreaLink) -> AreaUsage {
    let area = areas[link]
    var usage = AreaUsage()
    usage.isLocked = area.options.contains(.locked)
    forEachEntry(in: area.start..<area.end) { _, _, entry in
      guard let frame = mappedFrame(of: entry) else {
        guard let slot = SwapEntry(entry, usesPAE: tables.usesPAE) else { return }
        usage.swapped += 4
        usage.proportionalSwap += (4096 << 12) / UInt64(max(1, swap.userCount(of: slot)))
        return
      }
      let page = core.pages[frame]
      let isDirty = entry.isDirty || page.flags.contains(.dirty)
      usage.resident += 4
      let share: UInt64 = (4096 << 12) / UInt64(max(1, page.mapCount))
      usage.proportionalShare += share
      if isDirty { usage.proportionalDirtyShare += share }
      switch (page.mapCount > 1, isDirty) {
      case (true, true): usage.sharedDirty += 4
      case (true, false): usage.sharedClean += 4
      case (false, true): usage.privateDirty += 4
      case (false, false): usage.privateClean += 4
      }
      if entry.isAccessed || page.flags.contains(.referenced) { usage.referenced += 4 }
      guard page.use == .anonymous else { return }
      usage.anonymous += 4
      if !page.flags.contains(.swapBacked), !isDirty { usage.lazyFree += 4 }
    }
    usage.swapped += swappedShared(of: area)
    return usage
  }

  /// Pages of shared memory in swap that the area would show, in kB. Where it may have copies of its
  /// own, only those in whose place it has nothing. Linux: `smaps_pte_hole`, `shmem_swap_usage`.
  private func swappedShared(of area: VMArea) -> Int {
    guard area.file != .none, !area.isAnonymous else { return 0 }
    let file = core.files.file(of: area.file)
    let first = UInt64(area.pageOffset)
    var pages = file.swappedPageCount(in: first..<first + UInt64(area.pageCount))
    if pages > 0, !area.isShared, area.options.contains(.write) {
      forEachEntry(in: area.start..<area.end) { address, _, _ in
        if file.isSwapped(at: UInt64(area.pageOffset(of: address))) { pages -= 1 }
      }
    }
    return pages * 4
  }
}

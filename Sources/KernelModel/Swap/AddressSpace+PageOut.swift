import Hardware

/// Advice about pages that are not needed now. Linux: `mm/madvise.c`.
extension AddressSpace {
  /// Makes the pages of a range cold, or writes them to swap at once.
  ///
  /// Pages that others map too are left alone. Linux: `madvise_cold_or_pageout_pte_range`.
  func giveUp(_ range: Range<VirtualAddress>, of link: AreaLink, _ advice: Advice) {
    // Table by table, as Linux walks: what one table maps goes before the next is looked at.
    let span = UInt64(tables.tableSpan)
    var start = UInt64(range.lowerBound.rawValue)
    while start < UInt64(range.upperBound.rawValue) {
      let stop = min((start & ~(span - 1)) + span, UInt64(range.upperBound.rawValue))
      let part =
        VirtualAddress(rawValue: UInt32(start))..<VirtualAddress(rawValue: UInt32(stop))
      core.shrink(makeCold(part, advice), Reclaimer())
      start = stop
    }
  }

  /// - Returns: the pages to reclaim, off their lists.
  private func makeCold(_ range: Range<VirtualAddress>, _ advice: Advice) -> PageChain {
    var chain = PageChain()
    var touched = TouchedRange()
    forEachEntry(in: range) { address, place, entry in
      guard let frame = mappedFrame(of: entry), core.pages[frame].mapCount == 1 else { return }
      if entry.isAccessed {
        setEntry(entry.clearing(.accessed), at: place, for: address)
        touched.add(address)
      }
      core.pages[frame].flags.remove(.referenced)
      guard advice == .pageOut else { return core.lists.deactivate(frame) }
      let flags = core.pages[frame].flags
      guard flags.contains(.onLRU), !flags.contains(.unevictable) else { return }
      core.lists.isolate(frame, into: &chain)
    }
    flushTLB(touched)
    return chain
  }

  /// Lets the pages of a range go without a write, until they are written to again; those in swap
  /// are forgotten. Linux: `madvise_free_pte_range`.
  func freeLazily(_ range: Range<VirtualAddress>) {
    forEachEntry(in: range) { address, place, entry in
      if let slot = SwapEntry(entry, usesPAE: tables.usesPAE) {
        guard swap.release(slot) else { return }
        setEntry(.none, at: place, for: address)
        resident.swapped -= 1
        return
      }
      guard let frame = mappedFrame(of: entry) else { return }
      let flags = core.pages[frame].flags
      if !flags.isDisjoint(with: [.swapCache, .dirty]) {
        guard core.pages[frame].mapCount == 1 else { return }
        if flags.contains(.swapCache), !swap.tryToFree(frame) { return }
        core.pages[frame].flags.remove(.dirty)
      }
      // The pages may be dropped until they are written again: the entries must show a write.
      if entry.isAccessed || entry.isDirty {
        setEntry(entry.clearing([.dirty, .accessed]), at: place, for: address)
      }
      core.lists.markLazilyFree(frame)
    }
    flushTLB(range)
  }

  /// Reads what of a range is in swap; nothing is mapped. Linux: `swapin_walk_pmd_entry`.
  func readSwapped(_ range: Range<VirtualAddress>) {
    forEachEntry(in: range) { _, _, entry in
      guard let slot = SwapEntry(entry, usesPAE: tables.usesPAE) else { return }
      _ = swap.read(slot, isAhead: false)
    }
  }
}

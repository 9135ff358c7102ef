import Hardware

/// Faults on pages that are in swap. Linux: `do_swap_page`.
extension AddressSpace {
  /// Brings a page back, from the swap cache (a minor fault) or from its slot (a major one).
  func swapIn(
    _ link: AreaLink, _ address: VirtualAddress, _ place: PhysicalAddress, _ old: PageTableEntry,
    isWrite: Bool
  ) -> FaultOutcome {
    tracer.enter(.doSwapPage)
    defer { tracer.leave(.doSwapPage) }
    guard let entry = SwapEntry(old, usesPAE: tables.usesPAE), swap.userCount(of: entry) > 0 else {
      tracer.emit(.table(.badEntry(old)))
      core.signalCause = .corruptedTable
      return .signal(Signal(number: .bus, code: .busAddress, address: address, faultCode: [.user]))
    }
    tracer.emit(.fault(.path(.swapIn)))
    let found = swap.lookUp(entry)
    let isMajor = found == nil
    guard let frame = found ?? readSwapped(entry) else { return .outOfMemory }
    if isMajor { allocator.statistics[.majorFaults] += 1 }
    // Reclaim on behalf of the read may have changed the entry, or ended the process.
    guard tables.entry(at: place) == old else { return .handled(isMajor: isMajor) }
    let mapped = mapSwapped(frame, entry, link, address, place, isWrite: isWrite)
    guard isWrite, !mapped.isWritable else { return .handled(isMajor: isMajor) }
    let outcome = copyOnWrite(link, address, place, mapped)
    guard case .handled = outcome else { return outcome }
    return .handled(isMajor: isMajor)
  }

  /// The page read from its slot; nil when memory is out.
  private func readSwapped(_ entry: SwapEntry) -> PageFrameNumber? {
    guard swap.area(of: entry)?.device == .ram, swap.userCount(of: entry) == 1 else {
      return swap.readAhead(entry)
    }
    // A device as fast as memory, and nobody else who might want the page: no cache.
    guard let frame = allocator.allocate(order: 0, .highUserMovable, use: .anonymous) else {
      return nil
    }
    core.pages[frame].flags.insert([.swapBacked, .upToDate])
    if let shadow = swap.shadow(of: entry) {
      core.lists.comesBack(frame, shadow, hasSwap: swap.freeSlots > 0)
    }
    core.lists.add(frame)
    swap.fill(frame, from: entry)
    // The mapping takes its own reference.
    core.pages[frame].useCount -= 1
    return frame
  }

  /// Maps a page that is back, and lets go of its slot where nobody needs that any more.
  ///
  /// - Returns: the new entry. Where it is not writable though a write was tried, the page must be
  ///   copied or made its owner's own.
  private func mapSwapped(
    _ frame: PageFrameNumber, _ entry: SwapEntry, _ link: AreaLink, _ address: VirtualAddress,
    _ place: PhysicalAddress, isWrite: Bool
  ) -> PageTableEntry {
    let pages = core.pages
    let options = areas[link].options
    let wasCached = pages[frame].flags.contains(.swapCache)
    var isOwn = false
    if core.rules.swapInFreesSlotFirst {
      swap.removeUser(of: entry)
      // References: the mapping's, which comes now, and the cache's.
      let isOnlyCached = pages[frame].useCount == 1
      if wasCached,
        swap.isFull || options.contains(.locked) || pages[frame].flags.contains(.memoryLocked)
          || isWrite && isOnlyCached
      {
        pages[frame].useCount += 1
        swap.tryToFree(frame)
        pages[frame].useCount -= 1
      }
      isOwn = !wasCached || pages[frame].useCount == 0
    } else if isWrite {
      isOwn = mayReuse(frame, entry)
    }
    pages[frame].useCount += 1
    pages[frame].mapCount += 1
    enterAnonymous(frame, link, address, isOwn: isOwn)
    resident.anonymous += 1
    resident.swapped -= 1
    let isWritable = isOwn && isWrite
    let mapped = PageTableEntry(
      frame: frame, privateBits(options, isWrite: isWritable))
    if core.rules.swapInFreesSlotFirst { pages[frame].isExclusive = isOwn }
    setEntry(mapped, at: place, for: address)
    if !core.rules.swapInFreesSlotFirst {
      swap.removeUser(of: entry)
      if swap.isFull || options.contains(.locked) || pages[frame].flags.contains(.memoryLocked) {
        swap.tryToFree(frame)
      }
    }
    if options.contains(.locked), core.rules.mappingLocksPages {
      core.lists.lockLater(frame)
    }
    return mapped
  }

  /// Whether a page that is written to belongs to this entry alone; it leaves the cache then.
  ///
  /// Linux: `reuse_swap_page`.
  private func mayReuse(_ frame: PageFrameNumber, _ entry: SwapEntry) -> Bool {
    let page = core.pages[frame]
    let isCached = page.flags.contains(.swapCache)
    let owners = Int(page.mapCount) + (isCached ? swap.userCount(of: entry) : 0)
    guard owners <= 1 else { return false }
    if isCached {
      core.pages[frame].useCount += 1
      swap.uncache(frame)
      core.pages[frame].useCount -= 1
      core.pages[frame].flags.insert(.dirty)
    }
    return true
  }

  /// Enters a page of private memory with the area's `anon_vma`, if it is with none.
  ///
  /// Linux: `do_page_add_anon_rmap`, `__page_set_anon_rmap`.
  func enterAnonymous(
    _ frame: PageFrameNumber, _ link: AreaLink, _ address: VirtualAddress, isOwn: Bool
  ) {
    guard core.pages[frame].mapCount == 1, core.pages[frame].owner == 0 else { return }
    let own = areas[link].anonymous
    // Entries of the other tables lead to the same page, once they are asked for.
    core.pages[frame].owner = (isOwn ? own : core.anonymous.root(of: own)).rawValue
    core.pages[frame].index = areas[link].pageOffset(of: address)
  }
}

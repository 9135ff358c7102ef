import Hardware

/// The swap cache: pages that are in a slot and in memory at once.
extension SwapSpace {
  /// Enters a page that will be, or is, in the slot. Linux: `add_to_swap_cache`.
  ///
  /// - Returns: what was kept of the page that left from there.
  @discardableResult
  func cache(_ frame: PageFrameNumber, in entry: SwapEntry) -> EvictionClock.Shadow? {
    guard let area = area(of: entry) else { return nil }
    let shadow = EvictionClock.Shadow(rawValue: area.slots[Int(entry.slot)].shadow)
    area.slots[Int(entry.slot)].shadow = 0
    area.slots[Int(entry.slot)].frame = frame
    area.slots[Int(entry.slot)].isCached = true
    setEntry(entry, of: frame)
    pages[frame].useCount += 1
    pages[frame].flags.insert([.swapCache, .swapBacked])
    cursor.statistics.added += 1
    tracer.emit(.swap(.cached(frame, in: entry)))
    return shadow
  }

  /// Takes a page out of the cache; its holders keep it. Linux: `delete_from_swap_cache`.
  ///
  /// - Parameter shadow: what is kept of a page that leaves memory.
  func uncache(_ frame: PageFrameNumber, leaving shadow: EvictionClock.Shadow? = nil) {
    let entry = entry(of: frame)
    guard let area = area(of: entry) else { return }
    area.slots[Int(entry.slot)].frame = .none
    area.slots[Int(entry.slot)].isCached = false
    area.slots[Int(entry.slot)].shadow = shadow?.rawValue ?? 0
    setEntry(.none, of: frame)
    pages[frame].flags.remove(.swapCache)
    cursor.statistics.deleted += 1
    tracer.emit(.swap(.uncached(frame, from: entry)))
    if area.slots[Int(entry.slot)].users == 0 { giveBack(entry) }
    putPage(frame)
  }

  /// What was kept of the page that left the slot last; it is forgotten by the next to come.
  func shadow(of entry: SwapEntry) -> EvictionClock.Shadow? {
    area(of: entry).flatMap { EvictionClock.Shadow(rawValue: $0.slots[Int(entry.slot)].shadow) }
  }

  /// Takes a page out of the cache if no entry names its slot. Linux: `try_to_free_swap`.
  ///
  /// - Returns: whether it did. The page is dirty then: it is nowhere else.
  @discardableResult
  func tryToFree(_ frame: PageFrameNumber) -> Bool {
    guard pages[frame].flags.contains(.swapCache), userCount(of: entry(of: frame)) == 0 else {
      return false
    }
    let isHeld = pages[frame].useCount > 1
    uncache(frame)
    if isHeld { pages[frame].flags.insert(.dirty) }
    return true
  }

  /// Lets go of a page; the last holder takes it off its list. Linux: `put_page`.
  @inline(__always)
  func putPage(_ frame: PageFrameNumber) {
    if pages[frame].useCount == 1 {
      lists.remove(frame)
      pages[frame].flags = []
    }
    allocator.free(frame, order: 0)
  }

  /// Asks the cache on behalf of somebody who wants the page, which tells how reading ahead goes.
  ///
  /// Linux: `lookup_swap_cache`.
  func lookUp(_ entry: SwapEntry) -> PageFrameNumber? {
    cursor.statistics.lookedUp += 1
    guard let frame = frame(of: entry) else { return nil }
    cursor.statistics.found += 1
    if pages[frame].flags.contains(.reclaim) {
      pages[frame].flags.remove(.reclaim)
      allocator.statistics[.swapReadAheadHits] += 1
      cursor.readAhead.hits += 1
    }
    return frame
  }

  // MARK: Reading and writing

  /// What came of wanting a slot's page in the cache.
  enum Read {
    /// It was there, or has been read. Its holders are the cache alone.
    case page(PageFrameNumber, isNew: Bool)
    /// No entry names the slot.
    case unused
    case outOfMemory
  }

  /// The page of a slot, read if need be. Linux: `read_swap_cache_async`.
  ///
  /// - Parameter isAhead: nobody has asked for it yet.
  func read(_ entry: SwapEntry, isAhead: Bool) -> Read {
    if let frame = frame(of: entry) { return .page(frame, isNew: false) }
    guard userCount(of: entry) > 0 else { return .unused }
    guard let frame = allocator.allocate(order: 0, .highUserMovable, use: .anonymous) else {
      return .outOfMemory
    }
    // Reclaim on behalf of this very request may have ended who wanted it.
    guard userCount(of: entry) > 0, self.frame(of: entry) == nil else {
      allocator.free(frame, order: 0)
      return self.frame(of: entry).map { .page($0, isNew: false) } ?? .unused
    }
    let shadow = cache(frame, in: entry)
    // The cache holds it now.
    pages[frame].useCount -= 1
    if let shadow { lists.comesBack(frame, shadow, hasSwap: freeSlots > 0) }
    pages[frame].flags.insert(
      rules.swapReadsAreWorkingSet ? [.workingSet, .upToDate] : .upToDate)
    lists.add(frame)
    fill(frame, from: entry)
    if isAhead {
      pages[frame].flags.insert(.reclaim)
      allocator.statistics[.swapReadAhead] += 1
    }
    return .page(frame, isNew: true)
  }

  /// Reads a slot's bytes into a frame. Linux: `swap_readpage`.
  func fill(_ frame: PageFrameNumber, from entry: SwapEntry) {
    guard let area = area(of: entry) else { return }
    memory.copy(PageFrameNumber(rawValue: entry.slot), of: area.store, to: frame)
    allocator.statistics[.swappedIn] += 1
    if area.device == .disk { allocator.statistics[.pagedIn] += 4 }
    tracer.emit(.swap(.read(frame, from: entry)))
  }

  /// Writes a page of the cache to its slot. The device is done at once. Linux: `swap_writepage`.
  func write(_ frame: PageFrameNumber) {
    let entry = entry(of: frame)
    guard let area = area(of: entry) else { return }
    area.store.copy(frame, of: memory, to: PageFrameNumber(rawValue: entry.slot))
    let statistics = allocator.statistics
    statistics[.swappedOut] += 1
    if area.device == .disk { statistics[.pagedOut] += 4 }
    statistics[.written] += 1
    tracer.emit(.swap(.written(frame, to: entry)))
  }

  /// Reads the slots around one that is wanted, and it. Linux: `swap_cluster_readahead`.
  ///
  /// - Returns: the wanted page; nil when memory is out.
  func readAhead(_ entry: SwapEntry) -> PageFrameNumber? {
    tracer.enter(.swapinReadahead)
    defer { tracer.leave(.swapinReadahead) }
    let size = cursor.readAhead.next(at: entry.slot, most: 1 << clusterOrder)
    if size > 1, let area = area(of: entry) {
      let mask = UInt32(size - 1)
      let first = max(entry.slot & ~mask, 1)
      let last = min(entry.slot | mask, area.slotEnd - 1)
      tracer.emit(.swap(.window(area: UInt8(area.number), first: first, last: last)))
      for slot in first...last {
        _ = read(SwapEntry(area: area.number, slot: slot), isAhead: slot != entry.slot)
      }
    }
    guard case .page(let frame, _) = read(entry, isAhead: false) else { return nil }
    return frame
  }
}

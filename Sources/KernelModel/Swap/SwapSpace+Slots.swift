import Hardware

/// Giving slots and taking them back.
extension SwapSpace {
  /// A slot for a page on its way out. Linux: `get_swap_page`.
  ///
  /// With many slots free the CPU sets 64 aside at a time.
  /// - Returns: nil when no slot is free.
  func takeSlot() -> SwapEntry? {
    if isSlotCacheActive() {
      if cursor.cacheCount == 0 { fillSlotCache() }
      if cursor.cacheCount > 0 {
        cursor.cacheCount -= 1
        cursor.cacheNext += 1
        return SwapEntry(rawValue: slotsToGive[cursor.cacheNext - 1])
      }
    }
    return takeSlots(1).first
  }

  /// Takes up to `count` slots of the areas in their order. Linux: `get_swap_pages`.
  private func takeSlots(_ count: Int) -> [SwapEntry] {
    let count = min(count, freeSlots)
    guard count > 0 else { return [] }
    var tried: UInt32 = 0
    while let area = nextArea(&tried) {
      let isFull = (freeSlots - count) * 2 < totalSlots
      let slots = area.takeSlots(count, isFull: isFull) {
        reclaim(SwapEntry(area: area.number, slot: $0))
      }
      guard !slots.isEmpty else { continue }
      freeSlots -= slots.count
      return slots.map { SwapEntry(area: area.number, slot: $0) }
    }
    return []
  }

  /// Frees a slot that only the cache holds. Linux: `__try_to_reclaim_swap`.
  private func reclaim(_ entry: SwapEntry) -> Bool {
    guard let frame = frame(of: entry) else { return false }
    return tryToFree(frame)
  }

  /// One entry more names the slot. Linux: `swap_duplicate`.
  ///
  /// - Returns: false where there is no such slot in use.
  @discardableResult
  func addUser(of entry: SwapEntry) -> Bool {
    guard let area = area(of: entry), !area.slots[Int(entry.slot)].isFree else { return false }
    area.slots[Int(entry.slot)].users += 1
    return true
  }

  /// One entry fewer names the slot. Linux: `swap_free`.
  func removeUser(of entry: SwapEntry) {
    guard let area = area(of: entry), area.slots[Int(entry.slot)].users > 0 else { return }
    area.slots[Int(entry.slot)].users -= 1
    if area.slots[Int(entry.slot)].isFree { giveBack(entry) }
  }

  /// One entry fewer names the slot, and a page that nobody else needs leaves the cache.
  ///
  /// Linux: `free_swap_and_cache`.
  /// - Returns: false where there is no such slot in use.
  @discardableResult
  func release(_ entry: SwapEntry) -> Bool {
    guard let area = area(of: entry), area.slots[Int(entry.slot)].users > 0 else { return false }
    removeUser(of: entry)
    if area.slots[Int(entry.slot)].isCacheOnly, let frame = frame(of: entry),
      pages[frame].mapCount == 0 || isFull
    {
      tryToFree(frame)
    }
    return true
  }

  /// Gives a slot back, by way of those that the CPU keeps. Linux: `free_swap_slot`.
  func giveBack(_ entry: SwapEntry) {
    tracer.emit(.swap(.slotFreed(entry)))
    guard cursor.isCacheActive else { return giveBackAtOnce(entry) }
    area(of: entry)?.slots[Int(entry.slot)].isCached = true
    if cursor.returnedCount == Self.cacheSize { flushReturnedSlots() }
    slotsGivenBack[cursor.returnedCount] = entry.rawValue
    cursor.returnedCount += 1
  }

  /// Linux: `swapcache_free_entries`.
  private func giveBackAtOnce(_ entry: SwapEntry) {
    guard let area = area(of: entry) else { return }
    area.give(entry.slot)
    freeSlots += 1
  }

  // MARK: The CPU's slots

  /// Free slots per CPU above which slots are set aside, and below which no longer.
  ///
  /// Linux: `THRESHOLD_ACTIVATE_SWAP_SLOTS_CACHE`, `THRESHOLD_DEACTIVATE_SWAP_SLOTS_CACHE`.
  private static let slotCacheBegins = 5 * cacheSize
  private static let slotCacheEnds = 2 * cacheSize

  /// Linux: `check_cache_active`.
  private func isSlotCacheActive() -> Bool {
    if !cursor.isCacheActive {
      cursor.isCacheActive = freeSlots > Self.slotCacheBegins
    } else if freeSlots < Self.slotCacheEnds {
      endSlotCache()
    }
    return cursor.isCacheActive
  }

  /// Linux: `refill_swap_slots_cache`.
  private func fillSlotCache() {
    let slots = takeSlots(Self.cacheSize)
    for (place, entry) in slots.enumerated() { slotsToGive[place] = entry.rawValue }
    (cursor.cacheNext, cursor.cacheCount) = (0, slots.count)
  }

  private func flushReturnedSlots() {
    for place in 0..<cursor.returnedCount {
      giveBackAtOnce(SwapEntry(rawValue: slotsGivenBack[place]))
    }
    cursor.returnedCount = 0
  }

  /// Gives everything back that the CPU has set aside. Linux: `drain_slots_cache_cpu`.
  func endSlotCache() {
    cursor.isCacheActive = false
    for place in cursor.cacheNext..<cursor.cacheNext + cursor.cacheCount {
      giveBackAtOnce(SwapEntry(rawValue: slotsToGive[place]))
    }
    (cursor.cacheNext, cursor.cacheCount) = (0, 0)
    flushReturnedSlots()
  }
}

import Hardware

extension PageAllocator {
  /// Sets a pageblock aside for atomic requests of more than one page, unless the zone has set
  /// aside a hundredth of itself already. Linux: `reserve_highatomic_pageblock`.
  func reserveHighAtomic(pageblockOf frame: PageFrameNumber, zone: Int) {
    let limit = state[zone].managedPages / 100 + pageblockPages
    guard state[zone].highAtomicPages < limit, pageblockType(of: frame) != .highAtomic else {
      return
    }
    state[zone].highAtomicPages += pageblockPages
    updateFastLimits(zone)
    setPageblockType(of: frame, to: .highAtomic)
    _ = moveFreeBlocks(ofPageblock: frame, to: .highAtomic, zone: zone)
  }

  /// Gives one pageblock back to requests of the given type; the last one of a zone only by force.
  /// Returns whether any free page changed lists. Linux: `unreserve_highatomic_pageblock`.
  func unreserveHighAtomic(for request: AllocationRequest, force: Bool) -> Bool {
    for zone in (0...min(request.zoneClass, 2)).reversed() where state[zone].managedPages > 0 {
      guard force || state[zone].highAtomicPages > pageblockPages else { continue }
      for order in 0..<Order.count {
        let block = freeLists[listIndex(zone, order, .highAtomic)].head
        guard block != .none else { continue }
        if pageblockType(of: block) == .highAtomic {
          state[zone].highAtomicPages -= min(pageblockPages, state[zone].highAtomicPages)
          updateFastLimits(zone)
        }
        setPageblockType(of: block, to: request.type)
        if moveFreeBlocks(ofPageblock: block, to: request.type, zone: zone).free > 0 {
          return true
        }
      }
    }
    return false
  }
}

import Hardware

extension PageAllocator {
  /// Brings a block of another type to the lists of the wanted one. Returns whether there was any.
  /// Linux: `__rmqueue_fallback`.
  func steal(for wanted: MigrateType, order: Int, zone: Int, limits: AllocationLimits) -> Bool {
    var current = Order.max
    while current >= order {
      guard let victim = suitableFallback(zone, order: current, wanted: wanted) else {
        current -= 1
        continue
      }
      let whole = mayStealWhole(order: current, wanted: wanted)
      if !whole && wanted == .movable && current > order {
        return stealSmallest(for: wanted, order: order, zone: zone, limits: limits)
      }
      steal(from: victim, order: current, wanted: wanted, zone: zone, whole: whole, limits: limits)
      return true
    }
    return false
  }

  /// A movable request that may not take a whole pageblock disturbs the smallest block instead.
  private func stealSmallest(
    for wanted: MigrateType, order: Int, zone: Int, limits: AllocationLimits
  ) -> Bool {
    for current in order...Order.max {
      guard let victim = suitableFallback(zone, order: current, wanted: wanted) else { continue }
      let whole = mayStealWhole(order: current, wanted: wanted)
      steal(from: victim, order: current, wanted: wanted, zone: zone, whole: whole, limits: limits)
      return true
    }
    return false
  }

  /// The first type of the fallback row that has a block of exactly this order.
  /// Linux: `find_suitable_fallback`.
  private func suitableFallback(_ zone: Int, order: Int, wanted: MigrateType) -> MigrateType? {
    let (first, second) = wanted.fallbacks
    if occupiedOrders(zone, first) >> UInt64(order) & 1 != 0 { return first }
    if occupiedOrders(zone, second) >> UInt64(order) & 1 != 0 { return second }
    return nil
  }

  /// Whether the rest of the pageblock may be taken along. Linux: `can_steal_fallback`.
  private func mayStealWhole(order: Int, wanted: MigrateType) -> Bool {
    order >= pageblockOrder / 2 || wanted != .movable || !groupsByMobility
  }

  /// Moves the head block of the victim's list, and perhaps its pageblock, to the wanted type.
  /// Linux: `steal_suitable_fallback`.
  private func steal(
    from victim: MigrateType, order: Int, wanted: MigrateType, zone: Int, whole: Bool,
    limits: AllocationLimits
  ) {
    let block = freeLists[listIndex(zone, order, victim)].head
    tracer.emit(
      .allocator(
        .stolen(block: block, order: UInt8(order), from: victim, wanted: wanted, whole: whole)))
    let oldType = pageblockType(of: block)
    if oldType != .highAtomic {
      if order >= pageblockOrder {
        for offset in stride(from: 0, to: 1 << order, by: pageblockPages) {
          setPageblockType(of: block + offset, to: wanted)
        }
      } else {
        if raiseBoost(zone), limits.contains(.kswapd) { announceBoost(zone, true) }
        if whole, takePageblock(of: block, from: oldType, to: wanted, zone: zone) { return }
      }
    }
    moveToTail(block, type: wanted, zone: zone)
  }

  /// Moves all free blocks of a pageblock and changes its type when at least half of it fits.
  /// Returns whether anything moved.
  private func takePageblock(
    of block: PageFrameNumber, from oldType: MigrateType, to wanted: MigrateType, zone: Int
  ) -> Bool {
    let (free, movable) = moveFreeBlocks(ofPageblock: block, to: wanted, zone: zone)
    guard free > 0 else { return false }
    let alike =
      wanted == .movable ? movable : oldType == .movable ? pageblockPages - free - movable : 0
    if free + alike >= pageblockPages / 2 || !groupsByMobility {
      setPageblockType(of: block, to: wanted)
    }
    return true
  }

  /// Moves the free blocks of a pageblock to another type's lists, unless the pageblock sticks out
  /// of the zone's end. Returns free pages moved and pages in use that could be moved away.
  /// Linux: `move_freepages_block`.
  func moveFreeBlocks(
    ofPageblock frame: PageFrameNumber, to type: MigrateType, zone: Int
  ) -> (free: Int, movable: Int) {
    let bounds = zones[zone].frames
    let first = frame.block(of: pageblockOrder)
    let end = first + pageblockPages
    guard end <= bounds.upperBound else { return (0, 0) }
    var current = bounds.contains(first) ? first : frame
    var free = 0
    var movable = 0
    while current < end {
      let page = pages[current]
      guard page.use == .freeBlock else {
        if page.flags.contains(.onLRU) { movable += 1 }
        current = current + 1
        continue
      }
      moveToTail(current, type: type, zone: zone)
      free += 1 << Int(page.order)
      current = current + 1 << Int(page.order)
    }
    tracer.emit(.allocator(.moved(pageblock: first, pages: UInt32(free), type: type)))
    return (free, movable)
  }

  /// Puts a listed block at the tail of another type's list. Linux: `move_to_free_list`.
  private func moveToTail(_ block: PageFrameNumber, type: MigrateType, zone: Int) {
    let order = Int(pages[block].order)
    unlist(block, zone: zone)
    listAtTail(block, order: order, type: type, zone: zone)
    tracer.emit(
      .allocator(.listed(block: block, order: UInt8(order), type: type, place: .tail)))
  }

  /// Linux: `set_pageblock_migratetype`.
  func setPageblockType(of frame: PageFrameNumber, to type: MigrateType) {
    let newType = groupsByMobility || type == .highAtomic ? type : .unmovable
    let oldType = pageblockType(of: frame)
    guard newType != oldType else { return }
    blockTypes[blockIndex(of: frame)] = newType.rawValue
    tracer.emit(
      .allocator(
        .retyped(pageblock: frame.block(of: pageblockOrder), from: oldType, to: newType)))
  }
}

import Hardware

extension PageAllocator {
  /// Takes a block from the lists of one type: the head of the smallest order that has one, halved
  /// until it fits; the lower half is kept. Linux: `__rmqueue_smallest`.
  /// - Complexity: O(1) list operations for each order in between.
  @inline(__always)
  func takeSmallest(_ zone: Int, order: Int, type: MigrateType) -> PageFrameNumber? {
    let orders = occupiedOrders(zone, type) >> UInt64(truncatingIfNeeded: order)
    guard orders != 0 else { return nil }
    var current = order &+ orders.trailingZeroBitCount
    let block = freeLists[listIndex(zone, current, type)].head
    unlist(block, zone: zone)
    tracer.emit(
      .allocator(
        .unlisted(block: block, order: UInt8(current), zone: zones[zone].kind, type: type)))
    while current > order {
      current &-= 1
      let upper = block + (1 << current)
      listAtHead(upper, order: current, type: type, zone: zone)
      tracer.emit(.allocator(.split(upperHalf: upper, order: UInt8(current), type: type)))
    }
    return block
  }

  /// Takes a block of the wanted type, and one of another type when there is none.
  /// Linux: `__rmqueue`.
  @inline(__always)
  func take(
    _ zone: Int, order: Int, type: MigrateType, limits: AllocationLimits
  ) -> PageFrameNumber? {
    if let block = takeSmallest(zone, order: order, type: type) { return block }
    return takeAfterStealing(zone, order: order, type: type, limits: limits)
  }

  @inline(never)
  private func takeAfterStealing(
    _ zone: Int, order: Int, type: MigrateType, limits: AllocationLimits
  ) -> PageFrameNumber? {
    while steal(for: type, order: order, zone: zone, limits: limits) {
      if let block = takeSmallest(zone, order: order, type: type) { return block }
    }
    return nil
  }
}

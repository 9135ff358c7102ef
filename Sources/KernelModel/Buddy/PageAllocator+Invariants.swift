import Hardware

extension PageAllocator {
  /// Examines every list and every frame.
  /// - Throws: the first rule found broken, numbered as in the type's comment.
  /// - Complexity: O(frames)
  public func checkInvariants() throws(InvariantViolation) {
    for zone in zones.indices {
      var listed = 0
      for order in 0..<Order.count {
        for type in MigrateType.allCases {
          listed += try checkFreeList(zone, order, type) << order
        }
      }
      guard listed == state[zone].freePages else {
        throw .pageAllocator(
          .freePages(zones[zone].kind, counted: state[zone].freePages, listed: listed))
      }
      let onCPU = try checkCPULists(zone)
      guard onCPU == state[zone].perCPUCount else {
        throw .pageAllocator(
          .parkedPages(zones[zone].kind, counted: state[zone].perCPUCount, listed: onCPU))
      }
      try checkFrames(zone)
      try checkHighAtomic(zone)
    }
  }

  /// Rules 1 to 3 and the list's bit; returns the list's length.
  private func checkFreeList(
    _ zone: Int, _ order: Int, _ type: MigrateType
  ) throws(InvariantViolation) -> Int {
    let list = freeLists[listIndex(zone, order, type)]
    var count = 0
    var previous = PageFrameNumber.none
    var block = list.head
    while block != .none {
      guard block.index < pages.frameCount else {
        throw .pageAllocator(.beyondMemory(block))
      }
      let page = pages[block]
      guard page.previous == previous, count < list.count else {
        throw .pageAllocator(.backLink(block, to: previous))
      }
      guard page.use == .freeBlock, Int(page.order) == order, page.migrateType == type.rawValue,
        block.block(of: order) == block, zones[zone].frames.contains(block),
        block + 1 << order <= zones[zone].frames.upperBound
      else {
        throw .pageAllocator(
          .misplacedBlock(
            block, on: type, order: order, use: page.use, pageOrder: page.order))
      }
      if order < Order.max, isFreeBlock(block.buddy(at: order), order: order, zone: zone) {
        throw .pageAllocator(.unmergedBuddies(block, order: order))
      }
      count += 1
      previous = block
      block = page.next
    }
    guard list.tail == previous, count == list.count else {
      throw .pageAllocator(
        .listLength(type, order: order, counted: Int(list.count), held: count))
    }
    guard (occupiedOrders(zone, type) >> UInt64(order) & 1 != 0) == (count > 0) else {
      throw .pageAllocator(.listBit(type, order: order))
    }
    return count
  }

  /// Rule 6; returns how many pages are parked.
  private func checkCPULists(_ zone: Int) throws(InvariantViolation) -> Int {
    var total = 0
    for type in 0..<MigrateType.perCPUCount {
      let list = cpuLists[zone * MigrateType.perCPUCount + type]
      var count = 0
      var previous = PageFrameNumber.none
      var frame = list.head
      while frame != .none {
        let page = pages[frame]
        guard page.previous == previous, count < state[zone].perCPUCount else {
          throw .pageAllocator(.backLink(frame, to: previous))
        }
        guard page.use == .perCPU, zones[zone].frames.contains(frame) else {
          throw .pageAllocator(.parkedUse(frame, page.use))
        }
        count += 1
        previous = frame
        frame = page.next
      }
      guard list.tail == previous else {
        throw .pageAllocator(.parkedTail(list.tail, last: previous))
      }
      total += count
    }
    return total
  }

  /// Rules 4, 7 and 9: walks the zone's frames from end to end.
  private func checkFrames(_ zone: Int) throws(InvariantViolation) {
    var managed = 0
    for range in boot.presentFrames.map({ $0.clamped(to: zones[zone].frames) }) {
      var frame = range.lowerBound
      while frame < range.upperBound {
        let page = pages[frame]
        switch page.use {
        case .free:
          throw .pageAllocator(.lost(frame))
        case .freeBlock:
          try checkInterior(frame, order: Int(page.order))
          managed += 1 << Int(page.order)
          frame = frame + 1 << Int(page.order)
          continue
        case .reserved: break
        case .tail:
          let head = PageFrameNumber(rawValue: page.owner)
          guard head < frame, pages[head].flags.contains(.head),
            frame - head < 1 << Int(pages[head].order)
          else { throw .pageAllocator(.tailWithoutHead(frame, head: head)) }
          managed += 1
        default: managed += 1
        }
        frame = frame + 1
      }
    }
    guard managed == state[zone].managedPages else {
      throw .pageAllocator(
        .managedPages(zones[zone].kind, counted: state[zone].managedPages, found: managed))
    }
  }

  /// Rule 4.
  private func checkInterior(
    _ block: PageFrameNumber, order: Int
  ) throws(InvariantViolation) {
    let interior = block + 1..<block + 1 << order
    guard !pages.areUnused(interior) else { return }
    throw .pageAllocator(.usedInside(block, order: order))
  }

  /// Rule 8.
  private func checkHighAtomic(_ zone: Int) throws(InvariantViolation) {
    guard zones[zone].isPopulated else { return }
    let first = blockIndex(of: zones[zone].frames.lowerBound)
    let last = blockIndex(of: zones[zone].frames.upperBound - 1)
    let count = (first...last).count { blockTypes[$0] == MigrateType.highAtomic.rawValue }
    guard count * pageblockPages == state[zone].highAtomicPages else {
      throw .pageAllocator(
        .highAtomicPages(counted: state[zone].highAtomicPages, pageblocks: count))
    }
  }
}

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
        throw violation(
          5, "\(zones[zone].kind.name) counts \(state[zone].freePages) free pages, lists \(listed)")
      }
      let onCPU = try checkCPULists(zone)
      guard onCPU == state[zone].perCPUCount else {
        throw violation(
          6, "\(zones[zone].kind.name) counts \(state[zone].perCPUCount) parked, lists \(onCPU)")
      }
      try checkFrames(zone)
      try checkHighAtomic(zone)
    }
  }

  private func violation(_ number: Int, _ description: String) -> InvariantViolation {
    InvariantViolation("page allocator", number, description)
  }

  private func name(_ frame: PageFrameNumber) -> String {
    "frame 0x\(String(frame.rawValue, radix: 16))"
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
        throw violation(1, "\(name(block)) on a free list lies beyond memory")
      }
      let page = pages[block]
      guard page.previous == previous, count < list.count else {
        throw violation(1, "\(name(block)) does not lead back to \(name(previous))")
      }
      guard page.use == .freeBlock, Int(page.order) == order, page.migrateType == type.rawValue,
        block.block(of: order) == block, zones[zone].frames.contains(block),
        block + 1 << order <= zones[zone].frames.upperBound
      else {
        throw violation(
          2, "\(name(block)) on the \(type.name) list of order \(order) says \(page)")
      }
      if order < Order.max, isFreeBlock(block.buddy(at: order), order: order, zone: zone) {
        throw violation(3, "\(name(block)) and its order-\(order) buddy are both free")
      }
      count += 1
      previous = block
      block = page.next
    }
    guard list.tail == previous, count == list.count else {
      throw violation(
        1, "the \(type.name) list of order \(order) counts \(list.count) and holds \(count)")
    }
    guard (occupiedOrders(zone, type) >> UInt64(order) & 1 != 0) == (count > 0) else {
      throw violation(5, "the bit of the \(type.name) list of order \(order) is wrong")
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
          throw violation(1, "\(name(frame)) does not lead back to \(name(previous))")
        }
        guard page.use == .perCPU, zones[zone].frames.contains(frame) else {
          throw violation(6, "\(name(frame)) on a CPU's list says \(page)")
        }
        count += 1
        previous = frame
        frame = page.next
      }
      guard list.tail == previous else {
        throw violation(1, "a CPU's list ends at \(name(list.tail)), not \(name(previous))")
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
          throw violation(7, "\(name(frame)) is neither in a free block nor in use")
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
          else { throw violation(9, "\(name(frame)) is a tail of \(name(head)), which is no head") }
          managed += 1
        default: managed += 1
        }
        frame = frame + 1
      }
    }
    guard managed == state[zone].managedPages else {
      throw violation(
        7, "\(zones[zone].kind.name) manages \(state[zone].managedPages) pages and has \(managed)")
    }
  }

  /// Rule 4.
  private func checkInterior(
    _ block: PageFrameNumber, order: Int
  ) throws(InvariantViolation) {
    let interior = block + 1..<block + 1 << order
    guard !pages.areUnused(interior) else { return }
    throw violation(4, "a frame in the free block at \(name(block)) of order \(order) has a use")
  }

  /// Rule 8.
  private func checkHighAtomic(_ zone: Int) throws(InvariantViolation) {
    guard zones[zone].isPopulated else { return }
    let first = blockIndex(of: zones[zone].frames.lowerBound)
    let last = blockIndex(of: zones[zone].frames.upperBound - 1)
    let count = (first...last).count { blockTypes[$0] == MigrateType.highAtomic.rawValue }
    guard count * pageblockPages == state[zone].highAtomicPages else {
      throw violation(
        8, "\(state[zone].highAtomicPages) pages are set aside in \(count) HighAtomic pageblocks")
    }
  }
}

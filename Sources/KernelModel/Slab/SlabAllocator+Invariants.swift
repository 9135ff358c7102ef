import Hardware

extension SlabAllocator {
  /// Examines every slab and every list of every cache.
  /// - Throws: the first rule found broken, numbered as in the type's comment.
  /// - Complexity: O(frames + objects)
  public func checkInvariants() throws(InvariantViolation) {
    var slabs = [UInt32](repeating: 0, count: descriptions.count)
    var objects = slabs
    var number: UInt32 = 0
    while number < boundary {
      let frame = PageFrameNumber(rawValue: number)
      let page = pages.pages[frame]
      number += page.use == .freeBlock ? 1 << UInt32(page.order) : 1
      guard page.use == .slab else { continue }
      guard page.owner < descriptions.count, page.flags.contains(.slab) else {
        throw .slab(.foreignFrame(frame, cache: page.owner))
      }
      try checkSlab(frame, cache: Int(page.owner))
      slabs[Int(page.owner)] += 1
      objects[Int(page.owner)] += UInt32(counters(of: frame).objects)
    }
    for cache in descriptions.indices {
      guard slabs[cache] == states[cache].slabs, objects[cache] == states[cache].objects else {
        throw .slab(
          .slabs(
            cache: descriptions[cache].name, counted: states[cache].slabs, found: slabs[cache]))
      }
      try checkLists(cache)
    }
  }

  /// One more than the last frame that a slab may lie in.
  private var boundary: UInt32 { pages.boot.lowMemoryEnd.rawValue }

  /// Rules 1 to 3.
  private func checkSlab(_ slab: PageFrameNumber, cache: Int) throws(InvariantViolation) {
    let counters = counters(of: slab)
    let size = descriptions[cache].geometry.size
    let expected = SlabGeometry.objects(order: Int(pages.pages[slab].order), size: size)
    guard Int(counters.objects) == expected, counters.used <= counters.objects else {
      throw .slab(
        .capacity(slab, used: counters.used, objects: counters.objects, fitting: expected))
    }
    let own = try chainLength(from: records[slab.index].freeObject, in: slab, cache: cache)
    guard own == Int(counters.objects) - Int(counters.used) else {
      throw .slab(
        .freeObjects(slab, listed: own, used: counters.used, objects: counters.objects))
    }
    guard slab == states[cache].cpuSlab else { return }
    let onCPU = try chainLength(from: states[cache].freeObject.rawValue, in: slab, cache: cache)
    guard onCPU + own <= Int(counters.objects) else {
      throw .slab(.freeObjectsOnCPU(slab, listed: onCPU, more: own))
    }
    guard Set(freeObjects(in: slab)).count == onCPU + own else {
      throw .slab(.onTwoLists(slab))
    }
  }

  /// Rule 2: how many objects a list has.
  private func chainLength(
    from first: UInt32, in slab: PageFrameNumber, cache: Int
  ) throws(InvariantViolation) -> Int {
    var count = 0
    var next = first
    while next != 0 {
      guard isObject(next, in: slab, cache: cache) else {
        throw .slab(.strayLink(slab, to: next))
      }
      count += 1
      guard count <= Int(counters(of: slab).objects) else {
        throw .slab(.endlessList(slab))
      }
      next = freePointer(
        of: VirtualAddress(rawValue: next), offset: states[cache].freePointerOffset)
    }
    return count
  }

  /// Rules 4 and 5.
  private func checkLists(_ cache: Int) throws(InvariantViolation) {
    var kept = linked(from: states[cache].cpuPartial)
    if states[cache].cpuSlab != .none { kept.append(states[cache].cpuSlab) }
    for slab in kept where !counters(of: slab).isFrozen {
      throw .slab(.keptNotFrozen(slab))
    }
    let listed = partialSlabs(of: cache)
    var previous = PageFrameNumber.none
    for slab in listed {
      let counters = counters(of: slab)
      guard !counters.isFrozen else {
        throw .slab(.listedFrozen(slab))
      }
      guard counters.used < counters.objects, pages.pages[slab].previous == previous else {
        throw .slab(
          .listedSlab(slab, used: counters.used, objects: counters.objects))
      }
      previous = slab
    }
    guard listed.count == states[cache].partialSlabs, states[cache].partial.tail == previous else {
      throw .slab(
        .partialSlabs(
          cache: descriptions[cache].name, counted: Int(states[cache].partialSlabs),
          listed: listed.count))
    }
  }
}

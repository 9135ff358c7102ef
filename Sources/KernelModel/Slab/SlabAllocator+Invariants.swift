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
        throw violation(1, "\(name(frame)) is a slab of cache \(page.owner)")
      }
      try checkSlab(frame, cache: Int(page.owner))
      slabs[Int(page.owner)] += 1
      objects[Int(page.owner)] += UInt32(counters(of: frame).objects)
    }
    for cache in descriptions.indices {
      guard slabs[cache] == states[cache].slabs, objects[cache] == states[cache].objects else {
        throw violation(
          6,
          "\(descriptions[cache].name) counts \(states[cache].slabs) slabs, frames \(slabs[cache])")
      }
      try checkLists(cache)
    }
  }

  /// One more than the last frame that a slab may lie in.
  private var boundary: UInt32 { pages.boot.lowMemoryEnd.rawValue }

  private func violation(_ number: Int, _ description: String) -> InvariantViolation {
    InvariantViolation("slab", number, description)
  }

  private func name(_ slab: PageFrameNumber) -> String {
    "slab 0x\(String(slab.rawValue, radix: 16))"
  }

  /// Rules 1 to 3.
  private func checkSlab(_ slab: PageFrameNumber, cache: Int) throws(InvariantViolation) {
    let counters = counters(of: slab)
    let size = descriptions[cache].geometry.size
    let expected = SlabGeometry.objects(order: Int(pages.pages[slab].order), size: size)
    guard Int(counters.objects) == expected, counters.used <= counters.objects else {
      throw violation(1, "\(name(slab)) counts \(counters), \(expected) objects fit")
    }
    let own = try chainLength(from: records[slab.index].freeObject, in: slab, cache: cache)
    guard own == Int(counters.objects) - Int(counters.used) else {
      throw violation(3, "\(name(slab)) has \(own) free objects and counts \(counters)")
    }
    guard slab == states[cache].cpuSlab else { return }
    let onCPU = try chainLength(from: states[cache].freeObject.rawValue, in: slab, cache: cache)
    guard onCPU + own <= Int(counters.objects) else {
      throw violation(
        3, "\(name(slab)) has \(onCPU) free objects on the CPU's list and \(own) more")
    }
    guard Set(freeObjects(in: slab)).count == onCPU + own else {
      throw violation(2, "an object of \(name(slab)) is on two free lists")
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
        throw violation(2, "a free list of \(name(slab)) leads to 0x\(String(next, radix: 16))")
      }
      count += 1
      guard count <= Int(counters(of: slab).objects) else {
        throw violation(2, "a free list of \(name(slab)) does not end")
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
      throw violation(4, "\(name(slab)), which the CPU keeps, is not frozen")
    }
    let listed = partialSlabs(of: cache)
    var previous = PageFrameNumber.none
    for slab in listed {
      let counters = counters(of: slab)
      guard !counters.isFrozen else {
        throw violation(4, "\(name(slab)) on the node's list is frozen")
      }
      guard counters.used < counters.objects, pages.pages[slab].previous == previous else {
        throw violation(5, "\(name(slab)) on the node's list says \(counters)")
      }
      previous = slab
    }
    guard listed.count == states[cache].partialSlabs, states[cache].partial.tail == previous else {
      throw violation(
        5,
        "\(descriptions[cache].name) counts \(states[cache].partialSlabs) partial slabs, lists \(listed.count)"
      )
    }
  }
}

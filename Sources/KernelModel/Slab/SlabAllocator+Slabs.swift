import Hardware

extension SlabAllocator {
  /// A slab's counters.
  func counters(of slab: PageFrameNumber) -> SlabCounters {
    SlabCounters(word: pages.pages[slab].index)
  }

  func setCounters(of slab: PageFrameNumber, _ counters: SlabCounters) {
    pages.pages[slab].index = counters.word
  }

  /// Makes a slab for the CPU to take from: of the usual order without reclaiming anything, else of
  /// the smallest that holds an object. Linux: `allocate_slab`.
  func makeSlab(_ cache: Int, _ callerFlags: AllocationFlags) -> Bool {
    let description = descriptions[cache]
    let geometry = description.geometry
    let flags = callerFlags.intersection(.slabCallerFlags)
      .union(description.flags).union(geometry.order > 0 ? .compound : [])
    var modest = flags.union([.noWarn, .noRetry]).subtracting(.noFail)
    if modest.contains(.directReclaim), geometry.order > geometry.minimalOrder {
      modest.formUnion(.noMemoryAllocation)
      modest.subtract(.reclaim)
    }
    var order = geometry.order
    var frame = pages.allocate(order: order, modest, use: .slab)
    if frame == nil {
      order = geometry.minimalOrder
      frame = pages.allocate(order: order, flags, use: .slab)
    }
    guard let slab = frame else { return false }
    let count = SlabGeometry.objects(order: order, size: geometry.size)
    pages.pages[slab].flags.insert(.slab)
    pages.pages[slab].owner = UInt32(cache)
    setCounters(of: slab, SlabCounters(used: UInt16(count), objects: UInt16(count), isFrozen: true))
    chain(slab, count: count, geometry)
    pages.statistics[description.isReclaimable ? .slabReclaimable : .slabUnreclaimable] +=
      1 << order
    states[cache].slabs += 1
    states[cache].objects += UInt32(count)
    states[cache].cpuSlab = slab
    states[cache].freeObject = DirectMapPlan.virtual(slab.base)
    tracer.emit(.slab(.slabMade(cache: UInt8(cache), slab: slab, order: UInt8(order))))
    tracer.emit(.slab(.refilled(cache: UInt8(cache), slab: slab, .newSlab)))
    return true
  }

  /// Links all objects of a new slab, lowest first.
  private func chain(_ slab: PageFrameNumber, count: Int, _ geometry: SlabGeometry) {
    let first = DirectMapPlan.virtual(slab.base)
    let offset = UInt32(geometry.freePointerOffset)
    for number in 0..<count {
      let object = first + UInt32(number * geometry.size)
      let next = number == count - 1 ? 0 : object.rawValue + UInt32(geometry.size)
      setFreePointer(of: object, offset: offset, to: next)
    }
  }

  /// Gives an empty slab's frames back. Linux: `discard_slab`.
  func discard(_ slab: PageFrameNumber, cache: Int) {
    let order = Int(pages.pages[slab].order)
    let counter: NodeCounter =
      descriptions[cache].isReclaimable ? .slabReclaimable : .slabUnreclaimable
    pages.statistics[counter] -= 1 << order
    states[cache].slabs -= 1
    states[cache].objects -= UInt32(counters(of: slab).objects)
    records[slab.index] = SlabRecord()
    pages.pages[slab].flags.remove(.slab)
    pages.pages[slab].next = .none
    pages.pages[slab].previous = .none
    tracer.emit(.slab(.slabDiscarded(cache: UInt8(cache), slab: slab)))
    pages.free(slab, order: order)
  }

  /// Puts a slab at the tail of the node's list. Linux: `add_partial`.
  func addPartial(_ slab: PageFrameNumber, cache: Int) {
    let tail = states[cache].partial.tail
    pages.pages[slab].next = .none
    pages.pages[slab].previous = tail
    if tail == .none {
      states[cache].partial.head = slab
    } else {
      pages.pages[tail].next = slab
    }
    states[cache].partial.tail = slab
    states[cache].partialSlabs += 1
    tracer.emit(.slab(.slabListed(cache: UInt8(cache), slab: slab, .nodePartial)))
  }

  /// Takes a slab off the node's list. Linux: `remove_partial`.
  func removePartial(_ slab: PageFrameNumber, cache: Int) {
    let (next, previous) = (pages.pages[slab].next, pages.pages[slab].previous)
    if previous == .none {
      states[cache].partial.head = next
    } else {
      pages.pages[previous].next = next
    }
    if next == .none {
      states[cache].partial.tail = previous
    } else {
      pages.pages[next].previous = previous
    }
    pages.pages[slab].next = .none
    pages.pages[slab].previous = .none
    states[cache].partialSlabs -= 1
  }

  /// Keeps a slab with free objects for the CPU. When those kept have more free objects than
  /// allowed, they go to the node first. Linux: `put_cpu_partial`.
  func keepForCPU(_ slab: PageFrameNumber, cache: Int, mayDrain: Bool) {
    let limit = descriptions[cache].geometry.cpuPartialObjects
    if mayDrain, keptObjects(cache) > limit { unfreezePartials(cache) }
    let counters = counters(of: slab)
    records[slab.index].keptObjects =
      UInt32(keptObjects(cache)) + UInt32(counters.objects - counters.used)
    pages.pages[slab].next = states[cache].cpuPartial
    states[cache].cpuPartial = slab
    tracer.emit(.slab(.slabListed(cache: UInt8(cache), slab: slab, .cpuPartial)))
  }

  /// Free objects that the slabs kept for the CPU had when they were put there.
  private func keptObjects(_ cache: Int) -> Int {
    let first = states[cache].cpuPartial
    return first == .none ? 0 : Int(records[first.index].keptObjects)
  }

  /// Gives the slabs kept for the CPU to the node; empty ones that it has enough of are discarded.
  /// Linux: `unfreeze_partials`.
  func unfreezePartials(_ cache: Int) {
    var discarded: [PageFrameNumber] = []
    while states[cache].cpuPartial != .none {
      let slab = states[cache].cpuPartial
      states[cache].cpuPartial = pages.pages[slab].next
      pages.pages[slab].next = .none
      var counters = counters(of: slab)
      counters.isFrozen = false
      setCounters(of: slab, counters)
      if counters.used == 0, keepsEnough(cache) {
        discarded.append(slab)
      } else {
        addPartial(slab, cache: cache)
      }
    }
    for slab in discarded { discard(slab, cache: cache) }
  }

  /// Whether the node's list is long enough for an empty slab to be given back.
  func keepsEnough(_ cache: Int) -> Bool {
    Int(states[cache].partialSlabs) >= descriptions[cache].geometry.minimalPartialSlabs
  }

  /// The slabs of a list that is linked by `Page.next`.
  func linked(from first: PageFrameNumber) -> [PageFrameNumber] {
    var slabs: [PageFrameNumber] = []
    var slab = first
    while slab != .none {
      slabs.append(slab)
      slab = pages.pages[slab].next
    }
    return slabs
  }

  /// The slabs on the node's list of a cache.
  func partialSlabs(of cache: Int) -> [PageFrameNumber] {
    linked(from: states[cache].partial.head)
  }
}

extension AllocationFlags {
  /// What of a caller's wishes concerns the making of a slab. Linux: `GFP_RECLAIM_MASK`.
  static let slabCallerFlags: AllocationFlags = [
    .reclaim, .high, .io, .fs, .noWarn, .retryMayFail, .noFail, .noRetry, .memoryAllocation,
    .noMemoryAllocation, .atomicContext, .hardwall, .thisNode,
  ]
}

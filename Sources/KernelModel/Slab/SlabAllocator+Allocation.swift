import Hardware

extension SlabAllocator {
  /// Hands out an object of a cache.
  ///
  /// The quick way is the head of the CPU's list: one load, one store. Linux: `slab_alloc_node`.
  @inline(__always)
  func allocate(_ cache: Int, _ flags: AllocationFlags) -> VirtualAddress? {
    let object = states[cache].freeObject
    if object.rawValue != 0, !tracer.isObserved, !flags.contains(.zero) {
      let next = freePointer(of: object, offset: states[cache].freePointerOffset)
      if next == 0 || isInSlab(next, states[cache].cpuSlab, byteCount: states[cache].byteCount) {
        states[cache].freeObject = VirtualAddress(rawValue: next)
        return object
      }
    }
    return allocateSlowly(cache, flags)
  }

  /// The word of a free object that leads to the next one. Linux: `get_freepointer`.
  @inline(__always)
  func freePointer(of object: VirtualAddress, offset: UInt32) -> UInt32 {
    memory.load(at: DirectMapPlan.physical(object + offset))
  }

  /// Linux: `set_freepointer`.
  @inline(__always)
  func setFreePointer(of object: VirtualAddress, offset: UInt32, to next: UInt32) {
    memory.store(next, at: DirectMapPlan.physical(object + offset))
  }

  @inline(__always)
  func isInSlab(_ address: UInt32, _ slab: PageFrameNumber, byteCount: UInt32) -> Bool {
    address &- DirectMapPlan.virtual(slab.base).rawValue < byteCount
  }

  /// Linux: `___slab_alloc`.
  @inline(never)
  private func allocateSlowly(_ cache: Int, _ flags: AllocationFlags) -> VirtualAddress? {
    tracer.enter(.slabAllocate)
    defer { tracer.leave(.slabAllocate) }
    if tracer.mustFail() || states[cache].freeObject.rawValue == 0 && !refill(cache, flags) {
      return nil
    }
    let object = states[cache].freeObject
    let next = checkedSuccessor(of: object, in: states[cache].cpuSlab, cache: cache)
    states[cache].freeObject = VirtualAddress(rawValue: next)
    if flags.contains(.zero) {
      for offset in stride(from: 0, to: UInt32(descriptions[cache].geometry.size), by: 4) {
        memory.store(0 as UInt32, at: DirectMapPlan.physical(object + offset))
      }
    }
    tracer.emit(.slab(.allocated(object, cache: UInt8(cache))))
    return object
  }

  /// The free object after this one, or 0 at the end of the list and where it leads out of the
  /// slab.
  /// Linux: `check_valid_pointer`, "Freechain corrupt".
  func checkedSuccessor(of object: VirtualAddress, in slab: PageFrameNumber, cache: Int) -> UInt32 {
    let next = freePointer(of: object, offset: states[cache].freePointerOffset)
    if next == 0 || isObject(next, in: slab, cache: cache) { return next }
    tracer.emit(.slab(.chainCut(cache: UInt8(cache), object: object, pointer: next)))
    return 0
  }

  /// Whether an object of the slab begins at the address.
  func isObject(_ address: UInt32, in slab: PageFrameNumber, cache: Int) -> Bool {
    let offset = address &- DirectMapPlan.virtual(slab.base).rawValue
    let size = UInt32(descriptions[cache].geometry.size)
    return offset % size == 0 && offset / size < UInt32(counters(of: slab).objects)
  }

  /// Finds the CPU a list of free objects: what others freed into its slab, then a slab that it
  /// keeps, then slabs of the node, then a new one. Returns whether there is one.
  private func refill(_ cache: Int, _ flags: AllocationFlags) -> Bool {
    while true {
      let slab = states[cache].cpuSlab
      if slab != .none {
        if takeFreeList(of: slab, cache: cache) {
          tracer.emit(.slab(.refilled(cache: UInt8(cache), slab: slab, .cpuSlab)))
          return true
        }
        states[cache].cpuSlab = .none
      }
      let kept = states[cache].cpuPartial
      guard kept == .none else {
        states[cache].cpuPartial = pages.pages[kept].next
        pages.pages[kept].next = .none
        states[cache].cpuSlab = kept
        tracer.emit(.slab(.refilled(cache: UInt8(cache), slab: kept, .cpuPartial)))
        continue
      }
      if takePartialSlabs(cache) { continue }
      return makeSlab(cache, flags)
    }
  }

  /// Makes a slab's free list the CPU's. Returns whether it had any object. Linux: `get_freelist`.
  private func takeFreeList(of slab: PageFrameNumber, cache: Int) -> Bool {
    let first = records[slab.index].freeObject
    var counters = counters(of: slab)
    counters.used = counters.objects
    counters.isFrozen = first != 0
    setCounters(of: slab, counters)
    records[slab.index].freeObject = 0
    states[cache].freeObject = VirtualAddress(rawValue: first)
    return first != 0
  }

  /// Takes slabs from the node's list: one to take from, and more to keep until they have half of
  /// the objects that the CPU may keep. Linux: `get_partial_node`.
  private func takePartialSlabs(_ cache: Int) -> Bool {
    var available = 0
    let enough = descriptions[cache].geometry.cpuPartialObjects / 2
    while states[cache].partial.head != .none {
      let slab = states[cache].partial.head
      removePartial(slab, cache: cache)
      var counters = counters(of: slab)
      let isFirst = available == 0
      available += Int(counters.objects) - Int(counters.used)
      counters.isFrozen = true
      setCounters(of: slab, counters)
      if isFirst {
        states[cache].cpuSlab = slab
        tracer.emit(.slab(.refilled(cache: UInt8(cache), slab: slab, .nodePartial)))
      } else {
        keepForCPU(slab, cache: cache, mayDrain: false)
      }
      if available > enough { break }
    }
    return available > 0
  }
}

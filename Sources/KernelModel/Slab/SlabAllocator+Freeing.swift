import Hardware

extension SlabAllocator {
  /// Takes an object of a cache back; says whether it is one.
  ///
  /// Into the slab that the CPU takes from, it goes to the head of the CPU's list. Linux:
  /// `slab_free`.
  @inline(__always)
  func free(_ object: VirtualAddress, of cache: Int) -> Bool {
    let slab = slab(of: object)
    guard slab != .none, pages.pages[slab].owner == UInt32(truncatingIfNeeded: cache) else {
      return false
    }
    push(object, to: slab, cache: cache)
    return true
  }

  /// The slab that holds an address; none when no slab does. Linux: `virt_to_head_page`.
  @inline(__always)
  func slab(of object: VirtualAddress) -> PageFrameNumber {
    var frame = DirectMapPlan.physical(object).frame
    guard object >= DirectMapPlan.base, pages.pages.contains(frame) else { return .none }
    if pages.pages[frame].use == .tail {
      frame = PageFrameNumber(rawValue: pages.pages[frame].owner)
    }
    return pages.pages[frame].use == .slab ? frame : .none
  }

  @inline(__always)
  private func push(_ object: VirtualAddress, to slab: PageFrameNumber, cache: Int) {
    if slab == states[cache].cpuSlab, !tracer.isObserved {
      let next = states[cache].freeObject.rawValue
      setFreePointer(of: object, offset: states[cache].freePointerOffset, to: next)
      states[cache].freeObject = object
    } else {
      pushSlowly(object, to: slab, cache: cache)
    }
  }

  /// Linux: `__slab_free`.
  @inline(never)
  private func pushSlowly(_ object: VirtualAddress, to slab: PageFrameNumber, cache: Int) {
    tracer.enter(.slabFree)
    defer { tracer.leave(.slabFree) }
    tracer.emit(.slab(.freed(object, cache: UInt8(cache))))
    let offset = states[cache].freePointerOffset
    if slab == states[cache].cpuSlab {
      setFreePointer(of: object, offset: offset, to: states[cache].freeObject.rawValue)
      states[cache].freeObject = object
      return
    }
    let prior = records[slab.index].freeObject
    setFreePointer(of: object, offset: offset, to: prior)
    records[slab.index].freeObject = object.rawValue
    var counters = counters(of: slab)
    counters.used -= 1
    if counters.isFrozen {
      setCounters(of: slab, counters)
    } else if prior == 0 {
      // It was full and on no list.
      counters.isFrozen = true
      setCounters(of: slab, counters)
      keepForCPU(slab, cache: cache, mayDrain: true)
    } else {
      setCounters(of: slab, counters)
      if counters.used == 0, keepsEnough(cache) {
        removePartial(slab, cache: cache)
        discard(slab, cache: cache)
      }
    }
  }

  /// Takes an object from the kernel's own code by its address alone. Traps when there is none.
  /// Linux: `kfree`.
  public func kfree(_ address: VirtualAddress) {
    let slab = slab(of: address)
    if slab != .none {
      push(address, to: slab, cache: Int(pages.pages[slab].owner))
    } else if address.rawValue > SlabAllocator.zeroSizePointer.rawValue {
      freePages(at: address)
    }
  }

  /// Gives back what was too big for any cache. Linux: `free_nonslab_page`.
  private func freePages(at address: VirtualAddress) {
    let frame = DirectMapPlan.physical(address).frame
    guard isBigBlock(frame) else {
      kernelBug("kfree of 0x\(String(address.rawValue, radix: 16)), which nobody allocated")
    }
    let order = Int(pages.pages[frame].order)
    pages.statistics[.slabUnreclaimable] -= 1 << order
    pages.free(frame, order: order)
  }

  /// Whether `kmalloc` took whole pages that begin at the frame.
  func isBigBlock(_ frame: PageFrameNumber) -> Bool {
    pages.pages.contains(frame) && pages.pages[frame].use == .kernel
      && pages.pages[frame].flags.contains(.head)
  }
}

import Hardware

/// What is asked of the allocator, with what follows from the flags.
struct AllocationRequest {
  var order: Int
  var flags: AllocationFlags
  /// Number of the highest zone allowed. Linux: `highest_zoneidx`.
  var zoneClass: Int
  var type: MigrateType
}

extension PageAllocator {
  /// Hands out a block of 2^order frames, with one reference to the first.
  ///
  /// Fast: each allowed zone from the top is tried at its low mark. When none passes, the slow path
  /// reclaims, compacts or kills as far as the flags allow and somebody is there to do it.
  /// Linux: `__alloc_pages_nodemask`.
  ///
  /// - Parameters:
  ///   - order: 0 to 10; a bigger one fails at once.
  ///   - flags: with `.zero` the frames are cleared, with `.compound` they form a compound page.
  ///   - use: what the frames will be, for views.
  /// - Returns: the first frame, or `nil` when the request cannot be served.
  /// - Complexity: O(1) from the CPU's list; else O(order) list operations.
  public func allocate(
    order: Int = 0, _ flags: AllocationFlags, use: PageUse
  ) -> PageFrameNumber? {
    if order == 0, let frame = takeQuickly(flags, use: use) { return frame }
    return allocateFully(order: order, flags, use: use)
  }

  /// `allocate` with every step, and its events.
  @inline(never)
  private func allocateFully(
    order: Int, _ flags: AllocationFlags, use: PageUse
  ) -> PageFrameNumber? {
    guard let zoneClass = flags.zoneClass, let type = flags.migrateType else {
      kernelBug("the zone bits of gfp mask 0x\(String(flags.rawValue, radix: 16)) mean nothing")
    }
    let request = AllocationRequest(
      order: order, flags: flags, zoneClass: Int(zoneClass.rawValue),
      type: groupsByMobility ? type : .unmovable)
    tracer.enter(.allocPages)
    tracer.emit(
      .allocator(
        .requested(
          order: UInt8(clamping: order), flags: flags, zoneClass: zoneClass, type: request.type)))
    var frame: PageFrameNumber?
    if order <= Order.max, !tracer.mustFail() {
      let limits: AllocationLimits = flags.contains(.kswapdReclaim) ? [.low, .kswapd] : .low
      frame = takeFromZones(request, limits)
      if frame == nil { frame = allocateSlowly(request) }
    }
    if let frame {
      prepare(frame, request, use: use)
      tracer.emit(.allocator(.allocated(frame: frame, order: UInt8(order))))
    } else {
      tracer.emit(.allocator(.failed(order: UInt8(clamping: order), flags: flags)))
    }
    tracer.leave(.allocPages)
    return frame
  }

  /// Tries the zones from the highest allowed down. Linux: `get_page_from_freelist`.
  @inline(__always)
  func takeFromZones(
    _ request: AllocationRequest, _ limits: AllocationLimits
  ) -> PageFrameNumber? {
    var zone = min(request.zoneClass, 2)
    while zone >= 0 {
      if state[zone].managedPages > 0, mayTake(zone, request, limits) {
        if let frame = take(zone, request, limits) {
          if request.order > 0 && limits.contains(.harder) {
            reserveHighAtomic(pageblockOf: frame, zone: zone)
          }
          return frame
        }
      }
      zone &-= 1
    }
    return nil
  }

  /// Takes a block from a zone that passed its test. Linux: `rmqueue`.
  @inline(__always)
  private func take(
    _ zone: Int, _ request: AllocationRequest, _ limits: AllocationLimits
  ) -> PageFrameNumber? {
    var frame: PageFrameNumber?
    if request.order == 0 {
      frame = takeFromCPU(zone, type: request.type, limits: limits)
      if let frame {
        tracer.emit(
          .allocator(
            .takenFromCPU(frame: frame, zone: zones[zone].kind, type: request.type)))
      }
    } else {
      if limits.contains(.harder) {
        frame = takeSmallest(zone, order: request.order, type: .highAtomic)
      }
      if frame == nil {
        frame = take(zone, order: request.order, type: request.type, limits: limits)
      }
      if frame != nil { state[zone].freePages &-= 1 << request.order }
    }
    if frame != nil { statistics.countAllocated(1 << request.order, zone: zone) }
    if state[zone].isBoostAnnounced {
      announceBoost(zone, false)
      wakeReclaimer(order: 0, zoneClass: zone)
    }
    return frame
  }

  /// Makes a block ready for its owner. Linux: `prep_new_page`.
  @inline(__always)
  private func prepare(_ frame: PageFrameNumber, _ request: AllocationRequest, use: PageUse) {
    pages[frame] = Page(
      flags: [], use: use, order: UInt8(truncatingIfNeeded: request.order), migrateType: 0,
      useCount: 1, mapCount: 0, owner: 0, index: 0, next: .none, previous: .none)
    if request.order > 0 { prepareRun(frame, request, use: use) }
    if request.flags.contains(.zero) {
      for offset in 0..<1 << request.order { memory.zero(frame + offset) }
    }
  }

  /// Marks the later frames of a block; those of a compound page share its head's fate.
  /// Linux: `prep_compound_page`.
  private func prepareRun(_ head: PageFrameNumber, _ request: AllocationRequest, use: PageUse) {
    let isCompound = request.flags.contains(.compound)
    if isCompound { pages[head].flags = .head }
    for offset in 1..<1 << request.order {
      pages[head + offset] = Page(
        flags: [], use: isCompound ? .tail : use, order: 0, migrateType: 0, useCount: 0,
        mapCount: 0, owner: head.rawValue, index: UInt32(offset), next: .none, previous: .none)
    }
  }
}

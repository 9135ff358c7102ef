import Hardware

extension PageAllocator {
  /// Where the CPU's list of a type lies in `cpuLists`.
  @inline(__always)
  func cpuListIndex(_ zone: Int, _ type: MigrateType) -> Int {
    zone &* MigrateType.perCPUCount &+ Int(type.rawValue)
  }

  /// Takes a page from the CPU's list, which is filled when empty. Linux: `rmqueue_pcplist`.
  @inline(__always)
  func takeFromCPU(_ zone: Int, type: MigrateType, limits: AllocationLimits) -> PageFrameNumber? {
    let index = cpuListIndex(zone, type)
    if cpuLists[index].isEmpty {
      if state[zone].perCPULimits.batch == 1 {
        // What would be parked is handed out at once.
        guard let frame = take(zone, order: 0, type: type, limits: limits) else { return nil }
        state[zone].freePages &-= 1
        tracer.emit(.allocator(.refilled(zone: zones[zone].kind, type: type, count: 1)))
        return frame
      }
      refill(zone, type: type, list: index, limits: limits)
      if cpuLists[index].isEmpty { return nil }
    }
    state[zone].perCPUCount &-= 1
    return unparkHead(list: index)
  }

  /// Moves a batch of pages to the CPU's list, in the order in which they are found.
  /// Linux: `rmqueue_bulk`.
  @inline(never)
  private func refill(_ zone: Int, type: MigrateType, list index: Int, limits: AllocationLimits) {
    let batch = state[zone].perCPULimits.batch
    var count = 0
    while count < batch {
      guard let frame = take(zone, order: 0, type: type, limits: limits) else { break }
      parkAtTail(frame, remembering: type, list: index)
      count += 1
    }
    state[zone].freePages -= count
    state[zone].perCPUCount += count
    tracer.emit(
      .allocator(.refilled(zone: zones[zone].kind, type: type, count: UInt16(count))))
  }

  /// Parks a page on the CPU's list; when that is too long, a batch goes back to the buddy lists.
  /// Linux: `free_unref_page_commit`.
  @inline(__always)
  func park(_ frame: PageFrameNumber) {
    let zone = zoneIndex(of: frame)
    let type = pageblockType(of: frame)
    // HighAtomic has no list of its own on a CPU.
    let listType: MigrateType = type == .highAtomic ? .movable : type
    if state[zone].perCPUCount == 0, state[zone].perCPULimits.high <= 1 {
      // It would be the only page parked, and the first to go back.
      tracer.emit(.allocator(.parked(frame: frame, zone: zones[zone].kind, type: type)))
      state[zone].freePages &+= 1
      mergeAndList(frame, order: 0, type: type, zone: zone)
      tracer.emit(.allocator(.drained(zone: zones[zone].kind, count: 1)))
      return
    }
    parkAtHead(frame, remembering: type, list: cpuListIndex(zone, listType))
    state[zone].perCPUCount &+= 1
    tracer.emit(.allocator(.parked(frame: frame, zone: zones[zone].kind, type: type)))
    let limits = state[zone].perCPULimits
    if state[zone].perCPUCount >= limits.high { drain(zone, count: limits.batch) }
  }

  /// Gives pages of the CPU's lists back to the buddy lists: round and round Movable, Reclaimable,
  /// Unmovable, one page at a time and one more for each list found empty before, from the tails.
  /// Linux: `free_pcppages_bulk`.
  @inline(never)
  func drain(_ zone: Int, count wanted: Int) {
    var count = min(state[zone].perCPUCount, wanted)
    guard count > 0 else { return }
    state[zone].perCPUCount -= count
    state[zone].freePages += count
    let drained = count
    // The pages are collected first, on a list of their own, and then merged in that order.
    var first = PageFrameNumber.none
    var last = PageFrameNumber.none
    var type = 0
    var share = 0
    while count > 0 {
      var index: Int
      repeat {
        share += 1
        type = type == MigrateType.perCPUCount - 1 ? 0 : type + 1
        index = zone * MigrateType.perCPUCount + type
      } while cpuLists[index].isEmpty
      if share == MigrateType.perCPUCount { share = count }
      repeat {
        let frame = unparkTail(list: index)
        pages[frame].next = .none
        if first == .none { first = frame } else { pages[last].next = frame }
        last = frame
        count -= 1
        share -= 1
      } while count > 0 && share > 0 && !cpuLists[index].isEmpty
    }
    while first != .none {
      let frame = first
      first = pages[frame].next
      let type = MigrateType(bits: pages[frame].migrateType)
      mergeAndList(frame, order: 0, type: type, zone: zone)
    }
    tracer.emit(.allocator(.drained(zone: zones[zone].kind, count: UInt32(drained))))
  }

  /// Gives everything parked back to the buddy lists. Linux: `drain_all_pages`.
  func drainAll() {
    for zone in zones.indices where state[zone].perCPUCount > 0 {
      drain(zone, count: state[zone].perCPUCount)
    }
  }
}

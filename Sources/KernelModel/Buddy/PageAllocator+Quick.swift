import Hardware

/// The common case in a few dozen instructions: one page, from or to the CPU's list, nobody
/// listening.
///
/// Both ways decide nothing on their own. Whatever is out of the ordinary is left, untouched, to
/// the long way, which comes to the same result.
extension PageAllocator {
  /// Takes a page from the CPU's list of the highest zone allowed, if that is above its low mark.
  @inline(__always)
  func takeQuickly(_ flags: AllocationFlags, use: PageUse) -> PageFrameNumber? {
    let zoneClass = flags.zoneNumber
    let zone = min(zoneClass, 2)
    guard flags.isMeaningful, !tracer.isObserved,
      state[zone].freePages > fastLimits[zone: zone, zoneClass: zoneClass]
    else { return nil }
    let type = Int(flags.rawValue >> 3 & 3)
    let index = zone &* MigrateType.perCPUCount &+ type
    let frame = cpuLists[index].head
    guard frame != .none else {
      return takeUnparked(
        zone, type: MigrateType(bits: UInt8(truncatingIfNeeded: type)), flags, use: use)
    }
    let next = pages[frame].next
    pages[frame] = Page(inUse: use)
    cpuLists[index].head = next
    if next == .none { cpuLists[index].tail = .none } else { pages[next].previous = .none }
    state[zone].perCPUCount &-= 1
    statistics.countAllocated(1, zone: zone)
    if flags.contains(.zero) { memory.zero(frame) }
    return frame
  }

  /// Takes a page from the buddy lists of a zone that parks none, if one of order 0 is there.
  @inline(never)
  private func takeUnparked(
    _ zone: Int, type: MigrateType, _ flags: AllocationFlags, use: PageUse
  ) -> PageFrameNumber? {
    let frame = freeLists[listIndex(zone, 0, type)].head
    guard frame != .none, state[zone].perCPULimits.batch == 1 else { return nil }
    unlist(frame, zone: zone)
    pages[frame] = Page(inUse: use)
    state[zone].freePages &-= 1
    statistics.countAllocated(1, zone: zone)
    if flags.contains(.zero) { memory.zero(frame) }
    return frame
  }

  /// Drops one of several references to a page. Returns whether there were several.
  @inline(__always)
  func dropQuickly(_ frame: PageFrameNumber) -> Bool {
    guard frame.index < pages.frameCount, pages[frame].useCount > 1, !tracer.isObserved else {
      return false
    }
    pages[frame].useCount &-= 1
    return true
  }

  /// Parks a page whose only holder lets go, if the CPU's lists have room. Returns whether it did.
  @inline(__always)
  func parkQuickly(_ frame: PageFrameNumber) -> Bool {
    guard frame.index < pages.frameCount, pages[frame].isReadyToFree, !tracer.isObserved else {
      return false
    }
    let zone = zoneIndex(of: frame)
    let type = pageblockType(of: frame)
    let count = state[zone].perCPUCount
    if count &+ 1 >= state[zone].perCPULimits.high || type == .highAtomic {
      return count == 0 && state[zone].perCPULimits.high <= 1 && mergeUnparked(frame, type, zone)
    }
    parkAtHead(frame, remembering: type, list: cpuListIndex(zone, type))
    state[zone].perCPUCount = count &+ 1
    statistics.countFreed(1)
    return true
  }

  /// Gives a page to the buddy lists of a zone that parks none.
  @inline(never)
  private func mergeUnparked(_ frame: PageFrameNumber, _ type: MigrateType, _ zone: Int) -> Bool {
    statistics.countFreed(1)
    state[zone].freePages &+= 1
    mergeAndList(frame, order: 0, type: type, zone: zone)
    return true
  }
}

extension Page {
  /// A single page just handed out.
  @inline(__always)
  init(inUse use: PageUse) {
    self.init(
      flags: [], use: use, order: 0, migrateType: 0, useCount: 1, mapCount: 0, owner: 0, index: 0,
      next: .none, previous: .none)
  }

  /// A single page in use, with one holder and nothing that forbids giving it back.
  @inline(__always)
  var isReadyToFree: Bool {
    useCount == 1 && mapCount == 0 && order == 0 && use.rawValue >= PageUse.anonymous.rawValue
      && flags.rawValue & (PageFlags.checkedAtFree.rawValue | PageFlags.head.rawValue) == 0
  }
}

import Hardware

/// The window of contiguous kernel addresses over scattered frames. Linux: `mm/vmalloc.c`.
///
/// 1. Free, busy and lazily freed areas fill the window without overlap.
/// 2. No two free blocks touch: they would have merged.
/// 3. Every page of a busy area has an entry, its guard page none.
/// 4. A lazily freed area has no entries, but the TLB may still hold some.
public final class VmallocSpace {
  let core: KernelCore
  public let range: Range<VirtualAddress>
  let areas = VmallocAreaPool()
  let free: VmallocTree
  let busy: VmallocTree
  /// Areas freed lazily, the last one first. Linux: `vmap_purge_list`.
  private var firstLazy = VmallocLink.none
  /// Pages of lazily freed areas, guards included. Linux: `vmap_lazy_nr`.
  public private(set) var lazyPageCount: UInt32 = 0
  /// Pages of areas in use, as `meminfo` counts them. Linux: `nr_vmalloc_pages`.
  public internal(set) var usedPageCount = 0
  /// The frames of the area that is being made or ended. Linux: `vm_struct->pages`.
  let takenFrames: FrameList

  init(core: KernelCore, range: Range<VirtualAddress>) {
    self.core = core
    self.range = range
    takenFrames = FrameList(capacity: Int((range.upperBound - range.lowerBound) >> 12))
    free = VmallocTree(areas: areas)
    busy = VmallocTree(areas: areas)
    free.insert(areas.insert(VmallocArea(range, .free)))
  }

  /// Becomes what the window of another kernel is.
  func take(_ other: VmallocSpace) {
    areas.take(other.areas)
    free.take(other.free)
    busy.take(other.busy)
    firstLazy = other.firstLazy
    (lazyPageCount, usedPageCount) = (other.lazyPageCount, other.usedPageCount)
  }

  /// More pages than this waiting start a purge. Linux: `lazy_max_pages`, one CPU.
  public static let mostLazyPages: UInt32 = 8192

  // MARK: Addresses

  /// Takes addresses at the lowest place. Linux: `alloc_vmap_area`.
  ///
  /// - Parameter byteCount: whole pages, the guard included.
  /// - Throws: `EBUSY` when no block is large enough even after a purge.
  func takeAddresses(
    _ byteCount: UInt32, alignment: UInt32
  ) throws(Refusal) -> VmallocLink {
    var fit = free.lowestFit(byteCount, alignment: alignment)
    if fit == nil, !firstLazy.isNone {
      purge()
      fit = free.lowestFit(byteCount, alignment: alignment)
    }
    guard let (block, start) = fit else { throw Refusal(.busy, .noWindow(byteCount)) }
    core.tracer.emit(
      .window(.blockChosen(start: areas[block].start, end: areas[block].end)))
    cut(block, start, start + byteCount)
    let node = areas.insert(VmallocArea(start..<start + byteCount, .busy))
    busy.insert(node)
    core.tracer.emit(.window(.areaMade(start: start, byteCount: byteCount)))
    return node
  }

  /// Takes a stretch out of a free block. Linux: `adjust_va_to_fit_type`.
  private func cut(_ block: VmallocLink, _ start: VirtualAddress, _ end: VirtualAddress) {
    let (blockStart, blockEnd) = (areas[block].start, areas[block].end)
    if blockStart == start, blockEnd == end {
      free.take(block)
      areas.remove(block)
    } else if blockStart == start {
      areas[block].start = end
      free.resized(block)
    } else {
      areas[block].end = start
      free.resized(block)
      if blockEnd > end { free.insert(areas.insert(VmallocArea(end..<blockEnd, .free))) }
    }
  }

  /// Lets an area wait for the next purge. Linux: `free_vmap_area_noflush`.
  func freeLazily(_ node: VmallocLink) {
    busy.take(node)
    areas[node].state = .lazilyFreed
    areas[node].next = firstLazy
    firstLazy = node
    lazyPageCount += areas[node].byteCount >> 12
    core.tracer.emit(
      .window(
        .areaFreedLazily(start: areas[node].start, pagesWaiting: lazyPageCount)))
    if lazyPageCount > Self.mostLazyPages { purge() }
  }

  /// Flushes the TLB once for all lazily freed areas and makes them usable again.
  ///
  /// Linux: `__purge_vmap_area_lazy`; `vm_unmap_aliases` asks for it.
  public func purge() {
    guard !firstLazy.isNone else { return }
    core.tracer.enter(.purgeVmapAreas)
    defer { core.tracer.leave(.purgeVmapAreas) }
    var low = areas[firstLazy].start
    var high = areas[firstLazy].end
    var node = firstLazy
    while !node.isNone {
      low = min(low, areas[node].start)
      high = max(high, areas[node].end)
      node = areas[node].next
    }
    core.flushKernelTLB(low..<high)
    var count: UInt32 = 0
    while !firstLazy.isNone {
      let node = firstLazy
      firstLazy = areas[node].next
      giveBack(node)
      count += 1
    }
    lazyPageCount = 0
    core.tracer.emit(.window(.purged(areaCount: count, first: low, last: high)))
  }

  /// Returns an area's addresses, merged with the free blocks beside it.
  ///
  /// Linux: `merge_or_add_vmap_area`.
  private func giveBack(_ node: VmallocLink) {
    let (start, end) = (areas[node].start, areas[node].end)
    let before = start > range.lowerBound ? free.area(at: start - 4096) : .none
    let after = end < range.upperBound ? free.area(at: end) : .none
    if !before.isNone {
      areas[before].end = end
      areas.remove(node)
      if !after.isNone {
        areas[before].end = areas[after].end
        free.take(after)
        areas.remove(after)
      }
      free.resized(before)
    } else if !after.isNone {
      areas[after].start = start
      free.resized(after)
      areas.remove(node)
    } else {
      areas[node].state = .free
      free.insert(node)
    }
  }

  // MARK: Looking

  /// The area in use at an address, or nil.
  public func area(at address: VirtualAddress) -> VmallocArea? {
    let node = busy.area(at: address)
    return node.isNone ? nil : areas[node]
  }

  /// Every area in use, by rising address.
  public var all: [VmallocArea] {
    var found: [VmallocArea] = []
    var node = busy.area(endingAfter: VirtualAddress(rawValue: 0))
    while !node.isNone {
      found.append(areas[node])
      node = busy.successor(of: node)
    }
    return found
  }

  /// The areas that wait for a purge, the last freed first.
  public var waiting: [VmallocArea] {
    var found: [VmallocArea] = []
    var node = firstLazy
    while !node.isNone {
      found.append(areas[node])
      node = areas[node].next
    }
    return found
  }

  /// The free blocks, by rising address.
  public var gaps: [Range<VirtualAddress>] {
    var found: [Range<VirtualAddress>] = []
    var node = free.area(endingAfter: VirtualAddress(rawValue: 0))
    while !node.isNone {
      found.append(areas[node].start..<areas[node].end)
      node = free.successor(of: node)
    }
    return found
  }
}

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
  let areas: FlatStorage<VmallocArea>
  let free: VmallocTree
  let busy: VmallocTree
  private var firstUnused: UInt32 = 1
  private var firstSpare: UInt32 = 0
  /// Areas freed lazily, the last one first. Linux: `vmap_purge_list`.
  private var firstLazy: UInt32 = 0
  /// Pages of lazily freed areas, guards included. Linux: `vmap_lazy_nr`.
  public private(set) var lazyPageCount: UInt32 = 0
  /// Pages of areas in use, as `meminfo` counts them. Linux: `nr_vmalloc_pages`.
  public internal(set) var usedPageCount = 0
  /// The frames of the area that is being made or ended. Linux: `vm_struct->pages`.
  let takenFrames: FrameList

  init(core: KernelCore, range: Range<VirtualAddress>) {
    self.core = core
    self.range = range
    areas = FlatStorage(count: 1 << 17)
    takenFrames = FrameList(capacity: Int((range.upperBound - range.lowerBound) >> 12))
    free = VmallocTree(areas: areas)
    busy = VmallocTree(areas: areas)
    let node = makeNode(range.lowerBound, range.upperBound, .free)
    free.insert(node)
  }

  /// More pages than this waiting start a purge. Linux: `lazy_max_pages`, one CPU.
  public static let mostLazyPages: UInt32 = 8192

  private func makeNode(
    _ start: VirtualAddress, _ end: VirtualAddress, _ state: VmallocArea.State
  ) -> UInt32 {
    let node: UInt32
    if firstSpare != 0 {
      node = firstSpare
      firstSpare = areas[Int(node)].next
    } else {
      node = firstUnused
      firstUnused += 1
    }
    areas[Int(node)] = VmallocArea(
      start: start, end: end, state: state, kind: .none, isRed: false, hasGuard: false,
      pageCount: 0, device: PhysicalAddress(rawValue: 0), object: VirtualAddress(rawValue: 0),
      pageArray: VirtualAddress(rawValue: 0), hasVmallocPageArray: false, parent: 0, left: 0,
      right: 0, next: 0, largest: 0)
    return node
  }

  private func drop(_ node: UInt32) {
    areas[Int(node)].state = .unused
    areas[Int(node)].next = firstSpare
    firstSpare = node
  }

  // MARK: Addresses

  /// Takes addresses at the lowest place. Linux: `alloc_vmap_area`.
  ///
  /// - Parameter byteCount: whole pages, the guard included.
  /// - Throws: `EBUSY` when no block is large enough even after a purge.
  func takeAddresses(
    _ byteCount: UInt32, alignment: UInt32
  ) throws(Refusal) -> UInt32 {
    var fit = free.lowestFit(byteCount, alignment: alignment)
    if fit == nil, firstLazy != 0 {
      purge()
      fit = free.lowestFit(byteCount, alignment: alignment)
    }
    guard let (block, start) = fit else { throw Refusal(.busy, .noWindow(byteCount)) }
    core.tracer.emit(
      .window(.blockChosen(start: areas[Int(block)].start, end: areas[Int(block)].end)))
    cut(block, start, start + byteCount)
    let node = makeNode(start, start + byteCount, .busy)
    busy.insert(node)
    core.tracer.emit(.window(.areaMade(start: start, byteCount: byteCount)))
    return node
  }

  /// Takes a stretch out of a free block. Linux: `adjust_va_to_fit_type`.
  private func cut(_ block: UInt32, _ start: VirtualAddress, _ end: VirtualAddress) {
    let (blockStart, blockEnd) = (areas[Int(block)].start, areas[Int(block)].end)
    if blockStart == start, blockEnd == end {
      free.take(block)
      drop(block)
    } else if blockStart == start {
      areas[Int(block)].start = end
      free.resized(block)
    } else {
      areas[Int(block)].end = start
      free.resized(block)
      if blockEnd > end { free.insert(makeNode(end, blockEnd, .free)) }
    }
  }

  /// Lets an area wait for the next purge. Linux: `free_vmap_area_noflush`.
  func freeLazily(_ node: UInt32) {
    busy.take(node)
    areas[Int(node)].state = .lazilyFreed
    areas[Int(node)].next = firstLazy
    firstLazy = node
    lazyPageCount += areas[Int(node)].byteCount >> 12
    core.tracer.emit(
      .window(
        .areaFreedLazily(start: areas[Int(node)].start, pagesWaiting: lazyPageCount)))
    if lazyPageCount > Self.mostLazyPages { purge() }
  }

  /// Flushes the TLB once for all lazily freed areas and makes them usable again.
  ///
  /// Linux: `__purge_vmap_area_lazy`; `vm_unmap_aliases` asks for it.
  public func purge() {
    guard firstLazy != 0 else { return }
    core.tracer.enter(.purgeVmapAreas)
    defer { core.tracer.leave(.purgeVmapAreas) }
    var low = areas[Int(firstLazy)].start
    var high = areas[Int(firstLazy)].end
    var node = firstLazy
    while node != 0 {
      low = min(low, areas[Int(node)].start)
      high = max(high, areas[Int(node)].end)
      node = areas[Int(node)].next
    }
    core.flushKernelTLB(low..<high)
    var count: UInt32 = 0
    while firstLazy != 0 {
      let node = firstLazy
      firstLazy = areas[Int(node)].next
      giveBack(node)
      count += 1
    }
    lazyPageCount = 0
    core.tracer.emit(.window(.purged(areaCount: count, first: low, last: high)))
  }

  /// Returns an area's addresses, merged with the free blocks beside it.
  ///
  /// Linux: `merge_or_add_vmap_area`.
  private func giveBack(_ node: UInt32) {
    let (start, end) = (areas[Int(node)].start, areas[Int(node)].end)
    let before = start > range.lowerBound ? free.area(at: start - 4096) : 0
    let after = end < range.upperBound ? free.area(at: end) : 0
    if before != 0 {
      areas[Int(before)].end = end
      drop(node)
      if after != 0 {
        areas[Int(before)].end = areas[Int(after)].end
        free.take(after)
        drop(after)
      }
      free.resized(before)
    } else if after != 0 {
      areas[Int(after)].start = start
      free.resized(after)
      drop(node)
    } else {
      areas[Int(node)].state = .free
      free.insert(node)
    }
  }

  // MARK: Looking

  /// The area in use at an address, or nil.
  public func area(at address: VirtualAddress) -> VmallocArea? {
    let node = busy.area(at: address)
    return node == 0 ? nil : areas[Int(node)]
  }

  /// Every area in use, by rising address.
  public var all: [VmallocArea] {
    var found: [VmallocArea] = []
    var node = busy.area(endingAfter: VirtualAddress(rawValue: 0))
    while node != 0 {
      found.append(areas[Int(node)])
      node = busy.successor(of: node)
    }
    return found
  }

  /// The areas that wait for a purge, the last freed first.
  public var waiting: [VmallocArea] {
    var found: [VmallocArea] = []
    var node = firstLazy
    while node != 0 {
      found.append(areas[Int(node)])
      node = areas[Int(node)].next
    }
    return found
  }

  /// The free blocks, by rising address.
  public var gaps: [Range<VirtualAddress>] {
    var found: [Range<VirtualAddress>] = []
    var node = free.area(endingAfter: VirtualAddress(rawValue: 0))
    while node != 0 {
      found.append(areas[Int(node)].start..<areas[Int(node)].end)
      node = free.successor(of: node)
    }
    return found
  }
}

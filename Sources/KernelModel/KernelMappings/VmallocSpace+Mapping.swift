import Hardware

/// Areas with something behind them. Linux: `__vmalloc_node_range`, `vmap`, `ioremap`.
extension VmallocSpace {
  /// Entry bits of ordinary kernel memory. Linux: `PAGE_KERNEL` (163).
  private var kernelBits: PageTableEntry.Bits {
    let bits: PageTableEntry.Bits = [.present, .writable, .accessed, .dirty, .global]
    return core.tables.usesPAE ? bits.union(.noExecute) : bits
  }

  /// Contiguous addresses over frames taken one by one, high memory first. Linux: `vmalloc`.
  ///
  /// - Throws: `EINVAL` for 0 bytes, `ENOMEM` for more pages than RAM has or can give, `EBUSY`
  ///   when the window has no room.
  /// - Complexity: O(log areas + pages)
  public func allocate(_ byteCount: UInt32) throws(Refusal) -> VirtualAddress {
    core.tracer.enter(.vmalloc)
    defer { core.tracer.leave(.vmalloc) }
    let pages = Int((UInt64(byteCount) + 4095) >> 12)
    guard pages > 0, pages <= core.allocator.managedPageCount else {
      throw Refusal(
        pages == 0 ? .invalidArgument : .outOfMemory,
        .badVmallocSize(
          byteCount, pagesOfRAM: core.allocator.managedPageCount,
          tellsSize: core.rules.vmallocTellsSize))
    }
    let node = try takeArea(.vmalloc, pages: pages)
    try takePageArray(node, pages)
    try takeFrames(node, pages)
    let frames = takenFrames
    guard enter((0..<pages).lazy.map { frames[$0] }, at: areas[node].start, kernelBits) else {
      throw undo(node, shortage(node, .entries))
    }
    usedPageCount += pages
    return areas[node].start
  }

  /// Takes all frames of an area before the first is mapped. Linux: `__vmalloc_area_node`.
  private func takeFrames(_ node: VmallocLink, _ pages: Int) throws(Refusal) {
    for _ in 0..<pages {
      guard let frame = core.allocator.allocate(Self.frameFlags, use: .vmalloc) else {
        throw undo(node, shortage(node, .pages))
      }
      takenFrames.append(frame)
    }
    areas[node].pageCount = UInt32(pages)
  }

  /// Linux: `GFP_KERNEL | __GFP_NOWARN | __GFP_HIGHMEM` in `__vmalloc_area_node`.
  private static let frameFlags: AllocationFlags = [.kernel, .highMemory, .noWarn]

  /// Contiguous addresses over frames that somebody else owns. Linux: `vmap`.
  ///
  /// - Throws: `EINVAL` for no frame at all, `ENOMEM`, `EBUSY` when the window has no room.
  public func map(_ frames: some Collection<PageFrameNumber>) throws(Refusal) -> VirtualAddress {
    core.tracer.enter(.vmap)
    defer { core.tracer.leave(.vmap) }
    guard !frames.isEmpty else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let node = try takeArea(.vmap, pages: frames.count)
    guard enter(frames, at: areas[node].start, kernelBits) else {
      throw undo(node, core.outOfFrames(for: .pageTable))
    }
    areas[node].pageCount = UInt32(frames.count)
    return areas[node].start
  }

  /// Addresses for a device's registers, uncached. Linux: `ioremap`.
  ///
  /// - Throws: `EINVAL` for 0 bytes, a range that wraps, and for RAM.
  /// - Returns: the address of the device's byte, its offset within the page kept.
  public func mapDevice(
    _ device: PhysicalAddress, byteCount: UInt32
  ) throws(Refusal) -> VirtualAddress {
    core.tracer.enter(.ioremap)
    defer { core.tracer.leave(.ioremap) }
    let frames = try deviceFrames(device, byteCount)
    let node = try takeArea(
      .ioremap, pages: frames.count, alignment: deviceAlignment(UInt64(frames.count) << 12))
    areas[node].device = device.frame.base
    guard
      enter(
        frames.lazy.map { PageFrameNumber(rawValue: $0) }, at: areas[node].start,
        kernelBits.union(.cacheDisabled))
    else { throw undo(node, core.outOfFrames(for: .pageTable)) }
    return areas[node].start + UInt32(device.offset)
  }

  /// The frames of a device's range, none of which may be RAM.
  private func deviceFrames(
    _ device: PhysicalAddress, _ byteCount: UInt32
  ) throws(Refusal) -> ClosedRange<UInt32> {
    guard byteCount > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let widest = core.tables.physicalEnd
    guard device.rawValue < widest else { throw Refusal(.invalidArgument, .badDevice(device)) }
    guard UInt64(byteCount) <= widest - device.rawValue else {
      throw Refusal(.invalidArgument, .deviceWraps(device, byteCount))
    }
    let last = PhysicalAddress(rawValue: device.rawValue + UInt64(byteCount) - 1)
    let wanted = device.frame..<last.frame + 1
    guard !core.allocator.boot.presentFrames.contains(where: { $0.overlaps(wanted) }) else {
      throw Refusal(
        .invalidArgument, .isRAM(first: device, last: last, isWide: core.tables.usesPAE))
    }
    return device.frame.rawValue...last.frame.rawValue
  }

  /// The size rounded up to a power of 2, at most what one table maps: only devices are aligned.
  ///
  /// Linux: `__get_vm_area_node`, `VM_IOREMAP`.
  private func deviceAlignment(_ byteCount: UInt64) -> UInt32 {
    var alignment: UInt32 = 4096
    while alignment < byteCount, alignment < core.tables.tableSpan { alignment <<= 1 }
    return alignment
  }

  /// Takes the addresses of an area with its guard page, and its `vm_struct`.
  ///
  /// - Throws: `EBUSY` for want of room, `ENOMEM`.
  private func takeArea(
    _ kind: VmallocArea.Kind, pages: Int, alignment: UInt32 = 1
  ) throws(Refusal) -> VmallocLink {
    takenFrames.removeAll()
    let node = try takeAddresses(try areaByteCount(pages), alignment: alignment)
    areas[node].kind = kind
    areas[node].hasGuard = true
    guard let object = core.slabs.kmalloc(40, .kernel) else {
      throw undo(node, kind == .vmalloc ? shortage(node, .record) : core.outOfFrames(for: .record))
    }
    areas[node].object = object
    return node
  }

  /// The bytes of an area of so many pages, its guard page included.
  ///
  /// - Throws: `EBUSY` for more than the window has.
  private func areaByteCount(_ pages: Int) throws(Refusal) -> UInt32 {
    let byteCount = (UInt64(pages) + 1) << 12
    guard byteCount <= UInt64(range.upperBound - range.lowerBound) else {
      throw Refusal(.busy, .noWindow(UInt32(clamping: byteCount)))
    }
    return UInt32(byteCount)
  }

  /// The array of an area's pages: from the slabs if it fits a page, else an area of its own.
  private func takePageArray(_ node: VmallocLink, _ pages: Int) throws(Refusal) {
    let byteCount = pages * 4
    guard byteCount > 4096 else {
      guard let array = core.slabs.kmalloc(byteCount, .kernel) else {
        throw undo(node, shortage(node, .pageArray))
      }
      areas[node].pageArray = array
      return
    }
    do throws(Refusal) {
      areas[node].pageArray = try allocate(UInt32(byteCount))
      areas[node].hasVmallocPageArray = true
      takenFrames.removeAll()
    } catch {
      takenFrames.removeAll()
      throw undo(node, error)
    }
  }

  /// That memory was out, and how far the allocation had come.
  private func shortage(_ node: VmallocLink, _ step: VmallocShortage.Step) -> Refusal {
    let purpose: FrameShortage.Purpose =
      switch step {
      case .pages: .page
      case .entries: .pageTable
      case .record, .pageArray: .record
      }
    return Refusal(
      .outOfMemory,
      .vmallocFailed(
        VmallocShortage(
          step: step, allocated: UInt32(takenFrames.count) << 12,
          byteCount: areas[node].byteCount, frames: core.allocator.shortage(for: purpose),
          tellsSize: core.rules.vmallocTellsSize)))
  }

  /// Gives back what a failed allocation had taken so far.
  private func undo(_ node: VmallocLink, _ refusal: Refusal) -> Refusal {
    clearEntries(node)
    discard(node)
    return refusal
  }
}

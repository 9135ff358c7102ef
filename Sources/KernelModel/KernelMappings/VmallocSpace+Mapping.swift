import Hardware

/// Areas with something behind them. Linux: `__vmalloc_node_range`, `vmap`, `ioremap`, `vfree`.
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
        .badVmallocSize(byteCount, pagesOfRAM: core.allocator.managedPageCount))
    }
    let node = Int(try takeAddresses(try areaByteCount(pages), alignment: 4096))
    areas[node].kind = .vmalloc
    areas[node].hasGuard = true
    guard takeObject(node), try takePageArray(node, pages), fill(node, pages) else {
      remove(node)
      throw Refusal(.outOfMemory, .outOfFrames)
    }
    usedPageCount += pages
    return areas[node].start
  }

  /// Takes the frames of an area and maps them.
  ///
  /// - Returns: false when there are not enough; those taken are in the tables.
  private func fill(_ node: Int, _ pages: Int) -> Bool {
    var address = areas[node].start
    for _ in 0..<pages {
      guard let frame = core.allocator.allocate(Self.frameFlags, use: .vmalloc) else {
        return false
      }
      guard setEntry(PageTableEntry(frame: frame, kernelBits), address) else {
        core.allocator.free(frame)
        return false
      }
      areas[node].pageCount += 1
      address = address + 4096
    }
    return true
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
    let node = Int(try takeAddresses(try areaByteCount(frames.count), alignment: 4096))
    areas[node].kind = .vmap
    areas[node].hasGuard = true
    guard takeObject(node), mapAll(node, frames, kernelBits) else {
      remove(node)
      throw Refusal(.outOfMemory, .outOfFrames)
    }
    areas[node].pageCount = UInt32(frames.count)
    return areas[node].start
  }

  private func mapAll(
    _ node: Int, _ frames: some Collection<PageFrameNumber>, _ bits: PageTableEntry.Bits
  ) -> Bool {
    var address = areas[node].start
    for frame in frames {
      guard setEntry(PageTableEntry(frame: frame, bits), address) else { return false }
      address = address + 4096
    }
    return true
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
    guard byteCount > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let widest: UInt64 = core.tables.usesPAE ? 1 << 40 : 1 << 32
    guard device.rawValue < widest, UInt64(byteCount) <= widest - device.rawValue else {
      throw Refusal(.invalidArgument, .badDevice(device))
    }
    let last = PhysicalAddress(rawValue: device.rawValue + UInt64(byteCount) - 1)
    let frames = device.frame.rawValue...last.frame.rawValue
    let wanted = device.frame..<last.frame + 1
    guard !core.allocator.boot.presentFrames.contains(where: { $0.overlaps(wanted) }) else {
      throw Refusal(.invalidArgument, .isRAM(first: device, last: last))
    }
    let size = try areaByteCount(frames.count)
    let largest: UInt32 = core.tables.usesPAE ? 1 << 21 : 1 << 22
    var alignment: UInt32 = 4096
    while alignment < size - 4096, alignment < largest { alignment <<= 1 }
    let node = Int(try takeAddresses(size, alignment: alignment))
    areas[node].kind = .ioremap
    areas[node].hasGuard = true
    areas[node].device = device.frame.base
    guard takeObject(node),
      mapAll(
        node, frames.lazy.map { PageFrameNumber(rawValue: $0) }, kernelBits.union(.cacheDisabled))
    else {
      remove(node)
      throw Refusal(.outOfMemory, .outOfFrames)
    }
    return areas[node].start + UInt32(device.offset)
  }

  /// Ends an area: its entries go now, its frames too, its addresses after the next purge.
  ///
  /// Nothing happens for address 0. Linux: `vfree`, `vunmap`, `iounmap`.
  /// - Throws: `EINVAL` when no area begins at the address.
  /// - Complexity: O(log areas + pages), with a purge now and then O(areas that wait)
  public func release(_ address: VirtualAddress) throws(Refusal) {
    guard address.rawValue != 0 else { return }
    core.tracer.enter(.vfree)
    defer { core.tracer.leave(.vfree) }
    let node = Int(busy.area(at: address))
    // iounmap takes an address within the first page.
    let isDevice = node != 0 && areas[node].kind == .ioremap
    guard isDevice || address.isPageAligned else {
      throw Refusal(.invalidArgument, .badAreaAddress(address))
    }
    guard node != 0, areas[node].start == address.pageBase else {
      throw Refusal(.invalidArgument, .nonexistentArea(address))
    }
    if areas[node].kind == .vmalloc { usedPageCount -= Int(areas[node].pageCount) }
    remove(node)
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

  /// The `vm_struct`.
  ///
  /// - Returns: false when memory is out.
  private func takeObject(_ node: Int) -> Bool {
    guard let object = core.slabs.kmalloc(40, .kernel) else { return false }
    areas[node].object = object
    return true
  }

  /// The array of an area's pages: from the slabs if it fits a page, else an area of its own.
  ///
  /// - Returns: false when memory is out.
  private func takePageArray(_ node: Int, _ pages: Int) throws(Refusal) -> Bool {
    let byteCount = pages * 4
    guard byteCount > 4096 else {
      guard let array = core.slabs.kmalloc(byteCount, .kernel) else { return false }
      areas[node].pageArray = array
      return true
    }
    do throws(Refusal) {
      areas[node].pageArray = try allocate(UInt32(byteCount))
      areas[node].hasVmallocPageArray = true
      return true
    } catch {
      remove(node)
      throw error
    }
  }

  private func remove(_ node: Int) {
    let area = areas[node]
    let isOwner = area.kind == .vmalloc
    var address = area.start
    while address < area.mappedEnd {
      if let place = core.tables.entryPlace(of: address, in: core.tables.kernelDirectory) {
        let entry = core.tables.entry(at: place)
        if entry != .none {
          core.tables.set(.none, at: place, for: address)
          if isOwner, owns(entry.frame) { core.allocator.free(entry.frame) }
        }
      }
      address = address + 4096
    }
    freeLazily(UInt32(node))
    if area.hasVmallocPageArray {
      try? release(area.pageArray)
    } else if area.pageArray.rawValue != 0 {
      core.slabs.kfree(area.pageArray)
    }
    if area.object.rawValue != 0 { core.slabs.kfree(area.object) }
  }

  /// False for a frame that somebody poked into the tables.
  private func owns(_ frame: PageFrameNumber) -> Bool {
    core.pages.contains(frame) && core.pages[frame].use == .vmalloc
  }

  /// Writes an entry into the kernel's tables; a new table is told to every process, or to none
  /// until it faults. Linux: `vmap_pte_range`, `arch_sync_kernel_mappings`.
  private func setEntry(_ entry: PageTableEntry, _ address: VirtualAddress) -> Bool {
    let directory = core.tables.kernelDirectory
    guard let made = core.tables.makeEntryPlace(of: address, in: directory) else { return false }
    core.tables.set(entry, at: made.place, for: address)
    if made.isNew, core.settings.synchronizesEagerly { core.synchronizeDirectories(address) }
    return true
  }
}

extension KernelCore {
  /// Copies the kernel's directory entry for an address to every process. Under PAE the processes
  /// share the kernel's directory, and there is nothing to do. Linux: `arch_sync_kernel_mappings`.
  func synchronizeDirectories(_ address: VirtualAddress) {
    tracer.enter(.syncKernelMappings)
    defer { tracer.leave(.syncKernelMappings) }
    for directory in tables.directories { synchronize(directory, address, isLazy: false) }
  }

  /// Copies the kernel's directory entry for an address to one directory.
  ///
  /// - Returns: false when the kernel has none, or the directory had it already.
  @discardableResult
  func synchronize(
    _ directory: PhysicalAddress, _ address: VirtualAddress, isLazy: Bool
  ) -> Bool {
    guard !tables.usesPAE,
      let source = tables.directoryEntryPlace(of: address, in: tables.kernelDirectory),
      let target = tables.directoryEntryPlace(of: address, in: directory)
    else { return false }
    let entry = tables.entry(at: source)
    guard entry.isPresent, !tables.entry(at: target).isPresent else { return false }
    tables.setDirectoryEntry(entry, at: target, for: address)
    tracer.emit(
      .window(.directorySynchronized(address, directory: directory, isLazy: isLazy)))
    return true
  }

  /// Flushes kernel addresses from the TLB. Linux: `flush_tlb_kernel_range`.
  func flushKernelTLB(_ range: Range<VirtualAddress>) {
    let pages = (range.upperBound - range.lowerBound) >> 12
    if pages > Self.singleFlushCeiling {
      machine.flushAll()
    } else {
      for page in 0..<pages { machine.invalidate(range.lowerBound + page << 12) }
    }
  }
}

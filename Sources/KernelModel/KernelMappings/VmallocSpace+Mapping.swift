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
  public func allocate(_ byteCount: UInt32) throws(Refusal) -> VirtualAddress {
    core.tracer.enter(.vmalloc)
    defer { core.tracer.leave(.vmalloc) }
    let pages = try pageCount(of: byteCount)
    guard pages <= core.allocator.managedPageCount else {
      throw Refusal(.outOfMemory, .lengthTooLarge(byteCount))
    }
    let node = try takeAddresses((UInt32(pages) + 1) << 12, alignment: 4096)
    areas[Int(node)].kind = .vmalloc
    areas[Int(node)].hasGuard = true
    do throws(Refusal) {
      try takeObjects(node, pageArrayByteCount: pages * 4)
      for index in 0..<UInt32(pages) {
        let flags: AllocationFlags = [.kernel, .highMemory, .noWarn]
        guard let frame = core.allocator.allocate(order: 0, flags, use: .vmalloc) else {
          throw Refusal(.outOfMemory, .outOfFrames)
        }
        let address = areas[Int(node)].start + index << 12
        guard setEntry(PageTableEntry(frame: frame, kernelBits), address) else {
          core.allocator.free(frame, order: 0)
          throw Refusal(.outOfMemory, .outOfFrames)
        }
        areas[Int(node)].pageCount += 1
      }
    } catch {
      remove(node)
      throw error
    }
    usedPageCount += pages
    return areas[Int(node)].start
  }

  /// Contiguous addresses over frames that somebody else owns. Linux: `vmap`.
  public func map(_ frames: [PageFrameNumber]) throws(Refusal) -> VirtualAddress {
    guard !frames.isEmpty else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let node = try takeAddresses(UInt32(frames.count + 1) << 12, alignment: 4096)
    areas[Int(node)].kind = .vmap
    areas[Int(node)].hasGuard = true
    do throws(Refusal) {
      try takeObjects(node, pageArrayByteCount: 0)
      for (index, frame) in frames.enumerated() {
        let address = areas[Int(node)].start + UInt32(index) << 12
        guard setEntry(PageTableEntry(frame: frame, kernelBits), address) else {
          throw Refusal(.outOfMemory, .outOfFrames)
        }
        areas[Int(node)].pageCount += 1
      }
    } catch {
      remove(node)
      throw error
    }
    return areas[Int(node)].start
  }

  /// Addresses for a device's registers, uncached. Linux: `ioremap`.
  ///
  /// - Throws: `EINVAL` for 0 bytes, a range that wraps, and for RAM.
  /// - Returns: the address of the device's byte, its offset within the page kept.
  public func mapDevice(
    _ device: PhysicalAddress, byteCount: UInt32
  ) throws(Refusal) -> VirtualAddress {
    guard byteCount > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let widest: UInt64 = core.tables.usesPAE ? 1 << 40 : 1 << 32
    guard device.rawValue < widest, UInt64(byteCount) <= widest - device.rawValue else {
      throw Refusal(.invalidArgument, .rangeWraps(VirtualAddress(rawValue: 0), byteCount))
    }
    let offset = UInt32(device.offset)
    let pages = try pageCount(of: byteCount &+ offset)
    for index in 0..<pages {
      guard !core.allocator.boot.isPresent(device.frame + index) else {
        throw Refusal(.invalidArgument, .isRAM(device.frame + index))
      }
    }
    let size = UInt32(pages) << 12
    let largest: UInt32 = core.tables.usesPAE ? 1 << 21 : 1 << 22
    var alignment: UInt32 = 4096
    while alignment < size, alignment < largest { alignment <<= 1 }
    let node = try takeAddresses(size + 4096, alignment: alignment)
    areas[Int(node)].kind = .ioremap
    areas[Int(node)].hasGuard = true
    areas[Int(node)].device = device.frame.base
    do throws(Refusal) {
      try takeObjects(node, pageArrayByteCount: 0)
      for index in 0..<pages {
        let entry = PageTableEntry(
          frame: device.frame + index, kernelBits.union(.cacheDisabled))
        guard setEntry(entry, areas[Int(node)].start + UInt32(index) << 12) else {
          throw Refusal(.outOfMemory, .outOfFrames)
        }
      }
    } catch {
      remove(node)
      throw error
    }
    return areas[Int(node)].start + offset
  }

  /// Ends an area: its entries go now, its frames too, its addresses after the next purge.
  ///
  /// Linux: `vfree`, `vunmap`, `iounmap`.
  /// - Throws: `EINVAL` when no area begins at the address.
  public func release(_ address: VirtualAddress) throws(Refusal) {
    core.tracer.enter(.vfree)
    defer { core.tracer.leave(.vfree) }
    let node = busy.area(at: address)
    guard node != 0,
      areas[Int(node)].start == address
        || areas[Int(node)].kind == .ioremap && areas[Int(node)].start == address.pageBase
    else { throw Refusal(.invalidArgument, .nonexistentArea(address)) }
    if areas[Int(node)].kind == .vmalloc { usedPageCount -= Int(areas[Int(node)].pageCount) }
    remove(node)
  }

  private func pageCount(of byteCount: UInt32) throws(Refusal) -> Int {
    guard byteCount > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let pages = (UInt64(byteCount) + 4095) >> 12
    guard pages < 1 << 20 else { throw Refusal(.outOfMemory, .lengthTooLarge(byteCount)) }
    return Int(pages)
  }

  /// The `vm_struct` and, for vmalloc, the array of its pages.
  private func takeObjects(_ node: UInt32, pageArrayByteCount: Int) throws(Refusal) {
    guard let object = core.slabs.kmalloc(40, .kernel) else {
      throw Refusal(.outOfMemory, .outOfFrames)
    }
    areas[Int(node)].object = object
    guard pageArrayByteCount > 0 else { return }
    guard let array = core.slabs.kmalloc(pageArrayByteCount, .kernel) else {
      throw Refusal(.outOfMemory, .outOfFrames)
    }
    areas[Int(node)].pageArray = array
  }

  private func remove(_ node: UInt32) {
    let area = areas[Int(node)]
    var address = area.start
    while address < area.mappedEnd {
      if let place = core.tables.entryPlace(of: address, in: core.tables.kernelDirectory) {
        let entry = core.tables.entry(at: place)
        if entry != .none {
          core.tables.set(.none, at: place, for: address)
          if area.kind == .vmalloc { core.allocator.free(entry.frame, order: 0) }
        }
      }
      address = address + 4096
    }
    for object in [area.pageArray, area.object] where object.rawValue != 0 {
      core.slabs.kfree(object)
    }
    freeLazily(node)
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

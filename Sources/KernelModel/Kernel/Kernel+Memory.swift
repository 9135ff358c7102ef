import Hardware

/// What the kernel's own code calls for memory: each call checks what Linux checks at its door.
extension Kernel {
  /// Takes a block of frames for the kernel's own use. Linux: `alloc_pages`.
  ///
  /// - Returns: its first frame; nil where no zone that the flags allow has such a block.
  public func allocatePages(order: Int, _ flags: AllocationFlags) -> PageFrameNumber? {
    working(for: current) { allocator.allocate(order: order, flags, use: .kernel) }
  }

  /// Gives a block back. Linux: `__free_pages`.
  ///
  /// - Parameter order: the order that the caller took it with, if it says so.
  public func releasePages(_ frame: PageFrameNumber, order: Int?) throws(BadPageState) {
    try allocator.release(frame, order: order)
  }

  /// Takes memory contiguous in RAM. Linux: `kmalloc`.
  ///
  /// - Returns: nil where no frame is left for it.
  /// - Throws: when it might sleep where nothing may.
  public func kmalloc(
    _ byteCount: Int, _ flags: AllocationFlags
  ) throws(Refusal) -> VirtualAddress? {
    if flags.contains(.directReclaim) { try checkMaySleep(in: .slab) }
    return working(for: current) { slabs.kmalloc(byteCount, flags) }
  }

  /// Linux: `kfree`.
  public func kfree(_ address: VirtualAddress) throws(BadSlabFree) { try slabs.release(address) }

  /// Takes addresses in a row over frames from anywhere. Linux: `vmalloc`.
  public func allocateArea(byteCount: UInt32) throws(Refusal) -> VirtualAddress {
    try checkMaySleep(in: .slab)
    return try working(for: current) { () throws(Refusal) in try vmalloc.allocate(byteCount) }
  }

  /// Gives frames of RAM addresses in a row. Linux: `vmap`.
  public func mapArea(_ first: PageFrameNumber, count: UInt32) throws(Refusal) -> VirtualAddress {
    try checkIsRAM(first, count: count)
    try checkMaySleep(in: .vmalloc)
    return try working(for: current) { () throws(Refusal) in
      try vmalloc.map((0..<count).lazy.map { first + Int($0) })
    }
  }

  /// Gives a device's registers addresses. Linux: `ioremap`.
  public func mapDevice(
    _ device: PhysicalAddress, byteCount: UInt32
  ) throws(Refusal) -> VirtualAddress {
    try checkMaySleep(in: .slab)
    return try working(for: current) { () throws(Refusal) in
      try vmalloc.mapDevice(device, byteCount: byteCount)
    }
  }

  /// Ends an area of the vmalloc window. Linux: `vfree`, `vunmap`, `iounmap`.
  public func releaseArea(at address: VirtualAddress, by call: AreaCall) throws(Refusal) {
    try checkMaySleep(in: .vmalloc)
    try vmalloc.release(address, by: call)
  }

  /// Flushes the areas that wait. Linux: `vm_unmap_aliases`.
  public func purgeAreas() throws(Refusal) {
    try checkMaySleep(in: .vmalloc)
    vmalloc.purge()
  }

  /// Gives a frame an address for a while. Linux: `kmap`.
  public func mapPermanently(
    _ frame: PageFrameNumber, for process: Process
  ) throws(Refusal) -> PermanentMap.Mapping {
    try checkMaySleep(in: .kmap)
    return permanentMap.map(frame, for: process.id)
  }

  /// Linux: `kunmap`.
  public func unmapPermanently(_ frame: PageFrameNumber) throws(Refusal) {
    try permanentMap.unmap(frame)
  }

  /// Gives a frame an address in this CPU's slots. Linux: `kmap_atomic`.
  public func mapTemporarily(_ frame: PageFrameNumber) throws(Refusal) -> VirtualAddress {
    try checkIsRAM(frame)
    return try fixedMap.mapTemporary(frame)
  }

  /// Linux: `kunmap_atomic`.
  public func unmapTemporarily(_ address: VirtualAddress) throws(Refusal) {
    try fixedMap.unmapTemporary(address)
  }

  /// Maps a frame at a slot of the fixmap. Linux: `__set_fixmap`.
  public func setFixedSlot(
    _ slot: Int, to frame: PageFrameNumber, _ protection: FixedProtection
  ) throws(Refusal) {
    try fixedMap.set(slot, to: frame, protection)
  }

  /// Linux: `clear_fixmap`.
  public func clearFixedSlot(_ slot: Int) throws(Refusal) { try fixedMap.set(slot, to: nil) }

  /// Refuses frames that are not all RAM: only those have a page record that a map could stand in.
  public func checkIsRAM(_ first: PageFrameNumber, count: UInt32 = 1) throws(Refusal) {
    guard count > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    guard let range = boot.presentFrames.first(where: { $0.contains(first) }) else {
      throw Refusal(.invalidArgument, .noRAM(first))
    }
    guard UInt64(range.upperBound.rawValue - first.rawValue) >= UInt64(count) else {
      throw Refusal(.invalidArgument, .noRAM(range.upperBound))
    }
  }
}

/// Where the kernel's own eyes find things.
extension Kernel {
  /// Where the kernel sees a frame: in the direct map, or through a kmap. Linux: `page_address`.
  public func address(of frame: PageFrameNumber) -> VirtualAddress? {
    layout.directAddress(of: frame) ?? permanentMap.slot(of: frame).map(permanentMap.address)
  }

  /// The entry that the kernel's own tables hold for an address of a window.
  public func windowEntry(of address: VirtualAddress) -> PageTableEntry {
    tables.entry(of: address, in: tables.kernelDirectory)
  }
}

import Hardware

extension KernelCore {
  /// Copies the kernel's directory entries for a range to every process. Under PAE the processes
  /// share the kernel's directory, and there is nothing to do. Linux: `arch_sync_kernel_mappings`.
  func synchronizeDirectories(_ range: Range<VirtualAddress>) {
    tracer.enter(.syncKernelMappings)
    defer { tracer.leave(.syncKernelMappings) }
    var start = UInt64(range.lowerBound.rawValue & ~(tables.tableSpan - 1))
    while start < UInt64(range.upperBound.rawValue) {
      let address = max(range.lowerBound, VirtualAddress(rawValue: UInt32(start)))
      for directory in tables.directories { synchronize(directory, address, isLazy: false) }
      start += UInt64(tables.tableSpan)
    }
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

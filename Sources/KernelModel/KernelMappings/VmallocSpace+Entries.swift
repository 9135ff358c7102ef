import Hardware

/// The entries of areas, in the kernel's own tables. A new entry needs no flush: the TLB holds no
/// absent ones, and addresses come back only after a purge. Linux: `mm/vmalloc.c`, `mm/ioremap.c`.
extension VmallocSpace {
  /// Maps frames one behind the other; if that took a new table, the directories learn of it once,
  /// at the end. Linux: `map_kernel_range`, `vmap_pte_range`.
  ///
  /// - Returns: false when there is no frame for a table.
  func enter(
    _ frames: some Sequence<PageFrameNumber>, at start: VirtualAddress, _ bits: PageTableEntry.Bits
  ) -> Bool {
    let tables = core.tables
    let mask = tables.tableSpan - 1
    var address = start
    var place = PhysicalAddress(rawValue: 0)
    var hasNewTable = false
    for frame in frames {
      if address == start || address.rawValue & mask == 0 {
        guard let made = tables.makeEntryPlace(of: address, in: tables.kernelDirectory) else {
          return false
        }
        place = made.place
        hasNewTable = hasNewTable || made.isNew
      }
      tables.set(PageTableEntry(frame: frame, bits), at: place, for: address)
      place = place + tables.entrySize
      address = address + 4096
    }
    if hasNewTable, core.settings.synchronizesEagerly {
      core.synchronizeDirectories(start..<address)
    }
    return true
  }

  /// Clears what entries an area has got; the TLB learns nothing of it. Tables stay for ever.
  ///
  /// Linux: `unmap_kernel_range_noflush`.
  func clearEntries(_ node: VmallocLink) {
    forEachEntry(of: node) { place, address in
      if core.tables.entry(at: place) != .none { core.tables.set(.none, at: place, for: address) }
    }
  }

  /// Visits the places of an area's entries as far as there are tables, the guard page's not.
  @inline(__always)
  func forEachEntry(of node: VmallocLink, _ body: (PhysicalAddress, VirtualAddress) -> Void) {
    let tables = core.tables
    let mask = tables.tableSpan - 1
    let end = areas[node].mappedEnd
    var address = areas[node].start
    while address < end {
      let next = min(end.rawValue, (address.rawValue | mask) &+ 1)
      guard var place = tables.entryPlace(of: address, in: tables.kernelDirectory) else {
        address = VirtualAddress(rawValue: next)
        continue
      }
      while address.rawValue < next {
        body(place, address)
        place = place + tables.entrySize
        address = address + 4096
      }
    }
  }
}

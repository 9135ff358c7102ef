import Hardware

/// Taking mappings away. Linux: `__do_munmap`, `unmap_region`.
extension AddressSpace {
  /// Unmaps every page of the range; holes in it do not matter. Linux: `munmap`.
  ///
  /// - Throws: `EINVAL` for a range that is empty, unaligned or not in user space; `ENOMEM` when
  ///   a hole would make one area too many.
  public func unmap(_ address: VirtualAddress, length: UInt32) throws(Refusal) {
    core.tracer.enter(.doMunmap)
    defer { core.tracer.leave(.doMunmap) }
    guard address.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(address)) }
    guard address <= Self.end, length <= Self.end - address else {
      throw Refusal(.invalidArgument, .beyondUserSpace(address, length))
    }
    guard length > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let end = VirtualAddress(rawValue: address.rawValue + (length + 0xfff) & ~0xfff)
    let first = area(endingAfter: address)
    guard !first.isNone, areas[first].start < end else { return }
    try cutEdges(of: address..<end, first: first)
    remove(address..<end)
  }

  /// Cuts the areas at the edges of the range, so that it holds whole areas only.
  private func cutEdges(of range: Range<VirtualAddress>, first: AreaLink) throws(Refusal) {
    if areas[first].start < range.lowerBound {
      // A hole inside one area makes two of it.
      if areas[first].end > range.upperBound, areas.count >= core.settings.mostAreas {
        throw Refusal(.outOfMemory, .tooManyAreas(areas.count))
      }
      try split(first, at: range.lowerBound, new: .upper)
    }
    let last = areas.area(endingAfter: range.upperBound)
    if !last.isNone, areas[last].start < range.upperBound {
      try split(last, at: range.upperBound, new: .lower)
    }
  }

  /// Removes the areas that lie wholly in the range, with their pages and tables.
  func remove(_ range: Range<VirtualAddress>) {
    var link = areas.area(endingAfter: range.lowerBound)
    guard !link.isNone, areas[link].start < range.upperBound else { return }
    notePeaks()
    let floor = areas[link].previous.isNone ? zero : areas[areas[link].previous].end
    let start = areas[link].start
    var end = start
    while !link.isNone, areas[link].start < range.upperBound {
      let area = areas[link]
      zap(area.start..<area.end, of: link)
      let pages = Int(area.pageCount)
      if area.options.contains(.account) { core.commit.uncharge(pages) }
      if area.options.contains(.locked) { totals.locked -= pages }
      account(area.options, pages: -pages)
      core.tracer.emit(.space(.removed(start: area.start, end: area.end)))
      end = area.end
      discard(link)
      link = area.next
    }
    let ceiling = link.isNone ? Self.end : areas[link].start
    let freed = core.tables.freeTables(
      in: directory, covering: start..<end, floor: floor, ceiling: ceiling)
    pageTableCount -= freed
    // Structure caches may hold the freed tables, so everything of this address space goes.
    if freed > 0, isLoaded { core.machine.flush() } else { flushTLB(start..<end) }
  }

  private var zero: VirtualAddress { VirtualAddress(rawValue: 0) }

  /// Empties the entries of the range and lets go of their pages. Linux: `zap_page_range`.
  ///
  /// The caller flushes the TLB.
  func zap(_ range: Range<VirtualAddress>, of link: AreaLink) {
    let area = areas[link]
    forEachEntry(in: range) { address, place, entry in
      core.tables.set(.none, at: place, for: address)
      dropMapping(entry, of: area)
    }
  }

  /// Undoes what a present entry stands for: the page's counts and the resident pages.
  ///
  /// Linux: `page_remove_rmap`, `put_page`.
  func dropMapping(_ entry: PageTableEntry, of area: VMArea) {
    guard let frame = mappedFrame(of: entry) else { return }
    let page = core.pages[frame]
    countResident(page, -1)
    core.pages[frame].mapCount -= 1
    if page.use != .anonymous, entry.isDirty { core.pages[frame].flags.insert(.dirty) }
    if page.useCount == 1 { core.pages[frame].flags = [] }
    core.allocator.free(frame, order: 0)
  }

  /// The frame that an entry maps and that counts, or nil for none, the zero page and the frames
  /// that the kernel shows. Linux: `vm_normal_page`.
  public func mappedFrame(of entry: PageTableEntry) -> PageFrameNumber? {
    guard entry.isMapped, !entry.contains(.software1) else { return nil }
    return entry.frame
  }

  /// Linux: `mm_counter`.
  func countResident(_ page: Page, _ change: Int) {
    switch page.use {
    case .anonymous: resident.anonymous += change
    case .sharedMemory: resident.shared += change
    default: resident.file += change
    }
  }

  /// Calls `body` with each entry of the range that is not empty, in rising order.
  ///
  /// - Complexity: O(pages of the range that have a table)
  public func forEachEntry(
    in range: Range<VirtualAddress>,
    _ body: (VirtualAddress, PhysicalAddress, PageTableEntry) -> Void
  ) {
    let span = core.tables.tableSpan
    var address = range.lowerBound
    while address < range.upperBound {
      let spanEnd = (address.rawValue & ~(span - 1)) &+ span
      let stop = spanEnd == 0 ? range.upperBound.rawValue : min(spanEnd, range.upperBound.rawValue)
      if let first = core.tables.entryPlace(of: address, in: directory) {
        var place = first
        while address.rawValue < stop {
          let entry = core.tables.entry(at: place)
          if entry != .none { body(address, place, entry) }
          address = address + 4096
          place = place + core.tables.entrySize
        }
      } else {
        address = VirtualAddress(rawValue: stop)
      }
    }
  }
}

extension PageTableEntry {
  /// Present for the kernel: the chip's bit, or the mark of a page without permissions.
  ///
  /// Linux: `pte_present`, `_PAGE_PROTNONE`.
  public var isMapped: Bool { isPresent || contains(.global) && rawValue & ~0xfff != 0 }
}

import Hardware

/// Taking mappings away. Linux: `__do_munmap`, `unmap_region`.
extension AddressSpace {
  /// Unmaps every page of the range; holes in it do not matter. Linux: `munmap`.
  ///
  /// - Throws: `EINVAL` for a range that is empty, unaligned or not in user space; `ENOMEM` when
  ///   a hole would make one area too many.
  public func unmap(_ address: VirtualAddress, length: UInt32) throws(Refusal) {
    tracer.enter(.doMunmap)
    defer { tracer.leave(.doMunmap) }
    guard address.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(address)) }
    guard address <= Self.end, length <= Self.end - address else {
      throw Refusal(.invalidArgument, .beyondUserSpace(address, length))
    }
    guard length > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let end = VirtualAddress(rawValue: address.rawValue + (length + 0xfff) & ~0xfff)
    let first = area(endingAfter: address)
    guard !first.isNone, areas[first].start < end else { return }
    remove(from: try cutEdges(of: address..<end, first: first), to: end)
  }

  /// Cuts the areas at the edges of the range, so that it holds whole areas only.
  ///
  /// - Returns: the first area inside the range.
  private func cutEdges(
    of range: Range<VirtualAddress>, first: AreaLink
  ) throws(Refusal) -> AreaLink {
    var first = first
    if areas[first].start < range.lowerBound {
      // A hole inside one area makes two of it.
      if areas[first].end > range.upperBound, areas.count >= core.settings.mostAreas {
        throw Refusal(.outOfMemory, .tooManyAreas(areas.count))
      }
      first = try split(first, at: range.lowerBound, new: .upper)
    }
    var last = first
    while areas[last].end < range.upperBound {
      let next = areas[last].next
      guard !next.isNone, areas[next].start < range.upperBound else { return first }
      last = next
    }
    guard areas[last].end > range.upperBound else { return first }
    let made = try split(last, at: range.upperBound, new: .lower)
    return last == first ? made : first
  }

  /// Removes every area, with its pages and tables.
  func removeEverything() {
    if !areas.first.isNone { remove(from: areas.first, to: Self.end) }
  }

  /// Removes whole areas up to `end`, with their pages and tables. Linux: `unmap_region`.
  private func remove(from first: AreaLink, to end: VirtualAddress) {
    notePeaks()
    let before = areas[first].previous
    let floor = before.isNone ? VirtualAddress(rawValue: 0) : areas[before].end
    let start = areas[first].start
    var lastEnd = start
    var touched = TouchedRange()
    var link = first
    while !link.isNone, areas[link].start < end {
      let area = areas[link]
      if area.options.contains(.locked), !core.rules.mappingLocksPages {
        // Linux: `munlock_vma_pages_all`
        areas[link].options.subtract(.lockMask)
        unlockPages(in: area.start..<area.end)
      }
      zap(area.start..<area.end, of: link, &touched)
      let pages = Int(area.pageCount)
      if area.options.contains(.account) { core.commit.uncharge(pages) }
      if area.options.contains(.locked) { totals.locked -= pages }
      account(area.options, pages: -pages)
      emit(.removed(start: area.start, end: area.end))
      lastEnd = area.end
      discard(link)
      link = area.next
    }
    let ceiling = link.isNone ? Self.end : areas[link].start
    let freed = tables.freeTables(
      in: directory, covering: start..<lastEnd, floor: floor, ceiling: ceiling)
    pageTableCount -= freed
    // Structure caches may hold the freed tables, so everything of this address space goes.
    if freed > 0, isLoaded { machine.flush() } else { flushTLB(touched) }
  }

  /// Empties the entries of the range and lets go of their pages. Linux: `zap_page_range`.
  ///
  /// - Parameter touched: grows by what had entries; the caller flushes it.
  func zap(_ range: Range<VirtualAddress>, of link: AreaLink, _ touched: inout TouchedRange) {
    var grown = touched
    forEachEntry(in: range) { address, place, entry in
      setEntry(.none, at: place, for: address)
      drop(entry, of: link)
      grown.add(address)
    }
    touched = grown
  }

  /// As above, and flushes what was touched.
  func zap(_ range: Range<VirtualAddress>, of link: AreaLink) {
    var touched = TouchedRange()
    zap(range, of: link, &touched)
    flushTLB(touched)
  }

  /// As above, for pages of a file that go away, and perhaps the private copies of them.
  ///
  /// Linux: `zap_page_range_single` with `zap_details`.
  func zap(_ range: Range<VirtualAddress>, of link: AreaLink, includingCopies: Bool) {
    guard !includingCopies else { return zap(range, of: link) }
    var touched = TouchedRange()
    forEachEntry(in: range) { address, place, entry in
      guard let frame = mappedFrame(of: entry), core.pages[frame].use != .anonymous else { return }
      setEntry(.none, at: place, for: address)
      dropMapped(frame, entry, of: link)
      touched.add(address)
    }
    flushTLB(touched)
  }

  /// Undoes what an entry stands for that is gone. Linux: `zap_pte_range`.
  private func drop(_ entry: PageTableEntry, of link: AreaLink) {
    guard !entry.isMapped else {
      guard let frame = mappedFrame(of: entry) else {
        if !entry.contains(.software1) { tracer.emit(.table(.badEntry(entry))) }
        return
      }
      return dropMapped(frame, entry, of: link)
    }
    guard let slot = SwapEntry(entry, usesPAE: tables.usesPAE), swap.release(slot) else {
      tracer.emit(.table(.badEntry(entry)))
      return
    }
    resident.swapped -= 1
  }

  /// Undoes what an entry that maps a frame stands for; a page of a file that was used through it
  /// has been used.
  private func dropMapped(
    _ frame: PageFrameNumber, _ entry: PageTableEntry, of link: AreaLink
  ) {
    if core.pages[frame].use != .anonymous, entry.isAccessed,
      !areas[link].options.contains(.sequentialRead)
    {
      core.lists.markAccessed(frame)
    }
    dropMapping(of: frame, entry, in: link, freesSlot: true)
  }

  /// Undoes what a present entry stands for: the page's counts and the resident pages.
  ///
  /// - Parameter freesSlot: the last mapping of a page takes it out of the swap cache, if no entry
  ///   names its slot. Linux: `free_swap_cache`.
  ///
  /// Linux: `page_remove_rmap`, `put_page`.
  func dropMapping(
    of frame: PageFrameNumber, _ entry: PageTableEntry, in link: AreaLink, freesSlot: Bool
  ) {
    let page = core.pages[frame]
    countResident(page, -1)
    core.pages[frame].mapCount -= 1
    if page.use != .anonymous, entry.isDirty { core.takeOverDirt(of: frame) }
    if page.flags.contains(.memoryLocked) { unlock(frame, leaving: areas[link].options) }
    if page.flags.contains(.swapCache), page.mapCount == 1, freesSlot { swap.tryToFree(frame) }
    swap.putPage(frame)
  }

  /// The frame that an entry maps and that counts, or nil for none, the zero page, the frames that
  /// the kernel shows, and frames that know nothing of being mapped. Linux: `vm_normal_page`.
  public func mappedFrame(of entry: PageTableEntry) -> PageFrameNumber? {
    guard entry.isMapped, !entry.contains(.software1), core.pages.isMapped(entry.frame) else {
      return nil
    }
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
    let span = tables.tableSpan
    var address = range.lowerBound
    while address < range.upperBound {
      let spanEnd = (address.rawValue & ~(span - 1)) &+ span
      let stop = spanEnd == 0 ? range.upperBound.rawValue : min(spanEnd, range.upperBound.rawValue)
      if let first = tables.entryPlace(of: address, in: directory) {
        var place = first
        while address.rawValue < stop {
          let entry = tables.entry(at: place)
          if entry != .none { body(address, place, entry) }
          address = address + 4096
          place = place + tables.entrySize
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

/// The pages from the first to the last whose entry changed. Linux: `struct mmu_gather`.
struct TouchedRange {
  private var start = UInt32.max
  private var end: UInt32 = 0

  mutating func add(_ address: VirtualAddress) {
    start = min(start, address.rawValue)
    end = max(end, address.rawValue + 4096)
  }

  /// Nil when nothing was touched.
  var range: Range<VirtualAddress>? {
    start < end ? VirtualAddress(rawValue: start)..<VirtualAddress(rawValue: end) : nil
  }
}

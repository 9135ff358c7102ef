import Hardware

/// From a page to the entries that map it. Linux: `rmap_walk`.
extension KernelCore {
  /// An entry that maps a page.
  struct Mapping {
    let space: AddressSpace
    let link: AreaLink
    let address: VirtualAddress
    let place: PhysicalAddress
    let entry: PageTableEntry
  }

  /// Calls `body` with each entry that maps a frame, until it says that it has seen enough.
  ///
  /// - Complexity: O(areas of its `anon_vma`, or that map its file); O(1) for a page that nobody
  ///   maps.
  func forEachMapping(of frame: PageFrameNumber, _ body: (Mapping) -> Bool) {
    let page = pages[frame]
    guard page.mapCount > 0 else { return }
    var goesOn = true
    func visit(_ link: AreaLink) {
      guard goesOn, let space = spaces[areas[link].space] else { return }
      let area = areas[link]
      let (offset, isBelow) = page.index.subtractingReportingOverflow(area.pageOffset)
      guard !isBelow, offset < area.pageCount else { return }
      let address = area.start + offset << 12
      guard let place = tables.entryPlace(of: address, in: space.directory) else { return }
      let entry = tables.entry(at: place)
      guard entry.isMapped, entry.frame == frame, !entry.contains(.software1) else { return }
      goesOn = body(
        Mapping(space: space, link: link, address: address, place: place, entry: entry))
    }
    if page.use == .anonymous {
      guard page.owner != 0 else { return }
      anonymous.forEachArea(of: AnonymousMemoryID(rawValue: page.owner), visit)
    } else if page.use == .file || page.use == .sharedMemory {
      for link in files[FileID(rawValue: page.owner)].mappings { visit(link) }
    }
  }

  /// Whether some locked area maps the page. Linux: `try_to_munlock`.
  func isLocked(_ frame: PageFrameNumber) -> Bool {
    var isLocked = false
    forEachMapping(of: frame) { mapping in
      isLocked = areas[mapping.link].options.contains(.locked)
      return !isLocked
    }
    return isLocked
  }

  /// What the entries and the mark of a page tell of its use; the entries' accessed bits are
  /// cleared. Linux: `page_referenced`.
  func takeReferences(to frame: PageFrameNumber) -> PageReferences {
    let flags = pages[frame].flags
    var found = PageReferences(
      accessedEntries: 0, isMarked: flags.contains(.referenced),
      side: flags.contains(.swapBacked) ? .anonymous : .file)
    forEachMapping(of: frame) { mapping in
      let options = areas[mapping.link].options
      if options.contains(.locked) {
        found.isLocked = true
        return false
      }
      if mapping.entry.isAccessed {
        mapping.space.setEntry(
          mapping.entry.clearing(.accessed), at: mapping.place, for: mapping.address)
        mapping.space.flushTLB(mapping.address..<mapping.address + 4096)
        // What is read from front to back is not read again.
        if options.isDisjoint(with: .sequentialRead) { found.accessedEntries += 1 }
      }
      if options.contains(.execute) { found.isExecutable = true }
      return true
    }
    return found
  }

  /// Takes a page out of every table; entries of private memory name its slot from then on.
  ///
  /// Linux: `try_to_unmap`.
  /// - Returns: whether nobody maps it any more: not so where it is locked, or was written to since
  ///   it was given up.
  func unmapEverywhere(_ frame: PageFrameNumber) -> Bool {
    forEachMapping(of: frame) { mapping in unmap(frame, mapping) }
    return pages[frame].mapCount == 0
  }

  /// Linux: `try_to_unmap_one`.
  private func unmap(_ frame: PageFrameNumber, _ mapping: Mapping) -> Bool {
    let (space, entry) = (mapping.space, mapping.entry)
    if areas[mapping.link].options.contains(.locked) {
      lists.lock(frame)
      return false
    }
    if entry.isDirty { takeOverDirt(of: frame) }
    var left = PageTableEntry.none
    if pages[frame].use == .anonymous {
      if pages[frame].flags.contains(.swapBacked) {
        let slot = swap.entry(of: frame)
        swap.addUser(of: slot)
        left = slot.tableEntry(usesPAE: tables.usesPAE)
      } else if pages[frame].flags.contains(.dirty) {
        // It was written to after all: it stays, and goes to swap the next time.
        pages[frame].flags.insert(.swapBacked)
        return false
      }
    }
    space.notePeaks()
    space.setEntry(left, at: mapping.place, for: mapping.address)
    space.flushTLB(mapping.address..<mapping.address + 4096)
    space.countResident(pages[frame], -1)
    if left != .none {
      if space.resident.swapped == 0 { swap.note(space.id) }
      space.resident.swapped += 1
    }
    pages[frame].mapCount -= 1
    pages[frame].useCount -= 1
    pages[frame].isExclusive = false
    tracer.emit(.swap(.unmapped(frame, from: mapping.address)))
    return true
  }
}

extension AddressSpace {
  /// Ends the lock of a page that one of the areas has let go of: the last mapping ends it for good,
  /// and a locked area does where no other one has it. Linux: `clear_page_mlock`, `munlock_vma_page`.
  func unlock(_ frame: PageFrameNumber, leaving options: AreaOptions) {
    let isMapped = core.pages[frame].mapCount > 0
    guard !isMapped || options.contains(.locked) && !core.isLocked(frame) else { return }
    core.lists.unlock(frame)
  }

  /// Keeps the pages of a range from reclaim that are there. Linux: `mlock_vma_pages_range`.
  func lockPages(in range: Range<VirtualAddress>) {
    forEachEntry(in: range) { _, _, entry in
      if let frame = mappedFrame(of: entry) { core.lists.lock(frame) }
    }
  }

  /// Lets reclaim have the pages of a range that is no longer locked.
  ///
  /// Linux: `munlock_vma_pages_range`.
  func unlockPages(in range: Range<VirtualAddress>) {
    forEachEntry(in: range) { _, _, entry in
      guard let frame = mappedFrame(of: entry), core.pages[frame].flags.contains(.memoryLocked),
        !core.isLocked(frame)
      else { return }
      core.lists.unlock(frame)
    }
  }

  /// Notes that a page was asked for on behalf of a call, for reading or writing.
  ///
  /// Linux: `follow_page_pte` with `FOLL_TOUCH` and `FOLL_MLOCK`.
  func noteTouched(_ address: VirtualAddress, of link: AreaLink, isWrite: Bool) {
    let entry = tables.entry(of: address, in: directory)
    guard let frame = mappedFrame(of: entry) else { return }
    if isWrite, !entry.isDirty { core.pages[frame].flags.insert(.dirty) }
    core.lists.markAccessed(frame)
    if areas[link].options.contains(.locked), !core.rules.mappingLocksPages {
      core.lists.lock(frame)
    }
  }
}

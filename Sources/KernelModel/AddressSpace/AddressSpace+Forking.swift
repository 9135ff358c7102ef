import Hardware

/// Copying an address space for a new process. Linux: `dup_mmap`, `copy_page_range`.
extension AddressSpace {
  /// Makes `child`, which is empty, a copy of this address space.
  ///
  /// - Throws: `ENOMEM` when the commit charge or the frames do not suffice; `child` must then be
  ///   torn down by `tearDown()`.
  /// - Complexity: O(areas + resident pages of areas with private pages)
  func copy(to child: AddressSpace) throws(Refusal) {
    tracer.enter(.dupMmap)
    defer {
      // Writable pages were protected on both sides: nobody may write past the copy, nor past one
      // that failed midway.
      if isLoaded { machine.flush() }
      tracer.leave(.dupMmap)
    }
    child.image = image
    child.mapBase = mapBase
    child.mapsBottomUp = mapsBottomUp
    child.readImpliesExecute = readImpliesExecute
    var link = areas.first
    while !link.isNone {
      if areas[link].options.isDisjoint(with: .dontCopy) { try copyArea(link, to: child) }
      link = areas[link].next
    }
    child.totals.highestTotal = child.totals.total
  }

  private func copyArea(_ link: AreaLink, to child: AddressSpace) throws(Refusal) {
    let area = areas[link]
    let pages = Int(area.pageCount)
    if area.options.contains(.account) { try child.charge(pages) }
    let made: AreaLink
    do throws(Refusal) {
      made = try child.insertArea(
        area.start..<area.end, options: area.options.subtracting(.lockMask), file: area.file,
        pageOffset: area.pageOffset, kind: area.kind, before: .some(.none))
    } catch {
      if area.options.contains(.account) { core.commit.uncharge(pages) }
      throw error
    }
    child.account(area.options, pages: pages)
    guard !area.options.contains(.wipeOnFork) else { return }
    core.anonymous.fork(from: link, to: made)
    // What can be faulted in again is not copied: only private pages exist nowhere else.
    guard area.anonymous != .none || area.options.contains(.frameMap) else { return }
    try copyEntries(of: area, to: child)
  }

  /// Linux: `copy_page_range`, `copy_present_pte`.
  private func copyEntries(of area: VMArea, to child: AddressSpace) throws(Refusal) {
    let isCopyOnWrite = area.options.intersection([.shared, .mayWrite]) == .mayWrite
    var isComplete = true
    forEachEntry(in: area.start..<area.end) { address, place, _ in
      guard isComplete else { return }
      guard let target = child.makeEntryPlace(of: address) else {
        isComplete = false
        return
      }
      // Read now: reclaim on behalf of the table may have changed it.
      let entry = tables.entry(at: place)
      guard entry != .none else { return }
      var copied = entry
      if let slot = SwapEntry(entry, usesPAE: tables.usesPAE), swap.addUser(of: slot) {
        if child.resident.swapped == 0 { swap.note(child.id, behind: id) }
        child.resident.swapped += 1
        child.setEntry(entry, at: target, for: address)
        return
      }
      if let frame = mappedFrame(of: entry) {
        core.pages[frame].useCount += 1
        core.pages[frame].mapCount += 1
        core.pages[frame].isExclusive = false
        child.countResident(core.pages[frame], 1)
      }
      if isCopyOnWrite, entry.isWritable {
        copied = entry.clearing(.writable)
        setEntry(copied, at: place, for: address)
      }
      if area.options.contains(.shared) { copied = copied.clearing(.dirty) }
      child.setEntry(copied.clearing(.accessed), at: target, for: address)
    }
    guard isComplete else { throw core.outOfFrames(for: .pageTable) }
  }

  /// Gives back everything: areas in rising order, tables, directory. Linux: `exit_mmap`.
  ///
  /// - Precondition: the processor works with other tables.
  func tearDown() {
    tracer.enter(.exitMmap)
    defer { tracer.leave(.exitMmap) }
    removeEverything()
    tables.freeDirectory(directory)
    swap.forget(id)
    core.spaces.remove(self)
  }
}

import Hardware

/// Moving a mapping with its pages. Linux: `move_vma`, `copy_vma`, `move_page_tables`.
extension AddressSpace {
  /// Moves `old` bytes of an area to a free place, where they become `new` bytes.
  ///
  /// - Parameter keepingSource: the old area stays, without pages. Linux: `MREMAP_DONTUNMAP`.
  func move(
    _ link: AreaLink, from address: VirtualAddress, _ old: UInt32, to target: VirtualAddress,
    _ new: UInt32, keepingSource: Bool
  ) throws(Refusal) -> VirtualAddress {
    guard areas.count < core.settings.mostAreas - 3 else {
      throw Refusal(.outOfMemory, .tooManyAreas(areas.count))
    }
    let source = areas[link]
    try prepareTables(for: address..<address + old, movingTo: target)
    if keepingSource, source.options.contains(.account) { try charge(Int(new >> 12)) }
    let copy = try copyArea(link, from: address, to: target, new)
    if copy.source == copy.target {
      // The place lay beside the source and the two became one area.
      cache.empty()
    }
    moveEntries(address..<address + old, of: copy.target, to: target)
    if source.options.contains(.account), !keepingSource {
      // The pages keep their charge: only what was added is charged, nothing is given back.
      core.commit.charge(Int(new >> 12))
    }
    // For a moment both places count; the highest size is not to remember that.
    let peak = totals.highestTotal
    account(source.options, pages: Int(new >> 12))
    if keepingSource {
      leaveBehind(copy.source, address..<address + old, movedTo: copy.target)
      return target
    }
    if source.options.contains(.locked) { totals.locked += Int(new >> 12) }
    if old > 0 { try unmap(address, length: old) }
    totals.highestTotal = peak
    if source.options.contains(.locked), new > old { populate(target + old..<target + new) }
    return target
  }

  /// Tidies the source of `MREMAP_DONTUNMAP`: it stays without lock and, if all of it moved and the
  /// kernel is recent, without the `anon_vma`. Linux: the end of `move_vma`.
  private func leaveBehind(
    _ link: AreaLink, _ range: Range<VirtualAddress>, movedTo target: AreaLink
  ) {
    let area = areas[link]
    if area.options.contains(.locked) {
      let moved = Int((range.upperBound - range.lowerBound) >> 12)
      if core.rules.keptSourceCountsAsLocked { totals.locked += moved }
      totals.orphanedLocks +=
        Int(area.pageCount) - (core.rules.keptSourceCountsAsLocked ? 0 : moved)
      areas[link].options.subtract(.lockMask)
    }
    if core.rules.keptSourceForgetsPages, link != target, area.start == range.lowerBound,
      area.end == range.upperBound
    {
      core.anonymous.unlink(link)
    }
  }

  /// Makes the area at the new place, or lets a neighbour there take it in. Linux: `copy_vma`.
  ///
  /// - Returns: the area at the new place and the one that holds the source now.
  private func copyArea(
    _ link: AreaLink, from address: VirtualAddress, to target: VirtualAddress, _ length: UInt32
  ) throws(Refusal) -> (target: AreaLink, source: AreaLink) {
    let source = areas[link]
    var moved = candidate(target..<target + length, of: link, options: source.options)
    // Memory without private pages takes the offset of its new place, and so can merge there.
    let isUntouched = source.isAnonymous && source.anonymous == .none
    moved.pageOffset =
      isUntouched ? target.pageNumber : source.pageOffset(of: address)
    let before = areas.area(before: areas.area(endingAfter: target))
    if let merged = merge(moved, previous: before) {
      cache.empty()
      let holder = areas.area(endingAfter: address)
      return (merged, holder)
    }
    let made = try insertArea(
      target..<target + length, options: source.options, file: source.file,
      pageOffset: moved.pageOffset, kind: source.kind)
    if source.anonymous != .none {
      areas[made].anonymous = source.anonymous
      core.anonymous.clone(from: link, to: made)
    }
    return (made, link)
  }

  /// Makes the tables of the new place, wherever the old one has a table, so that the move itself
  /// cannot fail. Linux: `move_page_tables`, extent by extent.
  private func prepareTables(
    for range: Range<VirtualAddress>, movingTo target: VirtualAddress
  ) throws(Refusal) {
    let span = tables.tableSpan
    var address = range.lowerBound
    while address < range.upperBound {
      let new = target + (address - range.lowerBound)
      let rest = range.upperBound - address
      // As far as one table reaches on either side.
      let step = min(rest, span - address.rawValue % span, span - new.rawValue % span)
      if tables.entryPlace(of: address, in: directory) != nil, makeEntryPlace(of: new) == nil {
        dropTables(target..<target + (range.upperBound - range.lowerBound))
        throw core.outOfFrames(for: .pageTable)
      }
      address = address + step
    }
  }

  /// Frees tables that were made for a range in which nothing is mapped after all.
  private func dropTables(_ range: Range<VirtualAddress>) {
    let next = areas.area(endingAfter: range.lowerBound)
    let before = areas.area(before: next)
    pageTableCount -= tables.freeTables(
      in: directory, covering: range,
      floor: before.isNone ? VirtualAddress(rawValue: 0) : areas[before].end,
      ceiling: next.isNone ? Self.end : areas[next].start)
  }

  /// Moves the entries of a range, frames and bits and all. Linux: `move_page_tables`.
  private func moveEntries(
    _ range: Range<VirtualAddress>, of link: AreaLink, to target: VirtualAddress
  ) {
    forEachEntry(in: range) { address, place, entry in
      let new = target + (address - range.lowerBound)
      guard let made = makeEntryPlace(of: new) else { return }
      setEntry(.none, at: place, for: address)
      setEntry(entry, at: made, for: new)
    }
    flushTLB(range)
  }

  /// Where the entry for `address` lies, with a table made for it if need be.
  ///
  /// - Returns: nil when memory is out.
  func makeEntryPlace(of address: VirtualAddress) -> PhysicalAddress? {
    guard let made = tables.makeEntryPlace(of: address, in: directory) else { return nil }
    if made.isNew { pageTableCount += 1 }
    return made.place
  }
}

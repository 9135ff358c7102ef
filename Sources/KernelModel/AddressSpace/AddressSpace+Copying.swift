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
    let options = areas[copy.source].options
    if source.options.contains(.account), !keepingSource {
      // The pages keep their charge: only what was added is charged, nothing is given back.
      core.commit.charge(Int(new >> 12))
    }
    account(source.options, pages: Int(new >> 12))
    if keepingSource {
      // The lock goes over to the new place, and its count with it.
      areas[copy.source].options.subtract(.lockMask)
      if areas[copy.source].start == address, areas[copy.source].end == address + old,
        copy.source != copy.target
      {
        core.anonymous.unlink(copy.source)
      }
    } else {
      if options.contains(.locked) { totals.locked += Int(new >> 12) }
      if old > 0 { try unmap(address, length: old) }
    }
    if options.contains(.locked) {
      populate(target..<target + new)
    }
    return target
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

  /// Makes the tables that moved entries will need, so that the move itself cannot fail.
  private func prepareTables(
    for range: Range<VirtualAddress>, movingTo target: VirtualAddress
  ) throws(Refusal) {
    var isComplete = true
    forEachEntry(in: range) { address, _, _ in
      if isComplete {
        isComplete = makeEntryPlace(of: target + (address - range.lowerBound)) != nil
      }
    }
    guard !isComplete else { return }
    let new = target..<target + (range.upperBound - range.lowerBound)
    let next = areas.area(endingAfter: target)
    let before = areas.area(before: next)
    pageTableCount -= core.tables.freeTables(
      in: directory, covering: new,
      floor: before.isNone ? VirtualAddress(rawValue: 0) : areas[before].end,
      ceiling: next.isNone ? Self.end : areas[next].start)
    throw Refusal(.outOfMemory, .outOfFrames)
  }

  /// Moves the entries of a range, frames and bits and all. Linux: `move_page_tables`.
  private func moveEntries(
    _ range: Range<VirtualAddress>, of link: AreaLink, to target: VirtualAddress
  ) {
    forEachEntry(in: range) { address, place, entry in
      let new = target + (address - range.lowerBound)
      guard let made = makeEntryPlace(of: new) else { return }
      core.tables.set(.none, at: place, for: address)
      core.tables.set(entry, at: made, for: new)
    }
    flushTLB(range)
  }

  /// Where the entry for `address` lies, with a table made for it if need be.
  ///
  /// - Returns: nil when memory is out.
  func makeEntryPlace(of address: VirtualAddress) -> PhysicalAddress? {
    guard let made = core.tables.makeEntryPlace(of: address, in: directory) else { return nil }
    if made.isNew { pageTableCount += 1 }
    return made.place
  }
}

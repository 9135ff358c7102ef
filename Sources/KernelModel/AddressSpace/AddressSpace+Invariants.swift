import Hardware

extension AddressSpace {
  /// Checks the areas' own rules and the totals over them.
  ///
  /// - Complexity: O(areas)
  func checkAreas() throws(InvariantViolation) {
    try areas.checkInvariants()
    try checkTotals()
  }

  /// Checks the page tables against the areas, which must be right.
  ///
  /// - Parameter mapped: counts how often each frame is mapped; what this space maps is added.
  /// - Complexity: O(entries)
  func checkTables(mapped: inout FrameTally) throws(InvariantViolation) {
    var found = ResidentPages()
    var tableCount = tables.initialTableCount
    var problem: Defect?
    let span = tables.tableSpan
    var start: UInt32 = 0
    while start < Self.end.rawValue {
      defer { start += span }
      let base = VirtualAddress(rawValue: start)
      guard tables.entryPlace(of: base, in: directory) != nil else { continue }
      tableCount += 1
      forEachEntry(in: base..<VirtualAddress(rawValue: min(start + span, Self.end.rawValue))) {
        address, _, entry in
        guard problem == nil else { return }
        guard entry.isMapped else {
          if SwapEntry(entry, usesPAE: tables.usesPAE).map({ swap.userCount(of: $0) > 0 }) ?? false {
            found.swapped += 1
          }
          return
        }
        let link = areas.area(endingAfter: address)
        guard !link.isNone, areas[link].start <= address else {
          problem = .outsideAreas(address)
          return
        }
        problem = defect(of: entry, at: address, areas[link])
        guard problem == nil else { return }
        guard let frame = mappedFrame(of: entry) else {
          if !entry.contains(.software1) { problem = .uncountedMapping(address, entry.frame) }
          return
        }
        mapped.count(frame)
        switch core.pages[frame].use {
        case .anonymous: found.anonymous += 1
        case .sharedMemory: found.shared += 1
        default: found.file += 1
        }
      }
    }
    if let problem { throw .addressSpace(problem) }
    guard
      found.anonymous == resident.anonymous, found.file == resident.file,
      found.shared == resident.shared, found.swapped == resident.swapped
    else {
      throw .addressSpace(.residentPages(counted: resident, found: found))
    }
    guard tableCount == pageTableCount else {
      throw .addressSpace(.tableCount(counted: pageTableCount, found: tableCount))
    }
  }

  /// What is wrong with an entry of an area, if anything: it allows no more than the area does.
  private func defect(
    of entry: PageTableEntry, at address: VirtualAddress, _ area: VMArea
  ) -> Defect? {
    let options = area.options
    if entry.isPresent, options.isDisjoint(with: .accessMask) {
      return .presentWithoutPermissions(address)
    }
    if entry.isPresent, entry.isWritable, !options.contains(.write) {
      return .writableInReadOnly(address)
    }
    if entry.isWritable, !area.isShared, let frame = mappedFrame(of: entry),
      core.pages[frame].use == .anonymous, core.pages[frame].mapCount > 1
    {
      return .writableShared(address)
    }
    return nil
  }

  private func checkTotals() throws(InvariantViolation) {
    var sums = PageTotals()
    var link = areas.first
    while !link.isNone {
      let area = areas[link]
      sums.total += Int(area.pageCount)
      if area.options.contains(.locked), area.options.isDisjoint(with: .special) {
        sums.locked += Int(area.pageCount)
      }
      guard area.space == id else {
        throw .addressSpace(.foreignArea(area.start))
      }
      link = area.next
    }
    guard sums.total == totals.total else {
      throw .addressSpace(.totalPages(counted: totals.total, inAreas: sums.total))
    }
    guard sums.locked + totals.orphanedLocks == totals.locked else {
      throw .addressSpace(
        .lockedPages(
          counted: totals.locked, inAreas: sums.locked, orphaned: totals.orphanedLocks))
    }
  }
}

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
  func checkTables(mapped: inout [PageFrameNumber: Int32]) throws(InvariantViolation) {
    var found = ResidentPages()
    var tableCount = tables.initialTableCount
    var problem: InvariantViolation?
    var counts = mapped
    let span = tables.tableSpan
    var start: UInt32 = 0
    while start < Self.end.rawValue {
      defer { start += span }
      let base = VirtualAddress(rawValue: start)
      guard tables.entryPlace(of: base, in: directory) != nil else { continue }
      tableCount += 1
      forEachEntry(in: base..<VirtualAddress(rawValue: min(start + span, Self.end.rawValue))) {
        address, _, entry in
        guard problem == nil, entry.isMapped else { return }
        let link = areas.area(endingAfter: address)
        guard !link.isNone, areas[link].start <= address else {
          problem = InvariantViolation(
            "page tables", 1, "\(hex(address)) is mapped and lies in no area")
          return
        }
        if let violation = violation(of: entry, at: address, areas[link]) {
          problem = violation
          return
        }
        guard let frame = mappedFrame(of: entry) else {
          if !entry.contains(.software1) {
            problem = InvariantViolation(
              "page tables", 3,
              "\(hex(address)) maps frame \(String(entry.frame.rawValue, radix: 16)), which counts "
                + "no mapping")
          }
          return
        }
        counts[frame, default: 0] += 1
        switch core.pages[frame].use {
        case .anonymous: found.anonymous += 1
        case .sharedMemory: found.shared += 1
        default: found.file += 1
        }
      }
    }
    if let problem { throw problem }
    mapped = counts
    guard
      found.anonymous == resident.anonymous, found.file == resident.file,
      found.shared == resident.shared
    else {
      throw InvariantViolation(
        "resident pages", 2,
        "counted \(resident.anonymous)+\(resident.file)+\(resident.shared), in the tables are "
          + "\(found.anonymous)+\(found.file)+\(found.shared)")
    }
    guard tableCount == pageTableCount else {
      throw InvariantViolation(
        "page tables", 2, "counted \(pageTableCount) tables, \(tableCount) exist")
    }
  }

  /// What is wrong with an entry of an area, if anything: it allows no more than the area does.
  private func violation(
    of entry: PageTableEntry, at address: VirtualAddress, _ area: VMArea
  ) -> InvariantViolation? {
    let options = area.options
    if entry.isPresent, options.isDisjoint(with: .accessMask) {
      return InvariantViolation(
        "page tables", 1, "\(hex(address)) is present in an area without permissions")
    }
    if entry.isPresent, entry.isWritable, !options.contains(.write) {
      return InvariantViolation(
        "page tables", 1, "\(hex(address)) is writable in an area that is not")
    }
    if entry.isWritable, !area.isShared, let frame = mappedFrame(of: entry),
      core.pages[frame].use == .anonymous, core.pages[frame].mapCount > 1
    {
      return InvariantViolation(
        "page tables", 1, "\(hex(address)) is writable and its frame is shared")
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
        throw InvariantViolation("mm", 3, "area \(hex(area.start)) belongs to another space")
      }
      link = area.next
    }
    guard sums.total == totals.total else {
      throw InvariantViolation(
        "mm", 3, "total_vm is \(totals.total), the areas have \(sums.total) pages")
    }
    guard sums.locked + totals.orphanedLocks == totals.locked else {
      throw InvariantViolation(
        "mm", 3,
        "locked_vm is \(totals.locked), the areas have \(sums.locked) locked pages, "
          + "\(totals.orphanedLocks) lost their area")
    }
  }

  private func hex(_ address: VirtualAddress) -> String {
    String(address.rawValue, radix: 16)
  }
}

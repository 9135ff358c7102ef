import Hardware

/// Where pages could not be made present, and why.
struct PopulateFailure {
  var address: VirtualAddress
  /// For want of frames, rather than because the area or its file does not allow it.
  var isOutOfMemory = false
}

/// Faulting pages in before anybody touches them. Linux: `__mm_populate`.
extension AddressSpace {
  /// Makes every page of the range present, as far as its areas allow.
  ///
  /// Private writable areas get pages of their own; others are only read.
  /// - Parameter stopsAtFailure: does nothing behind an area that fails, as `mlock` does.
  /// - Returns: the first place that could not be made present.
  @discardableResult
  func populate(
    _ range: Range<VirtualAddress>, stopsAtFailure: Bool = false
  ) -> PopulateFailure? {
    tracer.enter(.mmPopulate)
    defer { tracer.leave(.mmPopulate) }
    var failure: PopulateFailure?
    defer { core.lists.lockMapped() }
    var link = areas.area(overlapping: range)
    while !link.isNone, areas[link].start < range.upperBound {
      let part = max(areas[link].start, range.lowerBound)..<min(areas[link].end, range.upperBound)
      if areas[link].options.isDisjoint(with: [.deviceIO, .frameMap]),
        let failed = populate(part, of: link)
      {
        failure = failure ?? failed
        if stopsAtFailure { break }
      }
      link = areas[link].next
    }
    return failure
  }

  /// Linux: `populate_vma_page_range`.
  private func populate(_ range: Range<VirtualAddress>, of link: AreaLink) -> PopulateFailure? {
    let options = areas[link].options
    let isLockedOnFault = options.contains(.lockOnFault)
    if isLockedOnFault, !core.rules.lockOnFaultChecksAccess { return nil }
    guard !options.isDisjoint(with: .accessMask) else {
      return PopulateFailure(address: range.lowerBound)
    }
    guard !isLockedOnFault else {
      forEachEntry(in: range) { address, _, _ in noteTouched(address, of: link, isWrite: false) }
      return nil
    }
    return populate(range, of: link, writing: options.intersection([.write, .shared]) == .write)
  }

  /// Makes the pages of a part of an area present for reading or writing.
  ///
  /// - Precondition: the area allows it. Linux: `__get_user_pages`, `faultin_page`.
  func populate(
    _ range: Range<VirtualAddress>, of link: AreaLink, writing isWrite: Bool
  ) -> PopulateFailure? {
    var address = range.lowerBound
    while address < range.upperBound {
      let entry = tables.entry(of: address, in: directory)
      if !entry.isMapped || isWrite && !entry.isWritable {
        switch handleMissing(link, address, isWrite: isWrite) {
        case .handled(let isMajor): countFault(isMajor: isMajor)
        case .signal: return PopulateFailure(address: address)
        case .outOfMemory: return PopulateFailure(address: address, isOutOfMemory: true)
        }
      }
      noteTouched(address, of: link, isWrite: isWrite)
      core.reschedule()
      // Linux: `fatal_signal_pending`.
      guard !allocator.context.contains(.outOfMemoryVictim) else {
        return PopulateFailure(address: address, isOutOfMemory: true)
      }
      address = address + 4096
    }
    return nil
  }
}

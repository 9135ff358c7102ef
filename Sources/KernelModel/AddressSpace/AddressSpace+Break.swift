import Hardware

/// The end of the heap. Linux: `sys_brk`, `do_brk_flags`.
extension AddressSpace {
  /// Moves the end of the heap, or leaves it where it is if that cannot be. Linux: `brk`.
  ///
  /// - Returns: the end as it is now, and why it did not move.
  func setBreak(_ wanted: VirtualAddress) -> (end: VirtualAddress, refusal: Refusal?) {
    tracer.enter(.brk)
    defer { tracer.leave(.brk) }
    let old = image.heapEnd
    do throws(Refusal) {
      try moveBreak(to: wanted)
      emit(.breakMoved(from: old, to: wanted))
      return (wanted, nil)
    } catch {
      return (image.heapEnd, error)
    }
  }

  private func moveBreak(to wanted: VirtualAddress) throws(Refusal) {
    guard wanted >= image.heapStart else {
      throw Refusal(.invalidArgument, .belowHeap(wanted, start: image.heapStart))
    }
    if limits.data != ResourceLimits.unlimited {
      let heap = UInt64(wanted - image.heapStart)
      let data = UInt64(image.data.upperBound - image.data.lowerBound)
      guard heap + data <= UInt64(limits.data) else {
        throw Refusal(.outOfMemory, .dataLimit(pages: limits.data >> 12))
      }
    }
    let new = wanted.roundedUpToPage
    let old = image.heapEnd.roundedUpToPage
    if new == old {
      image.heapEnd = wanted
    } else if wanted <= image.heapEnd {
      if !core.rules.breakShrinksOverHoles, areas.area(overlapping: new..<old).isNone {
        throw Refusal(.invalidArgument, .notMapped(new))
      }
      try unmap(new, length: old - new)
      image.heapEnd = wanted
    } else {
      // Rounding up wraps in the last page; the length that Linux then computes fits nowhere.
      guard new > old else { throw Refusal(.outOfMemory, .beyondUserSpace(wanted, 0)) }
      // One free page must remain below whatever comes next.
      let next = areas.area(endingAfter: old)
      if !next.isNone,
        UInt64(new.rawValue) + 4096
          > UInt64(areas[next].guardedStart(gap: areas.guardGap).rawValue)
      {
        throw Refusal(.outOfMemory, .overlaps(areas[next].start))
      }
      try growHeap(old..<new)
      image.heapEnd = wanted
      if defaultOptions.contains(.locked) { populate(old..<new) }
    }
  }

  /// Linux: `do_brk_flags`.
  private func growHeap(_ range: Range<VirtualAddress>) throws(Refusal) {
    guard range.upperBound <= Self.end else {
      throw Refusal(.outOfMemory, .beyondUserSpace(range.lowerBound, 0))
    }
    let pages = Int((range.upperBound - range.lowerBound) >> 12)
    var options: AreaOptions = [
      .read, .write, .mayRead, .mayWrite, .mayExecute, .account,
    ]
    options.formUnion(defaultOptions)
    if readImpliesExecute { options.insert(.execute) }
    if options.contains(.locked), !limits.isPrivileged,
      totals.locked + pages > Int(limits.lockedMemory >> 12)
    {
      throw Refusal(.tryAgain, .lockLimit(pages: limits.lockedMemory >> 12))
    }
    if let reason = mayExpand(options, pages: pages) { throw Refusal(.outOfMemory, reason) }
    guard areas.count <= core.settings.mostAreas else {
      throw Refusal(.outOfMemory, .tooManyAreas(areas.count))
    }
    try charge(pages)
    do throws(Refusal) {
      try enterHeap(range, options: options)
    } catch {
      core.commit.uncharge(pages)
      throw error
    }
    totals.total += pages
    totals.data += pages
    if options.contains(.locked) { totals.locked += pages }
  }

  private func enterHeap(
    _ range: Range<VirtualAddress>, options: AreaOptions
  ) throws(Refusal) {
    let before = areas.area(before: areas.area(endingAfter: range.lowerBound))
    // Later kernels look for an area to extend at or above the heap's start only.
    let mayMerge =
      core.rules.heapJoinsBSS || !before.isNone && areas[before].end > image.heapStart
    let candidate = AreaCandidate(
      range: range, options: options, anonymous: .none, file: .none, kind: .ordinary,
      pageOffset: range.lowerBound.pageNumber)
    if mayMerge, merge(candidate, previous: before) != nil {
      cache.empty()
      return
    }
    try insertArea(range, options: options, pageOffset: range.lowerBound.pageNumber)
  }
}

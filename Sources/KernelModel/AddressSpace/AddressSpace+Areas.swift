import Hardware

/// Making, cutting and giving back areas.
extension AddressSpace {
  /// Makes an area and enters it. Linux: `vm_area_alloc`, `vma_link`.
  ///
  /// The area holds its file once more.
  /// - Parameter next: the area behind the range, or none, if that is known; it is sought if not.
  /// - Throws: `ENOMEM` when the kernel has no memory for it.
  @discardableResult
  func insertArea(
    _ range: Range<VirtualAddress>, options: AreaOptions, file: OpenFileID = .none,
    pageOffset: UInt32, kind: VMArea.Kind = .ordinary, before next: AreaLink? = nil
  ) throws(Refusal) -> AreaLink {
    let link = try makeArea(
      VMArea(
        start: range.lowerBound, end: range.upperBound, options: options, pageOffset: pageOffset,
        file: file, kind: kind, space: id))
    if file != .none { core.files.hold(file) }
    areas.insert(link, before: next ?? areas.find(endingAfter: range.lowerBound))
    emit(.inserted(start: range.lowerBound, end: range.upperBound, options: options))
    return link
  }

  /// Takes a slot and a slab object for an area. Linux: `vm_area_alloc`, `vm_area_dup`.
  func makeArea(_ area: VMArea) throws(Refusal) -> AreaLink {
    guard let object = areaObjects.allocate(.kernel) else {
      throw core.outOfFrames(for: .record)
    }
    var area = area
    area.object = object
    guard let link = core.areas.insert(area) else {
      areaObjects.free(object)
      throw core.outOfFrames(for: .record)
    }
    if area.mapsFile { core.files.file(of: area.file).note(link) }
    return link
  }

  /// Gives back an area that is no longer entered. Linux: `vm_area_free`.
  func release(_ link: AreaLink) {
    cache.empty()
    areaObjects.free(core.areas[link].object)
    core.areas.remove(link)
  }

  /// The side of a cut that becomes a new area; the other keeps its identity.
  enum SplitSide { case lower, upper }

  /// Cuts an area in two at `address`, a page boundary inside it. Linux: `__split_vma`.
  ///
  /// - Parameter new: which side becomes a new area. Linux: `new_below`.
  /// - Returns: the new area.
  @discardableResult
  func split(
    _ link: AreaLink, at address: VirtualAddress, new side: SplitSide
  ) throws(Refusal) -> AreaLink {
    let old = areas[link]
    var made = old
    switch side {
    case .lower: made.end = address
    case .upper:
      made.start = address
      made.pageOffset = old.pageOffset(of: address)
    }
    made.anonymous = .none
    made.chain = .none
    let new = try makeArea(made)
    if old.file != .none { core.files.hold(old.file) }
    switch side {
    case .lower: shiftStart(of: link, to: address)
    case .upper: areas.resize(link, to: old.start..<address)
    }
    if old.anonymous != .none {
      areas[new].anonymous = old.anonymous
      core.anonymous.clone(from: link, to: new)
    }
    areas.insert(new, before: side == .lower ? link : areas[link].next)
    emit(.split(start: old.start, at: address, end: old.end))
    return new
  }

  /// Cuts an area so that `range` is one of its own, unless one area too many would exist.
  ///
  /// Linux: `split_vma` on both ends, as `mprotect`, `mlock` and `madvise` do it.
  /// - Returns: the area that covers the range now.
  func isolate(
    _ range: Range<VirtualAddress>, of link: AreaLink, tooMany: Errno = .outOfMemory
  ) throws(Refusal) -> AreaLink {
    if areas[link].start != range.lowerBound {
      try checkAreaCount(tooMany)
      try split(link, at: range.lowerBound, new: .lower)
    }
    if areas[link].end != range.upperBound {
      try checkAreaCount(tooMany)
      try split(link, at: range.upperBound, new: .upper)
    }
    return link
  }

  private func checkAreaCount(_ errno: Errno) throws(Refusal) {
    guard areas.count < core.settings.mostAreas else {
      throw Refusal(errno, .tooManyAreas(areas.count))
    }
  }

  /// What an existing area, or a part of it, looks like with other options.
  func candidate(
    _ range: Range<VirtualAddress>, of link: AreaLink, options: AreaOptions
  ) -> AreaCandidate {
    let area = areas[link]
    return AreaCandidate(
      range: range, options: options, anonymous: area.anonymous, file: area.file, kind: area.kind,
      pageOffset: area.pageOffset(of: range.lowerBound),
      isForked: area.anonymous != .none && !core.anonymous.hasSingleEntry(link))
  }

  /// Gives a part of an area other options: merges it with a neighbour that has them, or cuts it.
  ///
  /// Linux: the common part of `mprotect_fixup`, `mlock_fixup` and `madvise_behavior`.
  /// - Parameter previous: the area before, or the area itself if the range begins inside it.
  /// - Returns: the area that covers the range now, with the options set.
  func setOptions(
    _ options: AreaOptions, in range: Range<VirtualAddress>, of link: AreaLink,
    previous: AreaLink, tooMany: Errno = .outOfMemory
  ) throws(Refusal) -> AreaLink {
    let old = areas[link].options
    let candidate = candidate(range, of: link, options: options)
    let result: AreaLink
    if let merged = merge(candidate, previous: previous) {
      cache.empty()
      result = merged
    } else {
      result = try isolate(range, of: link, tooMany: tooMany)
    }
    areas[result].options = options
    emit(
      .optionsChanged(
        start: range.lowerBound, end: range.upperBound, from: old, to: options))
    return result
  }
}

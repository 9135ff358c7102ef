import Hardware

/// What a range that is to be mapped or changed would look like, for the question who it fits.
struct AreaCandidate {
  var range: Range<VirtualAddress>
  var options: AreaOptions
  /// The `anon_vma` of the range that changes or moves; none for a new one.
  var anonymous: AnonymousMemoryID
  var file: OpenFileID
  var kind: VMArea.Kind
  var pageOffset: UInt32
  /// Some of its pages may still be shared with the process it was forked from.
  var isForked = false

  var pageCount: UInt32 { (range.upperBound - range.lowerBound) >> 12 }
}

/// Merging a range with the areas beside it. Linux: `vma_merge` and its eight cases.
///
///     P: the area before   A: the range   N, X: the areas behind
///     1  PPPP AAAA NNNN -> PPPPPPPPPPPPPP    5  PPPP AANN -> PPPPPPNN
///     2  PPPP AAAA      -> PPPPPPPPP         6  PPPP AAAA XXXX -> PPPPPPPPPPPPPP
///     3       AAAA NNNN ->      NNNNNNNNN    7  PPPP AAAA XXXX -> PPPPPPPPP XXXX
///     4  PPAA NNNN      -> PPNNNNNNN         8  PPPP AAAA XXXX -> PPPP XXXXXXXXX
extension AddressSpace {
  /// Linux: `can_vma_merge_after`: may the candidate follow on the area?
  func fits(_ candidate: AreaCandidate, after link: AreaLink) -> Bool {
    let area = areas[link]
    return isMergeable(candidate, with: area) && anonymousFits(candidate, link)
      && area.pageOffset &+ area.pageCount == candidate.pageOffset
  }

  /// Linux: `can_vma_merge_before`: may the candidate precede the area?
  func fits(_ candidate: AreaCandidate, before link: AreaLink) -> Bool {
    let area = areas[link]
    return isMergeable(candidate, with: area) && anonymousFits(candidate, link)
      && area.pageOffset == candidate.pageOffset &+ candidate.pageCount
  }

  /// Linux: `is_mergeable_vma`.
  private func isMergeable(_ candidate: AreaCandidate, with area: VMArea) -> Bool {
    area.options == candidate.options && area.file == candidate.file
      && area.kind == candidate.kind && (area.kind == .ordinary || area.kind == .privateZero)
  }

  /// Linux: `is_mergeable_anon_vma`, with the area whose chain is asked about.
  private func anonymousFits(_ candidate: AreaCandidate, _ link: AreaLink) -> Bool {
    let own = areas[link].anonymous
    let incoming = candidate.anonymous
    if incoming == own { return true }
    if incoming == .none { return core.anonymous.hasSingleEntry(link) }
    return own == .none && core.rules.faultedJoinsUnfaulted && !candidate.isForked
  }

  /// Whether two areas that the candidate joins fit each other as well.
  private func anonymousFits(_ left: AreaLink, _ right: AreaLink) -> Bool {
    let (a, b) = (areas[left].anonymous, areas[right].anonymous)
    return a == .none || b == .none || a == b
  }

  /// Merges the candidate's range with the areas around it if the rules allow it.
  ///
  /// The range is a hole, or lies in one area that is to get the candidate's options.
  /// - Parameter previous: the area before the range, or the one whose tail the range is.
  /// - Returns: the area that now covers the range, or nil when nothing fits.
  func merge(_ candidate: AreaCandidate, previous: AreaLink) -> AreaLink? {
    guard candidate.options.isDisjoint(with: .special) else { return nil }
    let (start, end) = (candidate.range.lowerBound, candidate.range.upperBound)
    let after = previous.isNone ? areas.first : areas[previous].next
    /// The area that the range covers to its end, in cases 6, 7 and 8.
    let covered = !after.isNone && areas[after].end == end ? after : .none
    let next = covered.isNone ? after : areas[covered].next
    let joinsNext =
      !next.isNone && areas[next].start == end && fits(candidate, before: next)
    if !previous.isNone, areas[previous].end == start, fits(candidate, after: previous) {
      if joinsNext, anonymousFits(previous, next) {
        absorb(next, and: covered, into: previous, case: covered.isNone ? 1 : 6)
      } else if !covered.isNone {
        absorb(covered, and: .none, into: previous, case: 7)
      } else if !after.isNone, areas[after].start < end {
        moveBoundary(from: previous, up: after, to: end)
      } else {
        extend(previous, upTo: end)
      }
      return previous
    }
    guard joinsNext else { return nil }
    if !previous.isNone, start < areas[previous].end {
      moveBoundary(from: previous, down: next, to: start)
    } else if covered.isNone {
      extend(next, downTo: start)
    } else {
      swallow(covered, by: next)
    }
    return next
  }

  /// Cases 1, 6 and 7: `target` grows over `last` and, before it, `covered`.
  private func absorb(
    _ last: AreaLink, and covered: AreaLink, into target: AreaLink, case number: UInt8
  ) {
    let end = areas[last].end
    let donor = covered.isNone || areas[covered].anonymous == .none ? last : covered
    inherit(from: donor, to: target)
    if !covered.isNone { discard(covered) }
    discard(last)
    areas.resize(target, to: areas[target].start..<end)
    emitMerged(number, target)
  }

  /// Case 2.
  private func extend(_ target: AreaLink, upTo end: VirtualAddress) {
    areas.resize(target, to: areas[target].start..<end)
    emitMerged(2, target)
  }

  /// Case 3.
  private func extend(_ target: AreaLink, downTo start: VirtualAddress) {
    shiftStart(of: target, to: start)
    emitMerged(3, target)
  }

  /// Case 4: the tail of `lower` goes over to `upper`.
  private func moveBoundary(
    from lower: AreaLink, down upper: AreaLink, to start: VirtualAddress
  ) {
    inherit(from: lower, to: upper)
    areas.resize(lower, to: areas[lower].start..<start)
    shiftStart(of: upper, to: start)
    emitMerged(4, upper)
  }

  /// Case 5: the head of `upper` goes over to `lower`.
  private func moveBoundary(from lower: AreaLink, up upper: AreaLink, to end: VirtualAddress) {
    inherit(from: upper, to: lower)
    shiftStart(of: upper, to: end)
    areas.resize(lower, to: areas[lower].start..<end)
    emitMerged(5, lower)
  }

  /// Case 8: `target` grows down over all of `covered`.
  private func swallow(_ covered: AreaLink, by target: AreaLink) {
    let start = areas[covered].start
    inherit(from: covered, to: target)
    discard(covered)
    shiftStart(of: target, to: start)
    emitMerged(8, target)
  }

  /// Moves an area's start, and its page offset with it.
  func shiftStart(of link: AreaLink, to start: VirtualAddress) {
    let area = areas[link]
    let offset = area.pageOffset &+ (start.pageNumber &- area.start.pageNumber)
    areas[link].pageOffset = offset
    areas.resize(link, to: start..<area.end)
  }

  /// Gives the survivor of a merge the other's `anon_vma` if it has none of its own.
  private func inherit(from donor: AreaLink, to target: AreaLink) {
    guard areas[donor].anonymous != .none, areas[target].anonymous == .none else { return }
    areas[target].anonymous = areas[donor].anonymous
    core.anonymous.clone(from: donor, to: target)
  }

  private func emitMerged(_ number: UInt8, _ link: AreaLink) {
    emit(.merged(case: number, start: areas[link].start, end: areas[link].end))
  }

  /// Takes an area away whose range another one covers from now on.
  func discard(_ link: AreaLink) {
    if areas[link].mapsFile { core.files.file(of: areas[link].file).forget(link) }
    if areas[link].file != .none { core.files.release(areas[link].file) }
    core.anonymous.unlink(link)
    areas.remove(link)
    release(link)
  }

  /// The rule by which 6.1's `mmap` fills a hole: the area behind is asked first, and the area
  /// before must fit that one's `anon_vma`. Linux 6.1: `mmap_region`, `vma_expand`.
  func mergeNextFirst(_ candidate: AreaCandidate, previous: AreaLink) -> AreaLink? {
    guard candidate.options.isDisjoint(with: .special) else { return nil }
    let (start, end) = (candidate.range.lowerBound, candidate.range.upperBound)
    let next = previous.isNone ? areas.first : areas[previous].next
    let joinsNext = !next.isNone && areas[next].start == end && fits(candidate, before: next)
    var incoming = candidate
    if joinsNext { incoming.anonymous = areas[next].anonymous }
    let joinsPrevious =
      !previous.isNone && areas[previous].end == start && fits(incoming, after: previous)
    switch (joinsPrevious, joinsNext) {
    case (true, true): absorb(next, and: .none, into: previous, case: 1)
    case (true, false): extend(previous, upTo: end)
    case (false, true): extend(next, downTo: start)
    case (false, false): return nil
    }
    return joinsPrevious ? previous : next
  }
}

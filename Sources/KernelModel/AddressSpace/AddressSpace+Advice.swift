import Hardware

/// The `advice` argument of `madvise`. Linux: `MADV_*`.
public enum Advice: Int32, Hashable, Sendable, CaseIterable {
  case normal = 0
  case random = 1
  case sequential = 2
  case willNeed = 3
  case dontNeed = 4
  case free = 8
  case remove = 9
  case dontFork = 10
  case doFork = 11
  case mergeable = 12
  case unmergeable = 13
  case hugePage = 14
  case noHugePage = 15
  case dontDump = 16
  case doDump = 17
  case wipeOnFork = 18
  case keepOnFork = 19
  case cold = 20
  case pageOut = 21
  case populateRead = 22
  case populateWrite = 23
  case hardwarePoison = 100
  case softOffline = 101

  /// Asks for pages now.
  var populates: Bool { self == .populateRead || self == .populateWrite }
}

/// Hints about use. Linux: `do_madvise`.
extension AddressSpace {
  /// Applies advice to the range, area by area; holes are passed over and told at the end.
  ///
  /// - Throws: `EINVAL` for unknown advice or a bad range, `ENOMEM` for holes, and what an area
  ///   refuses, which stops at once.
  func advise(
    _ address: VirtualAddress, length: UInt32, _ number: Int32
  ) throws(Refusal) {
    tracer.enter(.doMadvise)
    defer { tracer.leave(.doMadvise) }
    guard let advice = Advice(rawValue: number), isKnown(advice) else {
      throw Refusal(.invalidArgument, .unknownAdvice(number))
    }
    guard address.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(address)) }
    let rounded = (length &+ 0xfff) & ~0xfff
    guard rounded > 0 || length == 0 || core.rules.isWide else {
      throw Refusal(.invalidArgument, .lengthTooLarge(length))
    }
    var (endValue, wraps) = address.rawValue.addingReportingOverflow(rounded)
    if wraps || rounded == 0 && length > 0 {
      guard core.rules.isWide else {
        throw Refusal(.invalidArgument, .rangeWraps(address, length))
      }
      endValue = 0xffff_f000
    }
    let end = VirtualAddress(rawValue: endValue)
    guard end > address else { return }
    var start = address
    var link = area(endingAfter: start)
    var hasHole = false
    var previous = areas.area(before: link)
    if !link.isNone, start > areas[link].start { previous = link }
    while true {
      guard !link.isNone else { throw Refusal(.outOfMemory, .notMapped(start)) }
      if start < areas[link].start {
        hasHole = true
        start = areas[link].start
        guard start < end else { break }
        if advice.populates, core.rules.populateAdviceStopsAtHoles { break }
      }
      let stop = min(areas[link].end, end)
      link = try advise(link, start..<stop, advice, previous: previous)
      start = max(stop, link.isNone ? stop : min(areas[link].end, end))
      guard start < end else { break }
      previous = link
      link = areas[link].next
    }
    if hasHole { throw Refusal(.outOfMemory, .notMapped(address)) }
  }

  private func isKnown(_ advice: Advice) -> Bool {
    switch advice {
    case .mergeable, .unmergeable, .hugePage, .noHugePage, .hardwarePoison, .softOffline: false
    case .populateRead, .populateWrite: core.rules.knowsPopulateAdvice
    default: true
    }
  }

  /// Linux: `madvise_vma`.
  ///
  /// - Returns: the area that covers the end of the range now.
  private func advise(
    _ link: AreaLink, _ range: Range<VirtualAddress>, _ advice: Advice, previous: AreaLink
  ) throws(Refusal) -> AreaLink {
    switch advice {
    case .normal, .random, .sequential, .dontFork, .doFork, .dontDump, .doDump, .wipeOnFork,
      .keepOnFork:
      return try changeBehaviour(link, range, advice, previous: previous)
    case .willNeed:
      try readAhead(link, range)
    case .dontNeed, .free:
      try discardPages(link, range, advice)
    case .remove:
      try punchHole(link, range)
    case .cold, .pageOut:
      guard areas[link].options.isDisjoint(with: [.locked, .hugeTLB, .frameMap]) else {
        throw Refusal(.invalidArgument, .lockedArea(range.lowerBound))
      }
      giveUp(range, of: link, advice)
    case .populateRead, .populateWrite:
      try populate(link, range, writing: advice == .populateWrite)
    case .mergeable, .unmergeable, .hugePage, .noHugePage, .hardwarePoison, .softOffline:
      throw Refusal(.invalidArgument, .notConfigured)
    }
    return link
  }

  /// Linux: `madvise_behavior`.
  private func changeBehaviour(
    _ link: AreaLink, _ range: Range<VirtualAddress>, _ advice: Advice, previous: AreaLink
  ) throws(Refusal) -> AreaLink {
    let area = areas[link]
    var options = area.options
    let wrongKind = Refusal(.invalidArgument, .wrongKindOfArea(range.lowerBound))
    switch advice {
    case .normal: options.subtract([.randomRead, .sequentialRead])
    case .sequential: options = options.subtracting(.randomRead).union(.sequentialRead)
    case .random: options = options.subtracting(.sequentialRead).union(.randomRead)
    case .dontFork: options.insert(.dontCopy)
    case .doFork:
      guard options.isDisjoint(with: .deviceIO) else { throw wrongKind }
      options.remove(.dontCopy)
    case .wipeOnFork:
      guard area.file == .none, options.isDisjoint(with: .shared) else { throw wrongKind }
      options.insert(.wipeOnFork)
    case .keepOnFork: options.remove(.wipeOnFork)
    case .dontDump: options.insert(.dontDump)
    case .doDump:
      guard options.isDisjoint(with: .special) else { throw wrongKind }
      options.remove(.dontDump)
    default: break
    }
    guard options != area.options else { return link }
    return try setOptions(
      options, in: range, of: link, previous: previous,
      tooMany: core.rules.adviceSplitFailsAgain ? .tryAgain : .outOfMemory)
  }

  /// Linux: `madvise_willneed`.
  private func readAhead(_ link: AreaLink, _ range: Range<VirtualAddress>) throws(Refusal) {
    let area = areas[link]
    guard area.file != .none else { return readSwapped(range) }
    let file = core.files.file(of: area.file)
    let first = UInt64(area.pageOffset(of: range.lowerBound))
    let count = UInt64((range.upperBound - range.lowerBound) >> 12)
    for index in first..<min(first + count, max(file.pageCount, first))
    where file.frame(at: index) == nil {
      // A file in memory reads what is in swap, and makes nothing.
      guard !file.isSharedMemory || file.isSwapped(at: index) else { continue }
      guard core.files.load(file, at: index) != nil else { return }
    }
  }

  /// Linux: `madvise_dontneed_free`.
  private func discardPages(
    _ link: AreaLink, _ range: Range<VirtualAddress>, _ advice: Advice
  ) throws(Refusal) {
    let area = areas[link]
    guard area.options.isDisjoint(with: [.locked, .hugeTLB, .frameMap]) else {
      throw Refusal(.invalidArgument, .lockedArea(range.lowerBound))
    }
    if advice == .dontNeed {
      notePeaks()
      zap(range, of: link)
      return
    }
    guard area.isAnonymous else {
      throw Refusal(.invalidArgument, .wrongKindOfArea(range.lowerBound))
    }
    freeLazily(range)
  }

  /// Linux: `madvise_populate`.
  private func populate(
    _ link: AreaLink, _ range: Range<VirtualAddress>, writing: Bool
  ) throws(Refusal) {
    let options = areas[link].options
    guard options.contains(writing ? .write : .read),
      options.isDisjoint(with: [.deviceIO, .frameMap])
    else { throw Refusal(.invalidArgument, .wrongKindOfArea(range.lowerBound)) }
    guard let failure = populate(range, of: link, writing: writing) else { return }
    if failure.isOutOfMemory { throw core.outOfFrames(for: .page) }
    throw Refusal(.badAddress, .notMapped(failure.address))
  }

  /// Linux: `madvise_remove`.
  private func punchHole(_ link: AreaLink, _ range: Range<VirtualAddress>) throws(Refusal) {
    let area = areas[link]
    guard area.options.isDisjoint(with: .locked), area.file != .none else {
      throw Refusal(.invalidArgument, .lockedArea(range.lowerBound))
    }
    guard area.options.contains([.shared, .write]) else {
      throw Refusal(.permissionDenied, .notWritable)
    }
    let file = core.files.file(of: area.file)
    let first = UInt64(area.pageOffset(of: range.lowerBound))
    let hole = first..<first + UInt64((range.upperBound - range.lowerBound) >> 12)
    core.unmapEverywhere(file, hole, includingCopies: false)
    core.files.punchHole(in: file, hole)
  }
}

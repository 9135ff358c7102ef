import Hardware

/// The `flags` argument of `mlockall`. Linux: `MCL_*`.
public struct LockAllFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let current = LockAllFlags(rawValue: 1)
  public static let future = LockAllFlags(rawValue: 2)
  public static let onFault = LockAllFlags(rawValue: 4)
}

/// Keeping pages in memory. Linux: `mm/mlock.c`.
extension AddressSpace {
  /// Locks the pages of the range, and faults them in. Linux: `mlock`, `mlock2`.
  ///
  /// - Parameter onFault: lock pages only as they come in. Linux: `MLOCK_ONFAULT`.
  /// - Throws: `EPERM`, `ENOMEM` for the limit, holes and pages that cannot be made present.
  public func lock(
    _ address: VirtualAddress, length: UInt32, onFault: Bool = false
  ) throws(Refusal) {
    tracer.enter(.doMlock)
    defer { tracer.leave(.doMlock) }
    guard limits.isPrivileged || limits.lockedMemory > 0 else {
      throw Refusal(.notPermitted, .lockLimit(pages: 0))
    }
    let (start, byteCount) = wholePages(address, length)
    if !limits.isPrivileged {
      let most = Int(limits.lockedMemory >> 12)
      var wanted = totals.locked + Int(byteCount >> 12)
      if wanted > most { wanted -= lockedPages(in: start, byteCount) }
      guard wanted <= most else { throw Refusal(.outOfMemory, .lockLimit(pages: UInt32(most))) }
    }
    let options: AreaOptions = onFault ? [.locked, .lockOnFault] : .locked
    guard let range = try lockableRange(start, byteCount) else { return }
    try setLock(range, options)
    try populateLocked(range)
  }

  /// Releases the pages of the range. Linux: `munlock`.
  public func unlock(_ address: VirtualAddress, length: UInt32) throws(Refusal) {
    tracer.enter(.munlock)
    defer { tracer.leave(.munlock) }
    let (start, byteCount) = wholePages(address, length)
    guard let range = try lockableRange(start, byteCount) else { return }
    try setLock(range, [])
  }

  /// Locks everything mapped now, later, or both. Linux: `mlockall`.
  func lockAll(_ flags: LockAllFlags) throws(Refusal) {
    tracer.enter(.mlockall)
    defer { tracer.leave(.mlockall) }
    guard !flags.isEmpty, flags.isSubset(of: [.current, .future, .onFault]), flags != .onFault
    else { throw Refusal(.invalidArgument, .unknownFlags(flags.rawValue)) }
    if !limits.isPrivileged {
      guard limits.lockedMemory > 0 else { throw Refusal(.notPermitted, .lockLimit(pages: 0)) }
      guard !flags.contains(.current) || totals.total <= Int(limits.lockedMemory >> 12) else {
        throw Refusal(.outOfMemory, .lockLimit(pages: limits.lockedMemory >> 12))
      }
    }
    let options: AreaOptions = flags.contains(.onFault) ? [.locked, .lockOnFault] : .locked
    defaultOptions.subtract(.lockMask)
    if flags.contains(.future) { defaultOptions.formUnion(options) }
    guard flags.contains(.current) else { return }
    lockEveryArea(options)
    populate(VirtualAddress(rawValue: 0)..<Self.end)
  }

  /// Ends every lock. Linux: `munlockall`.
  func unlockAll() {
    defaultOptions.subtract(.lockMask)
    lockEveryArea([])
  }

  private func lockEveryArea(_ options: AreaOptions) {
    var link = areas.first
    var previous = AreaLink.none
    while !link.isNone {
      // What a single area refuses does not stop the others.
      let range = areas[link].start..<areas[link].end
      if let result = try? setLock(link, range, options, previous: previous) { link = result }
      previous = link
      link = areas[link].next
    }
  }

  /// The range in whole pages; its length wraps where addresses have 32 bits.
  private func wholePages(
    _ address: VirtualAddress, _ length: UInt32
  ) -> (start: VirtualAddress, byteCount: UInt64) {
    let rounded = (UInt64(length) + UInt64(address.offset) + 0xfff) & ~0xfff
    let byteCount = core.rules.isWide ? rounded : rounded & UInt64(UInt32.max)
    return (address.pageBase, byteCount)
  }

  /// Linux: the checks at the head of `apply_vma_lock_flags`.
  ///
  /// - Returns: nil for no pages. Nothing is mapped at the top, so a long range may end there.
  private func lockableRange(
    _ start: VirtualAddress, _ byteCount: UInt64
  ) throws(Refusal) -> Range<VirtualAddress>? {
    let end = UInt64(start.rawValue) + byteCount
    guard end <= UInt64(UInt32.max) || core.rules.isWide else {
      throw Refusal(.invalidArgument, .rangeWraps(start, UInt32(truncatingIfNeeded: byteCount)))
    }
    guard byteCount > 0 else { return nil }
    return start..<VirtualAddress(rawValue: UInt32(min(end, 0xffff_f000)))
  }

  /// Linux: `count_mm_mlocked_page_nr`.
  private func lockedPages(in start: VirtualAddress, _ byteCount: UInt64) -> Int {
    let end = UInt64(start.rawValue) + byteCount
    guard end <= UInt64(UInt32.max) else { return 0 }
    let range = start..<VirtualAddress(rawValue: UInt32(end))
    var link = areas.area(overlapping: range)
    var count = 0
    while !link.isNone, areas[link].start < range.upperBound {
      if areas[link].options.contains(.locked) {
        let from = max(areas[link].start, range.lowerBound)
        count += Int((min(areas[link].end, range.upperBound) - from) >> 12)
      }
      link = areas[link].next
    }
    return count
  }

  /// Linux: `apply_vma_lock_flags`.
  private func setLock(
    _ range: Range<VirtualAddress>, _ options: AreaOptions
  ) throws(Refusal) {
    var link = area(endingAfter: range.lowerBound)
    guard !link.isNone, areas[link].start <= range.lowerBound else {
      throw Refusal(.outOfMemory, .notMapped(range.lowerBound))
    }
    var start = range.lowerBound
    var previous = start > areas[link].start ? link : areas[link].previous
    while true {
      let stop = min(areas[link].end, range.upperBound)
      link = try setLock(link, start..<stop, options, previous: previous)
      start = max(stop, min(areas[link].end, range.upperBound))
      guard start < range.upperBound else { return }
      previous = link
      link = areas[link].next
      guard !link.isNone, areas[link].start == start else {
        throw Refusal(.outOfMemory, .notMapped(start))
      }
    }
  }

  /// Linux: `mlock_fixup`.
  private func setLock(
    _ link: AreaLink, _ range: Range<VirtualAddress>, _ lock: AreaOptions, previous: AreaLink
  ) throws(Refusal) -> AreaLink {
    let old = areas[link].options
    let options = old.subtracting(.lockMask).union(lock)
    guard options != old, old.isDisjoint(with: .special) else { return link }
    let result = try setOptions(options, in: range, of: link, previous: previous)
    let pages = Int((range.upperBound - range.lowerBound) >> 12)
    if lock.contains(.locked), !old.contains(.locked) { totals.locked += pages }
    if lock.contains(.locked), core.rules.mappingLocksPages { lockPages(in: range) }
    if !lock.contains(.locked), old.contains(.locked) {
      totals.locked -= pages
      unlockPages(in: range)
    }
    return result
  }

  /// Faults locked pages in; what cannot come in is told as `mlock` tells it.
  ///
  /// Linux: `__mm_populate`, `__mlock_posix_error_return`.
  private func populateLocked(_ range: Range<VirtualAddress>) throws(Refusal) {
    guard let failure = populate(range, stopsAtFailure: true) else { return }
    if failure.isOutOfMemory {
      throw Refusal(.tryAgain, .outOfFrames(core.allocator.shortage(for: .page)))
    }
    throw Refusal(.outOfMemory, .notMapped(failure.address))
  }
}

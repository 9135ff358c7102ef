import Hardware

/// The `flags` argument of `msync`. Linux: `MS_*`.
public struct SyncFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  static let asynchronous = SyncFlags(rawValue: 1)
  public static let invalidate = SyncFlags(rawValue: 2)
  public static let synchronous = SyncFlags(rawValue: 4)
}

/// Questions and orders about the pages behind a range.
extension AddressSpace {
  /// Writes changed pages of shared files back. Linux: `msync`.
  ///
  /// - Throws: `EINVAL` for bad flags or an unaligned address, `EBUSY` for invalidating a locked
  ///   area, `ENOMEM` for holes, told after the rest is done.
  func synchronize(
    _ address: VirtualAddress, length: UInt32, _ flags: SyncFlags
  ) throws(Refusal) {
    tracer.enter(.msync)
    defer { tracer.leave(.msync) }
    guard flags.isSubset(of: [.asynchronous, .invalidate, .synchronous]) else {
      throw Refusal(.invalidArgument, .unknownFlags(flags.rawValue))
    }
    guard address.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(address)) }
    guard !flags.contains([.asynchronous, .synchronous]) else {
      throw Refusal(.invalidArgument, .conflictingFlags)
    }
    let rounded = (length &+ 0xfff) & ~0xfff
    let (endValue, wraps) = address.rawValue.addingReportingOverflow(rounded)
    guard !wraps else { throw Refusal(.outOfMemory, .rangeWraps(address, length)) }
    let end = VirtualAddress(rawValue: endValue)
    guard end > address else { return }
    var start = address
    var link = area(endingAfter: start)
    var hasHole = false
    while true {
      guard !link.isNone else { throw Refusal(.outOfMemory, .notMapped(start)) }
      if start < areas[link].start {
        hasHole = true
        start = areas[link].start
        guard start < end else { break }
      }
      guard !flags.contains(.invalidate) || !areas[link].options.contains(.locked) else {
        throw Refusal(.busy, .lockedArea(start))
      }
      let stop = min(areas[link].end, end)
      if flags.contains(.synchronous) { writeBack(start..<stop, of: link) }
      start = stop
      guard start < end else { break }
      link = areas[link].next
    }
    if hasHole { throw Refusal(.outOfMemory, .notMapped(address)) }
  }

  /// Cleans the pages of a shared file. Linux: `vfs_fsync_range`.
  private func writeBack(_ range: Range<VirtualAddress>, of link: AreaLink) {
    let area = areas[link]
    guard area.isShared, wantsWriteNotification(area) else { return }
    let first = UInt64(area.pageOffset(of: range.lowerBound))
    let pages = first..<first + UInt64((range.upperBound - range.lowerBound) >> 12)
    core.writeBack(core.files.file(of: area.file), pages)
  }

  /// Takes the write and dirty bits off the entries of a range. Linux: `page_mkclean_one`.
  func clean(_ range: Range<VirtualAddress>) {
    var touched = TouchedRange()
    forEachEntry(in: range) { address, place, entry in
      guard entry.isDirty || entry.isWritable else { return }
      setEntry(entry.clearing([.dirty, .writable]), at: place, for: address)
      touched.add(address)
    }
    flushTLB(touched)
  }

  /// The slot that a page is in, by its entry or its file.
  private func slot(
    of entry: PageTableEntry, _ file: CachedFile?, at page: UInt32
  ) -> SwapEntry? {
    SwapEntry(entry, usesPAE: tables.usesPAE) ?? file?.slot(at: UInt64(page))
  }

  /// Which pages of the range are in memory. Linux: `mincore`.
  ///
  /// - Returns: a value for each page.
  /// - Throws: `EINVAL` for an unaligned address, `ENOMEM` for holes or addresses of the kernel.
  public func residency(
    _ address: VirtualAddress, length: UInt32
  ) throws(Refusal) -> [Bool] {
    tracer.enter(.mincore)
    defer { tracer.leave(.mincore) }
    guard address.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(address)) }
    guard address <= Self.end, length <= Self.end - address else {
      throw Refusal(.outOfMemory, .beyondUserSpace(address, length))
    }
    let end = VirtualAddress(rawValue: address.rawValue + (length + 0xfff) & ~0xfff)
    var answers: [Bool] = []
    var start = address
    while start < end {
      let link = area(at: start)
      guard !link.isNone else { throw Refusal(.outOfMemory, .notMapped(start)) }
      let area = areas[link]
      let file = area.file == .none ? nil : core.files.file(of: area.file)
      // What has neither a file nor private pages is never out of memory.
      let isKernels = file == nil && !area.isAnonymous
      let stop = min(area.end, end)
      while start < stop {
        let entry = tables.entry(of: start, in: directory)
        let isCached = file?.frame(at: UInt64(area.pageOffset(of: start))) != nil
        let isInSwapCache = slot(of: entry, file, at: area.pageOffset(of: start))
          .map { swap.frame(of: $0) != nil } ?? false
        answers.append(entry.isMapped || isCached || isKernels || isInSwapCache)
        start = start + 4096
      }
    }
    return answers
  }
}

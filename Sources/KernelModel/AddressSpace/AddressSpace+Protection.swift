import Hardware

/// Changing permissions. Linux: `do_mprotect_pkey`, `mprotect_fixup`.
extension AddressSpace {
  /// Changes what the pages of the range allow. Linux: `mprotect`.
  ///
  /// Areas are changed one after the other; when one refuses, those before it stay changed.
  /// - Throws: `EINVAL` for an unaligned address or unknown bits, `ENOMEM` for a hole or a range
  ///   that wraps, `EACCES` for permissions that the mapping can never have.
  func protect(
    _ address: VirtualAddress, length: UInt32, _ protection: Protection
  ) throws(Refusal) {
    tracer.enter(.doMprotect)
    defer { tracer.leave(.doMprotect) }
    let grows = protection.intersection([.growsDown, .growsUp])
    guard grows != [.growsDown, .growsUp] else {
      throw Refusal(.invalidArgument, .conflictingFlags)
    }
    guard address.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(address)) }
    guard length > 0 else { return }
    let rounded = (length &+ 0xfff) & ~0xfff
    var end = VirtualAddress(rawValue: address.rawValue &+ rounded)
    if core.rules.isWide, end <= address || rounded == 0 {
      end = VirtualAddress(rawValue: 0xffff_f000)
    }
    guard end > address else { throw Refusal(.outOfMemory, .rangeWraps(address, length)) }
    let access = protection.subtracting([.growsDown, .growsUp])
    guard access.isSubset(of: [.read, .write, .execute, .semaphore]) else {
      throw Refusal(.invalidArgument, .badProtection(protection.rawValue))
    }
    var link = area(endingAfter: address)
    guard !link.isNone else { throw Refusal(.outOfMemory, .notMapped(address)) }
    var start = address
    if grows == .growsDown {
      guard areas[link].start < end else { throw Refusal(.outOfMemory, .notMapped(address)) }
      start = areas[link].start
      guard areas[link].options.contains(.growsDown) else {
        throw Refusal(.invalidArgument, .notGrowing(start))
      }
    } else {
      guard areas[link].start <= address else { throw Refusal(.outOfMemory, .notMapped(address)) }
      guard grows.isEmpty else { throw Refusal(.invalidArgument, .notGrowing(address)) }
    }
    var previous = start > areas[link].start ? link : areas[link].previous
    while true {
      let old = areas[link].options
      var wanted = access.areaOptions
      if readImpliesExecute, wanted.contains(.read), old.contains(.mayExecute) {
        wanted.insert(.execute)
      }
      let options = old.subtracting(.accessMask).union(wanted)
      let missing = wanted.subtracting(AreaOptions(rawValue: old.rawValue >> 4))
      guard missing.isEmpty else { throw Refusal(.permissionDenied, .neverAllowed(missing)) }
      let stop = min(areas[link].end, end)
      try protectPart(&link, start..<stop, options, previous: previous)
      start = max(stop, areas[link].end)
      guard start < end else { return }
      previous = link
      link = areas[link].next
      guard !link.isNone, areas[link].start == start else {
        throw Refusal(.outOfMemory, .notMapped(start))
      }
    }
  }

  /// Changes the part of one area. Linux: `mprotect_fixup`.
  ///
  /// - Parameter link: the area; afterwards the one that covers the part.
  private func protectPart(
    _ link: inout AreaLink, _ range: Range<VirtualAddress>, _ wanted: AreaOptions,
    previous: AreaLink
  ) throws(Refusal) {
    var options = wanted
    let old = areas[link].options
    guard options != old else { return }
    let pages = Int((range.upperBound - range.lowerBound) >> 12)
    var charged = 0
    if options.contains(.write) {
      // Pages that turn into data must fit the limits, unless they broke them before.
      if let reason = mayExpand(options, pages: pages), mayExpand(old, pages: pages) == nil {
        throw Refusal(.outOfMemory, reason)
      }
      if old.isDisjoint(with: [.account, .write, .hugeTLB, .shared, .noReserve]) {
        try charge(pages)
        charged = pages
        options.insert(.account)
      }
    } else if core.rules.unwritableDropsAccount, old.contains(.account),
      areas[link].isAnonymous, areas[link].anonymous == .none
    {
      options.remove(.account)
      charged = -pages
    }
    do throws(Refusal) {
      link = try setOptions(options, in: range, of: link, previous: previous)
    } catch {
      if charged > 0 { core.commit.uncharge(charged) }
      throw error
    }
    if charged < 0 { core.commit.uncharge(-charged) }
    changeEntries(range, of: link)
    account(old, pages: -pages)
    account(options, pages: pages)
    // Pages that the lock could not write to before are its own from now on.
    if old.contains(.locked), options.contains(.write), options.isDisjoint(with: .shared),
      !old.contains(.write)
    {
      populate(range)
    }
  }

  /// Gives the present entries of a range the area's permissions. Linux: `change_protection`.
  private func changeEntries(_ range: Range<VirtualAddress>, of link: AreaLink) {
    let area = areas[link]
    let bits = ProtectionMap(usesPAE: tables.usesPAE).bits(for: area.options)
    let tracksDirty = wantsWriteNotification(area)
    let shown = tracksDirty ? bits.subtracting(.writable) : bits
    var changed = false
    forEachEntry(in: range) { address, place, entry in
      guard entry.isMapped else { return }
      var new = entry.withProtection(shown)
      if mayWriteAtOnce(new, area, tracksDirty: tracksDirty) { new = new.setting(.writable) }
      guard new != entry else { return }
      setEntry(new, at: place, for: address)
      changed = true
    }
    if changed { flushTLB(range) }
  }

  /// Whether the write bit can be given at once instead of by the next fault.
  ///
  /// Linux 5.10: `dirty_accountable`; 6.1: `can_change_pte_writable`.
  private func mayWriteAtOnce(
    _ entry: PageTableEntry, _ area: VMArea, tracksDirty: Bool
  ) -> Bool {
    guard area.options.contains(.write), entry.isPresent, entry.isDirty else { return false }
    if area.isShared { return tracksDirty }
    guard core.rules.protectRestoresWrite, let frame = mappedFrame(of: entry) else { return false }
    return core.pages[frame].use == .anonymous && core.pages[frame].isExclusive
  }

  /// Whether writes to a shared mapping must be noticed, so that its pages can be cleaned.
  ///
  /// Linux: `vma_wants_writenotify`. Memory-backed files are never written back.
  func wantsWriteNotification(_ area: VMArea) -> Bool {
    area.options.contains([.write, .shared]) && area.file != .none
      && core.files.file(of: area.file).kind == .regular
  }
}

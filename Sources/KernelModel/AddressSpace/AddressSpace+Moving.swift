import Hardware

/// The `flags` argument of `mremap`. Linux: `MREMAP_*`.
public struct MoveFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let mayMove = MoveFlags(rawValue: 1)
  public static let fixed = MoveFlags(rawValue: 2)
  public static let dontUnmap = MoveFlags(rawValue: 4)
}

/// The arguments of `mremap`.
public struct MoveRequest: Hashable, Sendable {
  public var address: VirtualAddress
  public var oldLength: UInt32
  public var newLength: UInt32
  public var flags: MoveFlags
  /// Where to, with `MREMAP_FIXED`; a hint with `MREMAP_DONTUNMAP`.
  public var newAddress: VirtualAddress

  public init(
    address: VirtualAddress, oldLength: UInt32, newLength: UInt32, flags: MoveFlags,
    newAddress: VirtualAddress = VirtualAddress(rawValue: 0)
  ) {
    self.address = address
    self.oldLength = oldLength
    self.newLength = newLength
    self.flags = flags
    self.newAddress = newAddress
  }
}

/// Resizing and moving mappings. Linux: `sys_mremap`.
extension AddressSpace {
  /// Resizes or moves a mapping. Linux: `mremap`.
  ///
  /// - Returns: where it lies now.
  public func remap(_ request: MoveRequest) throws(Refusal) -> VirtualAddress {
    tracer.enter(.mremap)
    defer { tracer.leave(.mremap) }
    let flags = request.flags
    guard flags.isSubset(of: [.mayMove, .fixed, .dontUnmap]) else {
      throw Refusal(.invalidArgument, .unknownFlags(flags.rawValue))
    }
    guard flags.contains(.mayMove) || flags.isDisjoint(with: [.fixed, .dontUnmap]) else {
      throw Refusal(.invalidArgument, .conflictingFlags)
    }
    guard !flags.contains(.dontUnmap) || request.oldLength == request.newLength else {
      throw Refusal(.invalidArgument, .conflictingFlags)
    }
    let address = request.address
    guard address.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(address)) }
    let old = (request.oldLength &+ 0xfff) & ~0xfff
    let new = (request.newLength &+ 0xfff) & ~0xfff
    guard new > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let isPlaced = !flags.isDisjoint(with: [.fixed, .dontUnmap])
    if core.rules.moveChecksArgumentsFirst {
      guard new <= Self.end.rawValue else {
        throw Refusal(.invalidArgument, .lengthTooLarge(new))
      }
      if isPlaced { try checkTarget(address, old, request.newAddress, new) }
    }
    if core.rules.moveChecksSource, area(at: address).isNone {
      throw Refusal(.badAddress, .notMapped(address))
    }
    if isPlaced {
      if !core.rules.moveChecksArgumentsFirst {
        try checkTarget(address, old, request.newAddress, new)
      }
      guard core.rules.movesSeveralAreas, flags.contains(.fixed), old == new else {
        return try remap(address, old, to: request.newAddress, new, flags)
      }
      return try moveSeveral(address, to: request.newAddress, old, flags)
    }
    if old >= new {
      if old > new { try unmap(address + new, length: old - new) }
      return address
    }
    let link = try checkResize(address, old, new, flags)
    if areas[link].end - address == old, canExpand(link, by: new - old) {
      try extendInPlace(link, by: new - old)
      if areas[link].options.contains(.locked) {
        populate(address + old..<address + new)
      }
      return address
    }
    guard flags.contains(.mayMove) else { throw Refusal(.outOfMemory, .noGap(new)) }
    let target = try findRoom(for: new, hint: VirtualAddress(rawValue: 0))
    return try move(link, from: address, old, to: target, new, keepingSource: false)
  }

  /// What can be said of a wanted place without a look at what is mapped.
  private func checkTarget(
    _ address: VirtualAddress, _ old: UInt32, _ target: VirtualAddress, _ new: UInt32
  ) throws(Refusal) {
    guard target.isPageAligned else { throw Refusal(.invalidArgument, .notPageAligned(target)) }
    guard new <= Self.end.rawValue, target.rawValue <= Self.end.rawValue - new else {
      throw Refusal(.invalidArgument, .beyondUserSpace(target, new))
    }
    // In 64 bits: a source may reach beyond 4 GiB.
    let sourceEnd = UInt64(address.rawValue) + UInt64(old)
    guard
      sourceEnd <= UInt64(target.rawValue)
        || UInt64(target.rawValue) + UInt64(new) <= UInt64(address.rawValue)
    else { throw Refusal(.invalidArgument, .regionsOverlap) }
    guard areas.count + 2 < core.settings.mostAreas - 3 else {
      throw Refusal(.outOfMemory, .tooManyAreas(areas.count))
    }
  }

  /// Linux: `mremap_to`.
  private func remap(
    _ address: VirtualAddress, _ old: UInt32, to target: VirtualAddress, _ new: UInt32,
    _ flags: MoveFlags
  ) throws(Refusal) -> VirtualAddress {
    if core.rules.fixedMoveChecksSourceFirst {
      _ = try checkResize(address, min(old, new), new, flags)
    }
    if flags.contains(.fixed) { try unmap(target, length: new) }
    var old = old
    if old > new {
      try unmap(address + new, length: old - new)
      old = new
    }
    let link = try checkResize(address, old, new, flags)
    if flags.contains(.dontUnmap) {
      if let reason = mayExpand(areas[link].options, pages: Int(old >> 12)) {
        throw Refusal(.outOfMemory, reason)
      }
    }
    let place: VirtualAddress
    if flags.contains(.fixed) {
      place = target
      guard place.rawValue >= core.settings.lowestUserAddress || limits.isPrivileged else {
        throw Refusal(.notPermitted, .belowMinimum(place))
      }
    } else {
      place = try findRoom(for: new, hint: target)
    }
    return try move(
      link, from: address, old, to: place, new, keepingSource: flags.contains(.dontUnmap))
  }

  /// A move of the same size, over one area or several, one after the other; holes between them
  /// stay holes, and what the target has there stays too. Linux 6.18: `remap_move`.
  private func moveSeveral(
    _ address: VirtualAddress, to target: VirtualAddress, _ length: UInt32, _ flags: MoveFlags
  ) throws(Refusal) -> VirtualAddress {
    let end = min(UInt64(address.rawValue) + UInt64(length), UInt64(Self.end.rawValue))
    var start = address
    while UInt64(start.rawValue) < end {
      let link = area(endingAfter: start)
      guard !link.isNone, UInt64(areas[link].start.rawValue) < end else { break }
      let from = max(areas[link].start, start)
      let part = min(areas[link].end.rawValue, UInt32(end)) - from.rawValue
      start = from + part
      _ = try remap(from, part, to: target + (from - address), part, flags)
    }
    return target
  }

  /// Linux: `vma_to_resize`.
  private func checkResize(
    _ address: VirtualAddress, _ old: UInt32, _ new: UInt32, _ flags: MoveFlags
  ) throws(Refusal) -> AreaLink {
    let link = area(at: address)
    guard !link.isNone else { throw Refusal(.badAddress, .notMapped(address)) }
    let area = areas[link]
    if old == 0, area.options.isDisjoint(with: [.shared, .mayShare]) {
      throw Refusal(.invalidArgument, .lengthIsZero)
    }
    if flags.contains(.dontUnmap) {
      let isAllowed =
        core.rules.keepsSharedSource
        ? area.options.isDisjoint(with: [.dontExpand, .frameMap])
        : area.isAnonymous && area.options.isDisjoint(with: .shared)
      guard isAllowed else { throw Refusal(.invalidArgument, .wrongKindOfArea(address)) }
    }
    guard old <= area.end - address else { throw Refusal(.badAddress, .severalAreas(area.end)) }
    guard new > old else { return link }
    let offset = (address - area.start) >> 12
    if !core.rules.isWide {
      let pages = offset &+ area.pageOffset
      guard !pages.addingReportingOverflow(new >> 12).overflow else {
        throw Refusal(.invalidArgument, .offsetOverflows(area.pageOffset))
      }
    }
    guard area.options.isDisjoint(with: [.dontExpand, .frameMap]) else {
      throw Refusal(.badAddress, .specialArea(address))
    }
    let added = Int((new - old) >> 12)
    if area.options.contains(.locked), !limits.isPrivileged,
      totals.locked + added > Int(limits.lockedMemory >> 12)
    {
      throw Refusal(.tryAgain, .lockLimit(pages: limits.lockedMemory >> 12))
    }
    if let reason = mayExpand(area.options, pages: added) {
      throw Refusal(.outOfMemory, reason)
    }
    if area.options.contains(.account) { try checkPromise(of: added) }
    return link
  }

  /// Linux: `vma_expandable`.
  private func canExpand(_ link: AreaLink, by delta: UInt32) -> Bool {
    let (end, overflow) = areas[link].end.rawValue.addingReportingOverflow(delta)
    guard !overflow, end <= Self.end.rawValue else { return false }
    let next = areas[link].next
    return next.isNone || areas[next].start.rawValue >= end
  }

  /// Lengthens an area; it merges with what it then touches on later kernels only.
  private func extendInPlace(_ link: AreaLink, by delta: UInt32) throws(Refusal) {
    let area = areas[link]
    let pages = Int(delta >> 12)
    if area.options.contains(.account) { core.commit.charge(pages) }
    let end = area.end + delta
    if core.rules.growingMoveMerges {
      var added = candidate(area.end..<end, of: link, options: area.options)
      added.pageOffset = area.pageOffset &+ area.pageCount
      if merge(added, previous: link) != nil {
        cache.empty()
      } else {
        areas.resize(link, to: area.start..<end)
      }
    } else {
      areas.resize(link, to: area.start..<end)
      emit(.merged(case: 0, start: area.start, end: end))
    }
    account(area.options, pages: pages)
    if area.options.contains(.locked) { totals.locked += pages }
  }
}

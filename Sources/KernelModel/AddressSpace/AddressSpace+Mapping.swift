import Hardware

/// Making mappings. Linux: `do_mmap`, `mmap_region`.
extension AddressSpace {
  /// Maps memory or a file, with every check of Linux in Linux's order.
  ///
  /// - Parameters:
  ///   - file: what the request's descriptor leads to; nil for none open there.
  ///   - extra: flags that only the kernel itself may ask for.
  /// - Returns: where the mapping lies.
  /// - Throws: the errno of the first check that fails; see `checkFile` for those of files.
  public func map(
    _ request: MapRequest, file: OpenFileID?, adding extra: AreaOptions = []
  ) throws(Refusal) -> VirtualAddress {
    tracer.enter(.doMmap)
    defer { tracer.leave(.doMmap) }
    let isAnonymous = request.flags.contains(.anonymous)
    if !isAnonymous, file == nil {
      throw Refusal(.badFileDescriptor, .badDescriptor(request.fileDescriptor))
    }
    guard !request.flags.contains(.hugeTLB) else {
      let lacksPages = isAnonymous && core.rules.hugeMapsAreOutOfMemory
      throw Refusal(lacksPages ? .outOfMemory : .invalidArgument, .notConfigured)
    }
    guard request.length > 0 else { throw Refusal(.invalidArgument, .lengthIsZero) }
    let length = (request.length &+ 0xfff) & ~0xfff
    guard length > 0 else { throw Refusal(.outOfMemory, .lengthTooLarge(request.length)) }
    let pageCount = length >> 12
    if !core.rules.isWide, request.pageOffset.addingReportingOverflow(pageCount).overflow {
      throw Refusal(.valueTooLarge, .offsetOverflows(request.pageOffset))
    }
    guard areas.count <= core.settings.mostAreas else {
      throw Refusal(.outOfMemory, .tooManyAreas(areas.count))
    }
    let address = try place(request, length: length)
    if request.flags.contains(.fixedNoReplace) {
      let range = address..<VirtualAddress(rawValue: address.rawValue + length)
      guard areas.area(overlapping: range).isNone else {
        throw Refusal(.fileExists, .overlaps(address))
      }
    }
    var options = request.protection.areaOptions.union(defaultOptions).union(extra)
    if readImpliesExecute, options.contains(.read) { options.insert(.execute) }
    options.formUnion([.mayRead, .mayWrite, .mayExecute])
    if request.flags.contains(.growsDown) { options.insert(.growsDown) }
    if request.flags.contains(.locked) { options.insert(.locked) }
    if request.flags.contains(.synchronous) { options.insert(.synchronous) }
    if request.flags.contains(.stack), core.rules.stackFlagMarksArea { options.insert(.noHugePage) }
    try checkLocking(options, flags: request.flags, pages: Int(pageCount))
    let isShared = try checkType(request, file: isAnonymous ? nil : file, options: &options)
    if request.flags.contains(.noReserve), core.commit.mode != .never {
      options.insert(.noReserve)
    }
    let mapped = try mapRegion(
      address, length: length, options: options, file: isAnonymous ? nil : file,
      pageOffset: isAnonymous ? (isShared ? 0 : address.pageNumber) : request.pageOffset,
      isAnonymousShared: isAnonymous && isShared)
    // What cannot be faulted in now is not told: the mapping stands.
    if Self.populates(request.flags, options) {
      populate(mapped..<VirtualAddress(rawValue: mapped.rawValue + length))
    }
    return mapped
  }

  /// Whether `mmap` faults the pages in at once. Linux: the `populate` result of `do_mmap`.
  static func populates(_ flags: MapFlags, _ options: AreaOptions) -> Bool {
    options.contains(.locked) || flags.intersection([.populate, .nonBlocking]) == .populate
  }

  /// Linux: `get_unmapped_area`.
  func place(_ request: MapRequest, length: UInt32) throws(Refusal) -> VirtualAddress {
    let isFixed = !request.flags.isDisjoint(with: [.fixed, .fixedNoReplace])
    let lowest = core.settings.lowestUserAddress
    // Linux subtracts without a look: a minimum above user space bounds no length.
    guard length <= Self.end.rawValue, length <= Self.end.rawValue &- lowest else {
      throw Refusal(.outOfMemory, .lengthTooLarge(length))
    }
    var address = request.address
    if isFixed {
      guard address.rawValue <= Self.end.rawValue - length else {
        throw Refusal(.outOfMemory, .beyondUserSpace(address, length))
      }
      guard address.isPageAligned else {
        throw Refusal(.invalidArgument, .notPageAligned(address))
      }
      guard address.rawValue >= lowest || limits.isPrivileged else {
        throw Refusal(.notPermitted, .belowMinimum(address))
      }
      return address
    }
    address = address.pageBase
    // Linux: `round_hint_to_min`.
    if address.rawValue != 0, address.rawValue < lowest {
      address.rawValue = (lowest &+ 0xfff) & ~0xfff
    }
    return try findRoom(for: length, hint: address)
  }

  /// Linux: `get_unmapped_area`, and `security_mmap_addr` of what it has found.
  func findRoom(for length: UInt32, hint: VirtualAddress) throws(Refusal) -> VirtualAddress {
    let found = try searchRoom(for: length, hint: hint)
    guard found.rawValue >= core.settings.lowestUserAddress || limits.isPrivileged else {
      throw Refusal(.notPermitted, .belowMinimum(found))
    }
    return found
  }

  /// Linux: `arch_get_unmapped_area_topdown`, or `arch_get_unmapped_area` with the old layout.
  private func searchRoom(
    for length: UInt32, hint: VirtualAddress
  ) throws(Refusal) -> VirtualAddress {
    tracer.enter(.getUnmappedArea)
    defer { tracer.leave(.getUnmappedArea) }
    let lowest = VirtualAddress(rawValue: core.settings.lowestUserAddress)
    if hint.rawValue != 0, hint >= lowest || core.rules.isWide,
      length <= Self.end.rawValue, hint.rawValue <= Self.end.rawValue - length,
      hasRoom(at: hint, length: length)
    {
      return hint
    }
    if !mapsBottomUp, lowest <= mapBase,
      let found = areas.highestGap(of: length, in: lowest..<mapBase)
    {
      return found
    }
    // Above the base too, up to the stack's guard gap.
    if let found = areas.lowestGap(of: length, in: Self.bottomUpBase..<Self.end) { return found }
    throw Refusal(.outOfMemory, .noGap(length))
  }

  private func hasRoom(at hint: VirtualAddress, length: UInt32) -> Bool {
    let next = areas.area(endingAfter: hint)
    guard !next.isNone else { return true }
    let room = areas[next].guardedStart(gap: areas.guardGap)
    return hint.rawValue + length <= room.rawValue
  }

  /// Linux: `can_do_mlock`, `mlock_future_check`.
  private func checkLocking(
    _ options: AreaOptions, flags: MapFlags, pages: Int
  ) throws(Refusal) {
    guard !limits.isPrivileged else { return }
    if flags.contains(.locked), limits.lockedMemory == 0 {
      throw Refusal(.notPermitted, .lockLimit(pages: 0))
    }
    if options.contains(.locked), totals.locked + pages > Int(limits.lockedMemory >> 12) {
      throw Refusal(.tryAgain, .lockLimit(pages: limits.lockedMemory >> 12))
    }
  }

  /// The checks that depend on what is mapped and how. Linux: the switch in `do_mmap`.
  ///
  /// - Returns: whether the mapping is shared.
  private func checkType(
    _ request: MapRequest, file: OpenFileID?, options: inout AreaOptions
  ) throws(Refusal) -> Bool {
    let type = request.flags.intersection(.typeMask)
    guard let file else {
      guard type == .shared || type == .copyOnWrite else {
        throw Refusal(.invalidArgument, .badType)
      }
      guard type == .shared else { return false }
      guard !options.contains(.growsDown) else {
        throw Refusal(.invalidArgument, .conflictingFlags)
      }
      options.formUnion([.shared, .mayShare])
      return true
    }
    let open = core.files[file]
    let isShared = type == .shared || type == .sharedValidate
    if type == .sharedValidate, !request.flags.isSubset(of: .legacyMask) {
      throw Refusal(
        .notSupported, .unknownFlags(request.flags.subtracting(.legacyMask).rawValue))
    }
    guard isShared || type == .copyOnWrite else { throw Refusal(.invalidArgument, .badType) }
    if isShared {
      if request.protection.contains(.write), !open.isWritable {
        throw Refusal(.permissionDenied, .notWritable)
      }
      options.formUnion([.shared, .mayShare])
      if !open.isWritable { options.subtract([.mayWrite, .shared]) }
    }
    guard open.isReadable else { throw Refusal(.permissionDenied, .notReadable) }
    guard open.file.kind != .directory else { throw Refusal(.noDevice, .notMappable) }
    guard !options.contains(.growsDown) else {
      throw Refusal(.invalidArgument, .conflictingFlags)
    }
    return isShared
  }

  /// Linux: `mmap_region`.
  private func mapRegion(
    _ address: VirtualAddress, length: UInt32, options: AreaOptions, file: OpenFileID?,
    pageOffset: UInt32, isAnonymousShared: Bool
  ) throws(Refusal) -> VirtualAddress {
    var options = options
    let pages = Int(length >> 12)
    let range = address..<VirtualAddress(rawValue: address.rawValue + length)
    if mayExpand(options, pages: pages) != nil {
      // Pages that MAP_FIXED is about to replace do not count twice.
      let replaced = areas.pageCount(in: range)
      if let reason = mayExpand(options, pages: pages - replaced) {
        throw Refusal(.outOfMemory, reason)
      }
    }
    var next = areas.area(endingAfter: range.lowerBound)
    if !next.isNone, areas[next].start < range.upperBound {
      try unmap(address, length: length)
      next = areas.area(endingAfter: range.lowerBound)
    }
    let isAccountable =
      options.isDisjoint(with: [.noReserve, .hugeTLB, .shared]) && options.contains(.write)
    if isAccountable {
      try charge(pages)
      options.insert(.account)
    }
    do throws(Refusal) {
      try enter(
        range, before: next, options: options, file: file, pageOffset: pageOffset,
        isAnonymousShared: isAnonymousShared)
    } catch {
      if isAccountable { core.commit.uncharge(pages) }
      throw error
    }
    account(options, pages: pages)
    if options.contains(.locked), options.isDisjoint(with: .special) { totals.locked += pages }
    return address
  }

  /// Merges the new range with a neighbour or makes an area of it.
  private func enter(
    _ range: Range<VirtualAddress>, before next: AreaLink, options: AreaOptions,
    file: OpenFileID?, pageOffset: UInt32, isAnonymousShared: Bool
  ) throws(Refusal) {
    let isZeroDevice = file.map { core.files[$0].file.kind == .zeroDevice } ?? false
    let needsObject = isAnonymousShared || isZeroDevice && options.contains(.shared)
    let before = areas.area(before: next)
    if !needsObject {
      let kind = isZeroDevice ? VMArea.Kind.privateZero : .ordinary
      let candidate = AreaCandidate(
        range: range, options: options, anonymous: .none, file: file ?? .none, kind: kind,
        pageOffset: pageOffset)
      let merged =
        core.rules.holeFilling == .next
        ? mergeNextFirst(candidate, previous: before) : merge(candidate, previous: before)
      if merged != nil {
        cache.empty()
        return
      }
      try insertArea(
        range, options: options, file: file ?? .none, pageOffset: pageOffset, kind: kind,
        before: next)
      return
    }
    let byteCount = range.upperBound - range.lowerBound
    // The object behind it is charged by its size, whatever the permissions.
    if !options.contains(.noReserve) { try charge(Int(byteCount >> 12)) }
    let object = core.files.create(
      "/dev/zero", kind: .sharedAnonymous, byteCount: UInt64(byteCount),
      device: CachedFile.DeviceNumber(major: 0, minor: 1), isDeleted: true)
    object.isCharged = !options.contains(.noReserve)
    let open = core.files.open(object, readable: true, writable: true)
    defer { core.files.release(open) }
    try insertArea(range, options: options, file: open, pageOffset: pageOffset, before: next)
  }
}

extension VMAreaTree {
  /// Mapped pages inside the range. Linux: `count_vma_pages_range`.
  func pageCount(in range: Range<VirtualAddress>) -> Int {
    var link = area(overlapping: range)
    var count = 0
    while !link.isNone, self[link].start < range.upperBound {
      let start = max(self[link].start, range.lowerBound)
      count += Int((min(self[link].end, range.upperBound) - start) >> 12)
      link = self[link].next
    }
    return count
  }
}

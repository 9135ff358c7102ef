extension Machine {
  /// Makes an access to one byte, as the chip does: looks the page up in the TLB; on a miss walks
  /// the tables, sets accessed and dirty, and fills a line.
  ///
  /// - Returns: the byte's physical address, which may lie beyond RAM.
  /// - Throws: `PageFault`; CR2 holds the address then.
  /// - Complexity: O(1)
  @inline(__always)
  public func access(_ address: VirtualAddress, _ access: Access, _ privilege: Privilege)
    throws(PageFault) -> PhysicalAddress
  {
    try self.access(address, AccessKind(access, privilege))
  }

  @inline(__always)
  func access(_ address: VirtualAddress, _ kind: AccessKind)
    throws(PageFault) -> PhysicalAddress
  {
    if let hit = tlb.guess(address, kind) { return hit }
    return try accessUnguessed(address, kind)
  }

  /// An access whose line was not guessed: the TLB is searched, then the tables are walked.
  @inline(never)
  func accessUnguessed(_ address: VirtualAddress, _ kind: AccessKind)
    throws(PageFault) -> PhysicalAddress
  {
    switch state.value.way {
    case .twoLevel:
      if tlb.mayHold(address), let hit = search(address, kind, Silent.self) { return hit }
      return try walkTwoLevel(address, kind, Silent.self)
    case .pae:
      if tlb.mayHold(address), let hit = search(address, kind, Silent.self) { return hit }
      return try walkPAE(address, kind, Silent.self)
    case .general:
      return try accessTold(address, kind)
    case .disabled:
      return PhysicalAddress(rawValue: UInt64(address.rawValue))
    }
  }

  /// An access whose steps are told, or whose directory entries are remembered.
  @inline(never)
  private func accessTold(_ address: VirtualAddress, _ kind: AccessKind)
    throws(PageFault) -> PhysicalAddress
  {
    guard rules.isEnabled else {
      return deliver(
        PhysicalAddress(rawValue: UInt64(address.rawValue)), for: address, Told.self)
    }
    if let hit = search(address, kind, Told.self) { return hit }
    return rules.isPAE
      ? try walkPAE(address, kind, Told.self) : try walkTwoLevel(address, kind, Told.self)
  }

  /// W1: asks the side's arrays in turn.
  @inline(never)
  private func search<N: Narration>(
    _ address: VirtualAddress, _ kind: AccessKind, _ narration: N.Type
  ) -> PhysicalAddress? {
    for index in tlb.lookups(kind) {
      let array = tlb.lookups[index]
      let slot = tlb.slot(of: address, in: array)
      tell(
        narration,
        .lookedUp(
          address, array: array.index, set: UInt16(array.set(of: address)),
          verdict: verdict(of: slot, kind)))
      if slot == 0 {
        tlb.missCounts[Int(array.index)] &+= 1
      } else if rightsTable.passing(tlb.slots[slot].line.rights).contains(kind) {
        return hit(slot, array, address, kind, narration)
      } else {
        dropOutdated(address, kind, narration)
        break
      }
    }
    tlb.countSearchedWalk(kind)
    return nil
  }

  /// Counts the hit; a line found on level 2 goes into level 1 as well.
  @inline(__always)
  private func hit<N: Narration>(
    _ slot: Int, _ array: TLBArray, _ address: VirtualAddress, _ kind: AccessKind,
    _ narration: N.Type
  ) -> PhysicalAddress {
    let found = tlb.slots[slot]
    tlb.use(slot)
    if array.isSecondLevel {
      tlb.countPromotion(kind)
      let fill =
        found.line.isLarge
        ? tlb.fillLarge(found.line, found.passes, for: address, kind, firstLevelOnly: true)
        : tlb.fill(found.line, found.passes, for: address, kind, firstLevelOnly: true)
      finish(fill, address, kind, narration)
    } else {
      tlb.remember(slot, for: address, kind)
    }
    return deliver(found.line.translate(address), for: address, narration)
  }

  /// Drops the side's lines of a page when one of them is not enough: its rights are too narrow,
  /// or it says that the page is clean. The walk that follows finds what holds now.
  @inline(__always)
  private func dropOutdated<N: Narration>(
    _ address: VirtualAddress, _ kind: AccessKind, _ narration: N.Type
  ) {
    let count = tlb.drop(address, kind)
    state.value.ledger.droppedLineCount &+= count
    tell(narration, .dropped(address, lineCount: UInt16(count), .insufficient))
  }

  /// W8: remembers where a line went, and tells of it.
  @inline(__always)
  func finish<N: Narration>(
    _ fill: TLBFill, _ address: VirtualAddress, _ kind: AccessKind, _ narration: N.Type
  ) {
    tlb.remember(fill.slot, for: address, kind)
    guard N.isTold else { return }
    let slot = tlb.slots[fill.slot]
    if !fill.evicted.isEmpty {
      emit(.evicted(fill.evicted.page, array: slot.array, set: slot.set, way: slot.way))
    }
    emit(.filled(slot.line.page, array: slot.array, set: slot.set, way: slot.way))
  }

  /// W9: the address goes out on the bus.
  @inline(__always)
  func deliver<N: Narration>(
    _ physical: PhysicalAddress, for address: VirtualAddress, _ narration: N.Type
  ) -> PhysicalAddress {
    tell(narration, .translated(address, physical))
    return physical
  }

  // MARK: Refusing

  /// Loads CR2, drops the lines of the address and tells of the fault.
  ///
  /// - Parameter unread: how many of the two entries the walk did not come to.
  @inline(never)
  func fault(
    _ address: VirtualAddress, _ kind: AccessKind, _ reason: PageFault.Code, unread: Int = 0
  ) -> PageFault {
    let fault = PageFault(address: address, code: code(reason, kind))
    state.value.controls.cr2 = address
    state.value.unreadEntryCount &+= unread
    if kind.isFetch {
      state.value.fetchFaultCount &+= 1
    } else {
      state.value.dataFaultCount &+= 1
    }
    let count = tlb.mayHold(address) ? tlb.dropPage(address) : 0
    state.value.ledger.droppedLineCount &+= count
    directoryCache.drop(address, shift: state.value.rules.tableShift)
    if count != 0 { emit(.dropped(address, lineCount: UInt16(count), .fault)) }
    emit(.fault(fault))
    return fault
  }

  /// The error code of a fault: the reason, and what the access was. SDM vol. 3, 4.7.
  func code(_ reason: PageFault.Code, _ kind: AccessKind) -> PageFault.Code {
    var code = reason
    if kind.isWrite { code.insert(.write) }
    if kind.isFetch { code.formUnion(state.value.rules.fetchCode) }
    if kind.requester == .user { code.insert(.user) }
    return code
  }
}

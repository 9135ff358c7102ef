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
    let requester = Requester(privilege)
    if let hit = tlb.guess(address, access, rightsTable.word(access, requester)) { return hit }
    return try accessUnguessed(address, access, requester)
  }

  /// An access whose line was not guessed: the TLB is searched, then the tables are walked.
  @inline(never)
  func accessUnguessed(_ address: VirtualAddress, _ access: Access, _ requester: Requester)
    throws(PageFault) -> PhysicalAddress
  {
    guard rules.isEnabled else {
      let physical = PhysicalAddress(rawValue: UInt64(address.rawValue))
      emit(.translated(address, physical))
      return physical
    }
    let sufficient = rightsTable.word(access, requester)
    let slot = lookUp(address, access, sufficient)
    let line = slot == 0 ? .empty : tlb.slots[slot].line
    let physical: PhysicalAddress
    if slot != 0, sufficient.allows(line.rights) {
      promote(slot, address, access)
      physical = line.translate(address)
    } else {
      // Any line of the page is out of date: its rights are too narrow, or it says clean.
      if slot != 0 { ledger.droppedLineCount &+= tlb.drop(address, access) }
      let line = try walk(address, access, requester)
      fill(line, address, access)
      physical = line.translate(address)
    }
    emit(.translated(address, physical))
    return physical
  }

  /// W1: asks the side's arrays in turn.
  ///
  /// - Returns: the slot that holds the page, whether its rights suffice or not; 0 if none does.
  @inline(__always)
  private func lookUp(_ address: VirtualAddress, _ access: Access, _ sufficient: UInt16) -> Int {
    for index in tlb.path(access).lookups {
      let array = tlb.lookups[index]
      let slot = tlb.slot(of: address, in: array)
      emit(
        .lookedUp(
          address, array: array.index, set: UInt16(array.set(of: address)),
          verdict: tlb.verdict(of: slot, sufficient)))
      if slot != 0 { return slot }
      tlb.tallies[Int(array.index)].misses &+= 1
    }
    return 0
  }

  /// Counts the hit; a line found on level 2 moves into level 1.
  @inline(__always)
  private func promote(_ slot: Int, _ address: VirtualAddress, _ access: Access) {
    tlb.use(slot)
    let shape = tlb.slots[slot].array
    guard tlb.isSecondLevel(shape) else { return tlb.remember(slot, for: address, access) }
    report(
      tlb.fill(tlb.slots[slot].line, for: address, access, firstLevelOnly: true), address, access)
  }

  /// W8: puts what the walk found into the TLB.
  @inline(__always)
  private func fill(_ line: TLBLine, _ address: VirtualAddress, _ access: Access) {
    report(tlb.fill(line, for: address, access), address, access)
  }

  @inline(__always)
  private func report(_ fill: TLBFill, _ address: VirtualAddress, _ access: Access) {
    tlb.remember(fill.slot, for: address, access)
    guard isObserved else { return }
    let slot = tlb.slots[fill.slot]
    if !fill.evicted.isEmpty {
      emit(.evicted(fill.evicted.page, array: slot.array, set: slot.set, way: slot.way))
    }
    emit(.filled(slot.line.page, array: slot.array, set: slot.set, way: slot.way))
  }

  /// Loads CR2, drops the lines of the address and tells of the fault.
  @inline(never)
  func fault(_ address: VirtualAddress, _ access: Access, _ requester: Requester,
    _ reason: PageFault.Code) -> PageFault
  {
    let fault = PageFault(address: address, code: code(reason, access, requester))
    controls.cr2 = address
    ledger.faultCount &+= 1
    ledger.droppedLineCount &+= tlb.dropPage(address)
    emit(.fault(fault))
    return fault
  }

  /// The error code of a fault: the reason, and what the access was. SDM vol. 3, 4.7.
  func code(_ reason: PageFault.Code, _ access: Access, _ requester: Requester)
    -> PageFault.Code
  {
    var code = reason
    if access == .write { code.insert(.write) }
    if access == .fetch { code.formUnion(rules.fetchCode) }
    if requester == .user { code.insert(.user) }
    return code
  }
}

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
      return deliver(PhysicalAddress(rawValue: UInt64(address.rawValue)), for: address)
    }
    let sufficient = rightsTable.word(access, requester)
    for index in tlb.path(access).lookups {
      let array = tlb.lookups[index]
      let slot = tlb.slot(of: address, in: array)
      emit(
        .lookedUp(
          address, array: array.index, set: UInt16(array.set(of: address)),
          verdict: tlb.verdict(of: slot, sufficient)))
      if slot == 0 {
        tlb.tallies[Int(array.index)].misses &+= 1
      } else if sufficient.allows(tlb.slots[slot].line.rights) {
        return hit(slot, array, address, access)
      } else {
        dropOutdated(address, access)
        break
      }
    }
    let line = try walk(address, access, requester)
    report(tlb.fill(line, for: address, access), address, access)
    return deliver(line.translate(address), for: address)
  }

  /// Counts the hit; a line found on level 2 goes into level 1 as well.
  @inline(__always)
  private func hit(
    _ slot: Int, _ array: TLBArray, _ address: VirtualAddress, _ access: Access
  ) -> PhysicalAddress {
    let line = tlb.slots[slot].line
    tlb.use(slot)
    if array.isSecondLevel {
      report(tlb.fill(line, for: address, access, firstLevelOnly: true), address, access)
    } else {
      tlb.remember(slot, for: address, access)
    }
    return deliver(line.translate(address), for: address)
  }

  /// Drops the side's lines of a page when one of them is not enough: its rights are too narrow,
  /// or it says that the page is clean. The walk that follows finds what holds now.
  @inline(never)
  private func dropOutdated(_ address: VirtualAddress, _ access: Access) {
    let count = tlb.drop(address, access)
    ledger.droppedLineCount &+= count
    emit(.dropped(address, lineCount: UInt16(count), .insufficient))
  }

  /// W8: remembers where a line went, and tells of it.
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

  /// W9: the address goes out on the bus.
  @inline(__always)
  private func deliver(_ physical: PhysicalAddress, for address: VirtualAddress)
    -> PhysicalAddress
  {
    emit(.translated(address, physical))
    return physical
  }

  /// Loads CR2, drops the lines of the address and tells of the fault.
  @inline(never)
  func fault(_ address: VirtualAddress, _ access: Access, _ requester: Requester,
    _ reason: PageFault.Code) -> PageFault
  {
    let fault = PageFault(address: address, code: code(reason, access, requester))
    controls.cr2 = address
    ledger.faultCount &+= 1
    let count = tlb.dropPage(address)
    ledger.droppedLineCount &+= count
    if count != 0 { emit(.dropped(address, lineCount: UInt16(count), .fault)) }
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

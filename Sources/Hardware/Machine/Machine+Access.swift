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

  /// An access whose line was not guessed.
  @inline(never)
  func accessUnguessed(_ address: VirtualAddress, _ kind: AccessKind)
    throws(PageFault) -> PhysicalAddress
  {
    guard let (line, passes) = plainWalk(address, kind) else {
      return try accessInFull(address, kind)
    }
    guard _fastPath(tlb.isSimple) else { return finish(line, passes, address, kind) }
    tlb.fillFour(line, passes, for: address, kind)
    return line.translate(address)
  }

  /// Ends a plain walk on a TLB that is not of the simple sort.
  @inline(never)
  private func finish(
    _ line: TLBLine, _ passes: AccessKind.Set, _ address: VirtualAddress, _ kind: AccessKind
  ) -> PhysicalAddress {
    let fill = tlb.fill(line, passes, for: address, kind)
    tlb.remember(fill.slot, for: address, kind)
    return line.translate(address)
  }

  /// The walk of most misses: nobody listens, no array can hold the page, and 4 KiB entries are
  /// there that are accessed already and let the access pass, so that nothing in RAM changes.
  ///
  /// - Returns: nil when any of this is not so; nothing has happened then, and `accessInFull`
  ///   finds out what there is to do.
  @inline(__always)
  private func plainWalk(_ address: VirtualAddress, _ kind: AccessKind)
    -> Finding?
  {
    let way = state.value.way
    guard _fastPath(way.isPlain), _fastPath(!tlb.mayHold(address)) else { return nil }
    let leaf: UInt64
    let rights: UInt64
    if way == .twoLevel {
      let index = UInt64(address.rawValue &>> 22)
      let directory = entry(UInt32.self, state.value.directoryBase | index &<< 2)
      guard _fastPath(directory & 0xa1 == 0x21) else { return nil }
      leaf = entry(
        UInt32.self, directory & ~0xfff | UInt64(address.rawValue &>> 10 & 0xffc))
      rights = directory & leaf & 6
    } else {
      let pointer = pointerRegisters[Int(address.rawValue &>> 30)].rawValue
      let reserved = state.value.rules.reserved
      let directory = entry(
        UInt64.self,
        pointer & PageTableEntry.frameMask | UInt64(address.rawValue &>> 18 & 0xff8))
      guard _fastPath(pointer & 1 != 0), _fastPath(directory & (reserved | 0xa1) == 0x21)
      else { return nil }
      leaf = entry(
        UInt64.self,
        directory & PageTableEntry.frameMask | UInt64(address.rawValue &>> 9 & 0xff8))
      guard _fastPath(leaf & reserved == 0) else { return nil }
      rights = directory & leaf & 6 | (directory | leaf) &>> 54 & 0x200
    }
    let passes = passes(rights, leaf)
    guard _fastPath(leaf & 0x21 == 0x21), _fastPath(passes.contains(kind)) else { return nil }
    return (smallLine(address, leaf, rights), passes)
  }

  /// An entry; all ones where there is no RAM.
  @inline(__always)
  private func entry<Word: FixedWidthInteger & BitwiseCopyable>(
    _ width: Word.Type, _ place: UInt64
  ) -> UInt64 {
    UInt64(truncatingIfNeeded: memory.load(width, at: PhysicalAddress(rawValue: place)))
  }

  /// What a line with these rights and this leaf lets pass: writes only if the leaf is dirty.
  /// `rights` are R/W, U/S and NX of all levels, placed as in `TLBLine.Flags`.
  @inline(__always)
  func passes(_ rights: UInt64, _ leaf: UInt64) -> AccessKind.Set {
    rightsTable.passing(TLBLine.Flags(rawValue: UInt16(truncatingIfNeeded: rights | leaf & 0x40)))
  }

  /// The line of a page of 4 KiB.
  @inline(__always)
  func smallLine(_ address: VirtualAddress, _ leaf: UInt64, _ rights: UInt64) -> TLBLine {
    let flags = UInt16(truncatingIfNeeded: leaf) & state.value.rules.keptBits & ~6
    return TLBLine(
      first: address.rawValue & ~0xfff, size: 4096, target: leaf & PageTableEntry.frameMask,
      flags: TLBLine.Flags(rawValue: flags | UInt16(truncatingIfNeeded: rights)))
  }

  // MARK: In full

  /// An access with all that it may need: the TLB's arrays are searched, the tables are walked,
  /// bits are set, steps are told.
  @inline(never)
  private func accessInFull(_ address: VirtualAddress, _ kind: AccessKind)
    throws(PageFault) -> PhysicalAddress
  {
    guard rules.isEnabled else {
      return deliver(PhysicalAddress(rawValue: UInt64(address.rawValue)), for: address)
    }
    // A walk without a search counts as a miss of every array.
    if isObserved || tlb.mayHold(address), let hit = search(address, kind) { return hit }
    let (line, passes) = rules.isPAE ? try walkPAE(address, kind) : try walkTwoLevel(address, kind)
    fill(line, isObserved ? .none : passes, address, kind)
    return deliver(line.translate(address), for: address)
  }

  /// W1: asks the side's arrays in turn.
  private func search(_ address: VirtualAddress, _ kind: AccessKind) -> PhysicalAddress? {
    let mayBeHeld = tlb.mayHold(address)
    for index in tlb.lookups(kind) {
      let array = tlb.lookups[index]
      let slot = mayBeHeld ? tlb.slot(of: address, in: array) : 0
      emit(
        .lookedUp(
          address, array: array.index, set: UInt16(array.set(of: address)),
          verdict: slot == 0 ? .miss : verdict(of: slot, kind)))
      if slot == 0 { continue }
      if rightsTable.passing(tlb.slots[slot].line.flags).contains(kind) {
        tlb.countMisses(before: index, kind, foundIn: array)
        return hit(slot, array, address, kind)
      }
      tlb.countMisses(before: index, kind, foundIn: nil)
      dropOutdated(address, kind)
      tlb.countSearchedWalk(kind)
      return nil
    }
    tlb.countMisses(before: tlb.lookups(kind).upperBound, kind, foundIn: nil)
    tlb.countSearchedWalk(kind)
    return nil
  }

  /// Counts the hit; a line found on level 2 goes into level 1 as well.
  private func hit(
    _ slot: Int, _ array: TLBArray, _ address: VirtualAddress, _ kind: AccessKind
  ) -> PhysicalAddress {
    let found = tlb.slots[slot]
    tlb.use(slot)
    if array.isSecondLevel {
      tlb.countPromotion(kind)
      fill(found.line, found.passes, address, kind, firstLevelOnly: true)
    } else {
      tlb.remember(slot, for: address, kind)
    }
    return deliver(found.line.translate(address), for: address)
  }

  /// Drops the side's lines of a page when one of them is not enough: its rights are too narrow,
  /// or it says that the page is clean. The walk that follows finds what holds now.
  private func dropOutdated(_ address: VirtualAddress, _ kind: AccessKind) {
    let count = tlb.drop(address, kind)
    state.value.ledger.droppedLineCount &+= count
    emit(.dropped(address, lineCount: UInt16(count), .insufficient))
  }

  /// W8: puts a line into the TLB and tells where it went.
  private func fill(
    _ line: TLBLine, _ passes: AccessKind.Set, _ address: VirtualAddress, _ kind: AccessKind,
    firstLevelOnly: Bool = false
  ) {
    let fill =
      line.isLarge
      ? tlb.fillLarge(line, passes, for: address, kind, firstLevelOnly: firstLevelOnly)
      : tlb.fill(line, passes, for: address, kind, firstLevelOnly: firstLevelOnly)
    tlb.remember(fill.slot, for: address, kind)
    guard isObserved else { return }
    let slot = tlb.slots[fill.slot]
    if !fill.evicted.isEmpty {
      emit(.evicted(fill.evicted.page, array: slot.array, set: slot.set, way: slot.way))
    }
    emit(.filled(slot.line.page, array: slot.array, set: slot.set, way: slot.way))
  }

  /// W9: the address goes out on the bus.
  private func deliver(_ physical: PhysicalAddress, for address: VirtualAddress)
    -> PhysicalAddress
  {
    emit(.translated(address, physical))
    return physical
  }
}

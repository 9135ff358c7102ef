extension Machine {
  // W2 to W9: walks the tables for one access, sets accessed and dirty, and fills a line.
  //
  // At each level first P is checked, then the reserved bits; the rights of all levels are
  // checked once, at the leaf. A table's accessed bit is set before the next level is read, the
  // leaf's bits only when the access is allowed.

  /// A walk through directory and table. Intel SDM vol. 3, 4.3.
  @inline(__always)
  func walkTwoLevel<N: Narration>(
    _ address: VirtualAddress, _ kind: AccessKind, _ narration: N.Type
  ) throws(PageFault) -> PhysicalAddress {
    let index = UInt64(address.rawValue &>> 22)
    let upper = Entry<UInt32>(.directory, state.value.directoryBase | index &<< 2)
    let directory = readDirectory(upper, address, narration)
    guard directory & 1 != 0 else { throw fault(address, kind, [], unread: 1) }
    if directory & 0x80 != 0, state.value.rules.hasLargePages {
      return try largePage(upper, directory, address, kind, narration)
    }
    if directory & 0x20 == 0 { write(directory | 0x20, upper, narration) }
    if N.isTold { rememberDirectory(directory | 0x20, address) }
    let lower = Entry<UInt32>(
      .table, directory & ~0xfff | UInt64(address.rawValue &>> 10 & 0xffc))
    let leaf = read(lower, narration)
    guard leaf & 1 != 0 else { throw fault(address, kind, []) }
    return try smallPage(lower, leaf, rights: directory & leaf & 6, address, kind, narration)
  }

  /// A walk from one of PAE's pointers through directory and table. Intel SDM vol. 3, 4.4.
  @inline(__always)
  func walkPAE<N: Narration>(
    _ address: VirtualAddress, _ kind: AccessKind, _ narration: N.Type
  ) throws(PageFault) -> PhysicalAddress {
    let index = Int(address.rawValue &>> 30)
    let pointer = pointerRegisters[index].rawValue
    tell(
      narration, .pointerUsed(index: UInt8(index), value: PageTableEntry(rawValue: pointer)))
    guard pointer & 1 != 0 else { throw fault(address, kind, [], unread: 2) }
    let upper = Entry<UInt64>(
      .directory, pointer & PageTableEntry.frameMask | UInt64(address.rawValue &>> 18 & 0xff8))
    let directory = readDirectory(upper, address, narration)
    guard directory & 1 != 0 else { throw fault(address, kind, [], unread: 1) }
    if directory & 0x80 != 0 {
      return try largePage(upper, directory, address, kind, narration)
    }
    guard directory & state.value.rules.reserved == 0 else {
      throw fault(address, kind, [.protection, .reserved], unread: 1)
    }
    if directory & 0x20 == 0 { write(directory | 0x20, upper, narration) }
    if N.isTold { rememberDirectory(directory | 0x20, address) }
    let lower = Entry<UInt64>(
      .table, directory & PageTableEntry.frameMask | UInt64(address.rawValue &>> 9 & 0xff8))
    let leaf = read(lower, narration)
    guard leaf & 1 != 0 else { throw fault(address, kind, []) }
    guard leaf & state.value.rules.reserved == 0 else {
      throw fault(address, kind, [.protection, .reserved])
    }
    // R/W and U/S are the AND of the levels, NX is the OR; where NX is not in force, bit 63 is
    // reserved and cannot be set here.
    let rights = directory & leaf & 6 | (directory | leaf) &>> 54 & 0x200
    return try smallPage(lower, leaf, rights: rights, address, kind, narration)
  }

  // MARK: Leaves

  /// W7 and W8 at an entry of a table. `rights` are R/W, U/S and NX of all levels, placed as in
  /// `TLBLine.Flags`.
  @inline(__always)
  private func smallPage<Word, N: Narration>(
    _ place: Entry<Word>, _ leaf: UInt64, rights: UInt64, _ address: VirtualAddress,
    _ kind: AccessKind, _ narration: N.Type
  ) throws(PageFault) -> PhysicalAddress {
    let passes = try decide(leaf, rights: rights, address, kind, narration)
    let used = use(place, leaf, kind, narration)
    let flags = UInt16(truncatingIfNeeded: used) & state.value.rules.keptBits & ~6
    let line = TLBLine(
      first: address.rawValue & ~0xfff, size: 4096, target: used & PageTableEntry.frameMask,
      flags: TLBLine.Flags(rawValue: flags | UInt16(truncatingIfNeeded: rights)))
    finish(tlb.fill(line, passes, for: address, kind), address, kind, narration)
    return deliver(line.translate(address), for: address, narration)
  }

  /// W4, W7 and W8 at a directory entry that maps a large page itself.
  @inline(never)
  private func largePage<Word, N: Narration>(
    _ place: Entry<Word>, _ leaf: UInt64, _ address: VirtualAddress, _ kind: AccessKind,
    _ narration: N.Type
  ) throws(PageFault) -> PhysicalAddress {
    let rules = state.value.rules
    state.value.unreadEntryCount &+= 1
    guard leaf & rules.largeReserved == 0 else {
      throw fault(address, kind, [.protection, .reserved])
    }
    let rights = leaf & 6 | leaf &>> 54 & 0x200
    let passes = try decide(leaf, rights: rights, address, kind, narration)
    let used = use(place, leaf, kind, narration)
    // PAT stands in bit 12, where a table's entry has it in bit 7.
    let pat = used &>> 5 & 0x80
    let flags = UInt16(truncatingIfNeeded: used & ~0x86 | pat | rights) & (rules.keptBits | 0x200)
    let line = TLBLine(
      first: address.rawValue & ~rules.largePageMask, size: rules.largePageMask + 1,
      target: rules.largeBase(used), flags: TLBLine.Flags(rawValue: flags))
    finish(tlb.fillLarge(line, passes, for: address, kind), address, kind, narration)
    return deliver(line.translate(address), for: address, narration)
  }

  /// W7: compares what all levels allow with the access.
  ///
  /// - Returns: what the line will let pass: nothing while the machine is observed, and writes
  ///   only if the leaf is dirty or becomes so now.
  @inline(__always)
  private func decide<N: Narration>(
    _ leaf: UInt64, rights: UInt64, _ address: VirtualAddress, _ kind: AccessKind,
    _ narration: N.Type
  ) throws(PageFault) -> AccessKind.Set {
    let rights = TLBLine.Flags(rawValue: UInt16(truncatingIfNeeded: rights)).rights
    let passes = rightsTable.passing(rights.union(.dirty))
    tell(
      narration,
      .decided(
        rights, kind.access, kind.requester.privilege,
        refusal: controls.refusal(of: rights, kind)))
    guard passes.contains(kind) else { throw fault(address, kind, .protection) }
    if N.isTold, isObserved { return .none }
    return kind.isWrite || leaf & 0x40 != 0 ? passes : passes.subtracting(.writes)
  }

  /// W8: sets the leaf's accessed bit, for a write its dirty bit, and writes it back if that
  /// changed it.
  ///
  /// - Returns: the leaf as it is then.
  @inline(__always)
  private func use<Word, N: Narration>(
    _ place: Entry<Word>, _ leaf: UInt64, _ kind: AccessKind, _ narration: N.Type
  ) -> UInt64 {
    let used = leaf | (kind.isWrite ? 0x60 : 0x20)
    if used != leaf { write(used, place, narration) }
    return used
  }

  // MARK: Entries in RAM

  /// The place of an entry of 32 or 64 bits.
  private struct Entry<Word: FixedWidthInteger & BitwiseCopyable> {
    let level: PagingLevel
    let address: PhysicalAddress

    @inline(__always)
    init(_ level: PagingLevel, _ address: UInt64) {
      self.level = level
      self.address = PhysicalAddress(rawValue: address)
    }
  }

  /// An entry; all ones where there is no RAM.
  @inline(__always)
  private func read<Word, N: Narration>(_ place: Entry<Word>, _ narration: N.Type) -> UInt64 {
    let entry = UInt64(truncatingIfNeeded: memory.load(Word.self, at: place.address))
    tell(
      narration,
      .entryRead(place.level, at: place.address, value: PageTableEntry(rawValue: entry)))
    return entry
  }

  /// A directory entry: from the chip's memory of them, if it has one, or from RAM.
  @inline(__always)
  private func readDirectory<Word, N: Narration>(
    _ place: Entry<Word>, _ address: VirtualAddress, _ narration: N.Type
  ) -> UInt64 {
    if N.isTold, let entry = rememberedDirectory(address) { return entry }
    return read(place, narration)
  }

  private func rememberedDirectory(_ address: VirtualAddress) -> UInt64? {
    guard let entry = directoryCache.entry(for: address, shift: rules.tableShift) else {
      return nil
    }
    state.value.unreadEntryCount &+= 1
    emit(.directoryRemembered(address, value: PageTableEntry(rawValue: entry)))
    return entry
  }

  private func rememberDirectory(_ entry: UInt64, _ address: VirtualAddress) {
    directoryCache.remember(entry, for: address, shift: rules.tableShift)
  }

  @inline(never)
  private func write<Word, N: Narration>(
    _ entry: UInt64, _ place: Entry<Word>, _ narration: N.Type
  ) {
    memory.store(Word(truncatingIfNeeded: entry), at: place.address)
    state.value.ledger.entryWriteCount &+= 1
    tell(
      narration,
      .entryWritten(place.level, at: place.address, value: PageTableEntry(rawValue: entry)))
  }
}

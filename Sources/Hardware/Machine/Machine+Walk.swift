// The walk in full, W2 to W8: reads the tables for one access and sets accessed and dirty.
//
// At each level first P is checked, then the reserved bits; the rights of all levels are checked
// once, at the leaf. A table's accessed bit is set before the next level is read, the leaf's bits
// only when the access is allowed.

extension Machine {
  /// What a walk finds: the line that the TLB takes, and what that lets pass.
  typealias Finding = (line: TLBLine, passes: AccessKind.Set)

  /// A walk through directory and table. Intel SDM vol. 3, 4.3.
  func walkTwoLevel(_ address: VirtualAddress, _ kind: AccessKind) throws(PageFault) -> Finding {
    let index = UInt64(address.rawValue >> 22)
    let upper = Entry<UInt32>(.directory, state.value.directoryBase | index << 2)
    let directory = readDirectory(upper, address)
    guard directory & 1 != 0 else { throw fault(address, kind, [], unread: 1) }
    if directory & 0x80 != 0, rules.hasLargePages {
      return try largePage(upper, directory, address, kind)
    }
    useDirectory(upper, directory, address)
    let lower = Entry<UInt32>(
      .table, directory & ~0xfff | UInt64(address.rawValue >> 10 & 0xffc))
    let leaf = read(lower)
    guard leaf & 1 != 0 else { throw fault(address, kind, []) }
    return try smallPage(lower, leaf, directory & leaf & 6, address, kind)
  }

  /// A walk from one of PAE's pointers through directory and table. Intel SDM vol. 3, 4.4.
  func walkPAE(_ address: VirtualAddress, _ kind: AccessKind) throws(PageFault) -> Finding {
    let index = Int(address.rawValue >> 30)
    let pointer = pointerRegisters[index].rawValue
    emit(.pointerUsed(index: UInt8(index), value: PageTableEntry(rawValue: pointer)))
    guard pointer & 1 != 0 else { throw fault(address, kind, [], unread: 2) }
    let upper = Entry<UInt64>(
      .directory, pointer & PageTableEntry.frameMask | UInt64(address.rawValue >> 18 & 0xff8))
    let directory = readDirectory(upper, address)
    guard directory & 1 != 0 else { throw fault(address, kind, [], unread: 1) }
    if directory & 0x80 != 0 { return try largePage(upper, directory, address, kind) }
    guard directory & rules.reserved == 0 else {
      throw fault(address, kind, [.protection, .reserved], unread: 1)
    }
    useDirectory(upper, directory, address)
    let lower = Entry<UInt64>(
      .table, directory & PageTableEntry.frameMask | UInt64(address.rawValue >> 9 & 0xff8))
    let leaf = read(lower)
    guard leaf & 1 != 0 else { throw fault(address, kind, []) }
    guard leaf & rules.reserved == 0 else {
      throw fault(address, kind, [.protection, .reserved])
    }
    // R/W and U/S are the AND of the levels, NX is the OR; where NX is not in force, bit 63 is
    // reserved and cannot be set here.
    let rights = directory & leaf & 6 | (directory | leaf) >> 54 & 0x200
    return try smallPage(lower, leaf, rights, address, kind)
  }

  // MARK: Leaves

  /// W7 and W8 at an entry of a table.
  private func smallPage<Word>(
    _ place: Entry<Word>, _ leaf: UInt64, _ rights: UInt64, _ address: VirtualAddress,
    _ kind: AccessKind
  ) throws(PageFault) -> Finding {
    let used = try use(place, leaf, rights, address, kind)
    return (smallLine(address, used, rights), passes(rights, used))
  }

  /// W4, W7 and W8 at a directory entry that maps a large page itself.
  private func largePage<Word>(
    _ place: Entry<Word>, _ leaf: UInt64, _ address: VirtualAddress, _ kind: AccessKind
  ) throws(PageFault) -> Finding {
    let rules = rules
    guard leaf & rules.largeReserved == 0 else {
      throw fault(address, kind, [.protection, .reserved], unread: 1)
    }
    let rights = leaf & 6 | leaf >> 54 & 0x200
    let used = try use(place, leaf, rights, address, kind, unread: 1)
    state.value.unreadEntryCount &+= 1
    // PAT stands in bit 12, where a table's entry has it in bit 7.
    let pat = used >> 5 & 0x80
    let flags = UInt16(truncatingIfNeeded: used & ~0x86 | pat) & rules.keptBits
    let line = TLBLine(
      first: address.rawValue & ~rules.largePageMask, size: rules.largePageMask + 1,
      target: rules.largeBase(used),
      flags: TLBLine.Flags(rawValue: flags | UInt16(truncatingIfNeeded: rights)))
    return (line, passes(rights, used))
  }

  /// W7: compares what all levels allow with the access. W8: sets the leaf's accessed bit, for a
  /// write its dirty bit, and writes it back if that changed it.
  ///
  /// - Returns: the leaf as it is then.
  private func use<Word>(
    _ place: Entry<Word>, _ leaf: UInt64, _ rights: UInt64, _ address: VirtualAddress,
    _ kind: AccessKind, unread: Int = 0
  ) throws(PageFault) -> UInt64 {
    if isObserved { reportDecision(rights, kind) }
    guard passes(rights, 0x40).contains(kind) else {
      throw fault(address, kind, .protection, unread: unread)
    }
    let used = leaf | (kind.isWrite ? 0x60 : 0x20)
    if used != leaf { write(used, place) }
    return used
  }

  private func reportDecision(_ bits: UInt64, _ kind: AccessKind) {
    let rights = TLBLine.Flags(rawValue: UInt16(truncatingIfNeeded: bits)).rights
    emit(
      .decided(
        rights, kind.access, kind.requester.privilege,
        refusal: controls.refusal(of: rights, kind)))
  }

  // MARK: Entries in RAM

  /// The place of an entry of 32 or 64 bits.
  private struct Entry<Word: FixedWidthInteger & BitwiseCopyable> {
    let level: PagingLevel
    let address: PhysicalAddress

    init(_ level: PagingLevel, _ address: UInt64) {
      self.level = level
      self.address = PhysicalAddress(rawValue: address)
    }
  }

  /// An entry; all ones where there is no RAM.
  private func read<Word>(_ place: Entry<Word>) -> UInt64 {
    let entry = UInt64(truncatingIfNeeded: memory.load(Word.self, at: place.address))
    emit(.entryRead(place.level, at: place.address, value: PageTableEntry(rawValue: entry)))
    return entry
  }

  private func write<Word>(_ entry: UInt64, _ place: Entry<Word>) {
    memory.store(Word(truncatingIfNeeded: entry), at: place.address)
    state.value.ledger.entryWriteCount &+= 1
    emit(.entryWritten(place.level, at: place.address, value: PageTableEntry(rawValue: entry)))
  }

  /// A directory entry: from the chip's memory of them, if it has one, or from RAM.
  private func readDirectory<Word>(_ place: Entry<Word>, _ address: VirtualAddress) -> UInt64 {
    guard let entry = directoryCache.entry(for: address, shift: rules.tableShift) else {
      return read(place)
    }
    state.value.unreadEntryCount &+= 1
    emit(.directoryRemembered(address, value: PageTableEntry(rawValue: entry)))
    return entry
  }

  /// W5: sets the accessed bit of a directory entry that leads to a table.
  private func useDirectory<Word>(
    _ place: Entry<Word>, _ entry: UInt64, _ address: VirtualAddress
  ) {
    if entry & 0x20 == 0 { write(entry | 0x20, place) }
    directoryCache.remember(entry | 0x20, for: address, shift: rules.tableShift)
  }

  // MARK: Refusing

  /// Loads CR2, drops the lines of the address and tells of the fault.
  ///
  /// - Parameter unread: how many of the two entries the walk did not come to.
  private func fault(
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
    directoryCache.drop(address, shift: rules.tableShift)
    if count != 0 { emit(.dropped(address, lineCount: UInt16(count), .fault)) }
    emit(.fault(fault))
    return fault
  }

  /// The error code of a fault: the reason, and what the access was. SDM vol. 3, 4.7.
  func code(_ reason: PageFault.Code, _ kind: AccessKind) -> PageFault.Code {
    var code = reason
    if kind.isWrite { code.insert(.write) }
    if kind.isFetch { code.formUnion(rules.fetchCode) }
    if kind.requester == .user { code.insert(.user) }
    return code
  }
}

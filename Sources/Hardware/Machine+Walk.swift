extension Machine {
  /// W2 to W8: walks the tables for one access, sets accessed and dirty, and makes the line.
  ///
  /// At each level first P is checked, then the reserved bits; the rights of all levels are
  /// checked once, at the leaf. A table's accessed bit is set before the next level is read, the
  /// leaf's bits only when the access is allowed.
  @inline(__always)
  func walk(_ address: VirtualAddress, _ access: Access, _ requester: Requester)
    throws(PageFault) -> TLBLine
  {
    ledger.walkCount &+= 1
    return rules.isPAE
      ? try walkPAE(address, access, requester) : try walkTwoLevel(address, access, requester)
  }

  /// Intel SDM vol. 3, 4.3.
  private func walkTwoLevel(
    _ address: VirtualAddress, _ access: Access, _ requester: Requester
  ) throws(PageFault) -> TLBLine {
    let slot = UInt64(controls.cr3 & ~0xfff) &+ UInt64(address.rawValue &>> 22) &* 4
    let directory = read(UInt32.self, .directory, PhysicalAddress(rawValue: slot))
    guard directory & 1 != 0 else { throw fault(address, access, requester, []) }
    if directory & 0x80 != 0, rules.hasLargePages {
      return try largePage(
        UInt32.self, address, access, requester, PhysicalAddress(rawValue: slot), directory)
    }
    if directory & 0x20 == 0 {
      write(UInt32.self, .directory, PhysicalAddress(rawValue: slot), directory | 0x20)
    }
    let place = PhysicalAddress(
      rawValue: directory & ~0xfff | UInt64(address.rawValue &>> 10 & 0xffc))
    let leaf = read(UInt32.self, .table, place)
    guard leaf & 1 != 0 else { throw fault(address, access, requester, []) }
    return try smallPage(
      UInt32.self, address, access, requester, place, leaf, combined: directory & leaf)
  }

  /// Intel SDM vol. 3, 4.4.
  private func walkPAE(_ address: VirtualAddress, _ access: Access, _ requester: Requester)
    throws(PageFault) -> TLBLine
  {
    let index = Int(address.rawValue &>> 30)
    let pointer = pointers[index]
    emit(.pointerUsed(index: UInt8(index), value: pointer))
    guard pointer.rawValue & 1 != 0 else { throw fault(address, access, requester, []) }
    let slot = PhysicalAddress(
      rawValue: pointer.rawValue & PageTableEntry.frameMask
        | UInt64(address.rawValue &>> 18 & 0xff8))
    let directory = read(UInt64.self, .directory, slot)
    guard directory & 1 != 0 else { throw fault(address, access, requester, []) }
    if directory & 0x80 != 0 {
      return try largePage(UInt64.self, address, access, requester, slot, directory)
    }
    guard directory & rules.reserved == 0 else {
      throw fault(address, access, requester, [.protection, .reserved])
    }
    if directory & 0x20 == 0 { write(UInt64.self, .directory, slot, directory | 0x20) }
    let place = PhysicalAddress(
      rawValue: directory & PageTableEntry.frameMask | UInt64(address.rawValue &>> 9 & 0xff8))
    let leaf = read(UInt64.self, .table, place)
    guard leaf & 1 != 0 else { throw fault(address, access, requester, []) }
    guard leaf & rules.reserved == 0 else {
      throw fault(address, access, requester, [.protection, .reserved])
    }
    // NX is the OR of the levels, R/W and U/S are the AND.
    let combined = directory & leaf & ~(1 << 63) | (directory | leaf) & rules.noExecute
    return try smallPage(UInt64.self, address, access, requester, place, leaf, combined: combined)
  }

  // MARK: Leaves

  @inline(__always)
  private func smallPage<Word: FixedWidthInteger & BitwiseCopyable>(
    _ width: Word.Type, _ address: VirtualAddress, _ access: Access, _ requester: Requester,
    _ place: PhysicalAddress, _ leaf: UInt64, combined: UInt64
  ) throws(PageFault) -> TLBLine {
    let rights = try decide(address, access, requester, combined, leaf)
    let used = markUsed(width, .table, place, leaf, access)
    let flags = rules.flags(used, patShift: 7) | UInt64(rights.rawValue)
    return TLBLine(
      page: address.rawValue & 0xffff_f000, mask: 0xffff_f000,
      payload: used & PageTableEntry.frameMask | flags)
  }

  @inline(__always)
  private func largePage<Word: FixedWidthInteger & BitwiseCopyable>(
    _ width: Word.Type, _ address: VirtualAddress, _ access: Access, _ requester: Requester,
    _ place: PhysicalAddress, _ leaf: UInt64
  ) throws(PageFault) -> TLBLine {
    guard leaf & rules.largeReserved == 0 else {
      throw fault(address, access, requester, [.protection, .reserved])
    }
    let rights = try decide(address, access, requester, leaf, leaf)
    let used = markUsed(width, .directory, place, leaf, access)
    let size = rules.isPAE ? TLBLine.Flag.twoMegabytes : TLBLine.Flag.fourMegabytes
    let flags = rules.flags(used, patShift: 12) | UInt64(rights.rawValue) | size
    let mask = ~rules.largePageMask
    return TLBLine(
      page: address.rawValue & mask, mask: mask, payload: rules.largeBase(used) | flags)
  }

  /// W7: compares what all levels allow with the access.
  ///
  /// - Returns: the rights that the line will hold; its dirty bit is what the leaf's will be.
  @inline(__always)
  private func decide(
    _ address: VirtualAddress, _ access: Access, _ requester: Requester, _ combined: UInt64,
    _ leaf: UInt64
  ) throws(PageFault) -> Rights {
    var bits = combined &>> 2 & 1 | combined & 2
    if combined & rules.noExecute != 0 { bits |= 4 }
    let rights = Rights(rawValue: UInt8(truncatingIfNeeded: bits))
    let isAllowed = rightsTable.word(access, requester).allows(rights.union(.dirty))
    if isObserved { reportDecision(rights, access, requester) }
    guard isAllowed else { throw fault(address, access, requester, .protection) }
    return access == .write || leaf & 0x40 != 0 ? rights.union(.dirty) : rights
  }

  @inline(never)
  private func reportDecision(_ rights: Rights, _ access: Access, _ requester: Requester) {
    let refusal = controls.refusal(of: rights, access, requester)
    emit(.decided(rights, access, requester.privilege, refusal: refusal))
  }

  /// W8: sets the leaf's accessed bit, for a write its dirty bit, and writes it back if changed.
  @inline(__always)
  private func markUsed<Word: FixedWidthInteger & BitwiseCopyable>(
    _ width: Word.Type, _ level: PagingLevel, _ place: PhysicalAddress, _ leaf: UInt64,
    _ access: Access
  ) -> UInt64 {
    let used = leaf | (access == .write ? 0x60 : 0x20)
    if used != leaf { write(width, level, place, used) }
    return used
  }

  // MARK: Entries in RAM

  /// An entry; all ones where there is no RAM.
  @inline(__always)
  private func read<Word: FixedWidthInteger & BitwiseCopyable>(
    _ width: Word.Type, _ level: PagingLevel, _ place: PhysicalAddress
  ) -> UInt64 {
    let entry = UInt64(truncatingIfNeeded: memory.load(width, at: place))
    ledger.entryReadCount &+= 1
    emit(.entryRead(level, at: place, value: PageTableEntry(rawValue: entry)))
    return entry
  }

  @inline(__always)
  private func write<Word: FixedWidthInteger & BitwiseCopyable>(
    _ width: Word.Type, _ level: PagingLevel, _ place: PhysicalAddress, _ entry: UInt64
  ) {
    memory.store(Word(truncatingIfNeeded: entry), at: place)
    ledger.entryWriteCount &+= 1
    emit(.entryWritten(level, at: place, value: PageTableEntry(rawValue: entry)))
  }
}

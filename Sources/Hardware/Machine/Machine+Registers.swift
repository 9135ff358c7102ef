extension Machine {
  /// MOV CR3: another directory, and all lines that are not global are dropped. Under PAE the four
  /// pointers are read now. The kernel's `load_cr3`.
  ///
  /// - Throws: `GeneralProtection` when the value is wider than 32 bits or a present pointer has
  ///   a reserved bit set; nothing has changed then.
  public func loadDirectory(_ cr3: UInt64) throws(GeneralProtection) {
    guard let value = UInt32(exactly: cr3) else { throw GeneralProtection(.wideCR3(cr3)) }
    if rules.isPAE { try loadPointers(at: value, rules) }
    state.value.controls.cr3 = value
    state.value.directoryBase = UInt64(value & (rules.isPAE ? ~0x1f : ~0xfff))
    emit(.directoryLoaded(directory))
    state.value.ledger.directoryLoadCount &+= 1
    flush()
  }

  /// Loads CR0, CR2, CR3, CR4, EFER and EFLAGS.AC together, as a sequence of loads would that is
  /// legal at every step: paging goes off first and on last.
  ///
  /// What a change drops from the TLB: CR3, all lines that are not global, if its value changes;
  /// CR0.PG cleared, CR4.PGE or PAE changed, or SMEP set, everything; CR0.WP, CR4.SMAP, CR4.PSE,
  /// EFER.NXE and EFLAGS.AC, nothing.
  ///
  /// - Throws: `GeneralProtection` for what the chip refuses; nothing has changed then.
  public func setControls(_ new: ControlRegisters) throws(GeneralProtection) {
    var new = new
    new.cr0.formIntersection(.defined)
    new.cr0.insert(.extensionType)
    try check(new)
    let newRules = WalkRules(new, physicalAddressBits: physicalAddressBits)
    let old = controls
    if newRules.isPAE, readsPointers(from: old, to: new) {
      try loadPointers(at: new.cr3, newRules)
    }
    state.value.controls = new
    dropLines(from: old, to: new)
    update()
  }

  /// MOV CR0.
  public func setCR0(_ value: ControlRegisters.CR0) throws(GeneralProtection) {
    var new = controls
    new.cr0 = value
    try setControls(new)
  }

  /// MOV CR4.
  public func setCR4(_ value: ControlRegisters.CR4) throws(GeneralProtection) {
    var new = controls
    new.cr4 = value
    try setControls(new)
  }

  /// WRMSR to EFER.
  public func setEFER(_ value: ControlRegisters.EFER) throws(GeneralProtection) {
    var new = controls
    new.efer = value
    try setControls(new)
  }

  /// MOV CR2.
  public func setCR2(_ address: VirtualAddress) { state.value.controls.cr2 = address }

  /// STAC and CLAC: lets supervisor code pass SMAP, or not.
  public func setAlignmentCheck(_ isSet: Bool) {
    state.value.controls.alignmentCheck = isSet
    rightsTable.update(controls)
    tlb.updatePasses(rightsTable, isObserved: isObserved)
  }

  // MARK: Flushing

  /// Drops all lines that are not global, as a load of CR3 with its own value does.
  /// Linux: `flush_tlb_local`.
  public func flush() { flush(.directoryLoad, keepingGlobal: true) }

  /// Drops all lines, as toggling CR4.PGE does. Linux: `__flush_tlb_all`.
  public func flushAll() {
    state.value.ledger.wholeFlushCount &+= 1
    flush(.control4, keepingGlobal: false)
  }

  /// INVLPG: drops the lines of the page that contains the address, global or not.
  @inline(__always)
  public func invalidate(_ address: VirtualAddress) {
    var count = 0
    if tlb.mayHold(address) {
      count = tlb.dropPage(address)
      state.value.ledger.droppedLineCount &+= count
    }
    if directoryCache.lineCount > 0 { directoryCache.dropAll() }
    state.value.ledger.invalidationCount &+= 1
    emit(.dropped(address, lineCount: UInt16(count), .invalidation))
  }

  private func flush(_ cause: TLBFlush, keepingGlobal: Bool) {
    let count = tlb.dropAll(keepingGlobal: keepingGlobal)
    directoryCache.dropAll()
    state.value.ledger.droppedLineCount &+= count
    emit(.flushed(cause, lineCount: UInt16(count)))
  }

  // MARK: Rules

  private func check(_ new: ControlRegisters) throws(GeneralProtection) {
    if new.cr0.contains(.paging), !new.cr0.contains(.protection) {
      throw GeneralProtection(.pagingWithoutProtection)
    }
    if new.cr0.contains(.notWriteThrough), !new.cr0.contains(.cacheDisable) {
      throw GeneralProtection(.writeThroughWithoutCacheDisable)
    }
    let strange4 = new.cr4.subtracting(.defined)
    if !strange4.isEmpty { throw GeneralProtection(.reservedCR4(strange4.rawValue)) }
    let strangeEFER = new.efer.subtracting(.defined)
    if !strangeEFER.isEmpty { throw GeneralProtection(.reservedEFER(strangeEFER.rawValue)) }
  }

  /// Whether the change makes the chip read the four pointers. SDM vol. 3, 4.4.1.
  private func readsPointers(from old: ControlRegisters, to new: ControlRegisters) -> Bool {
    let bits0: ControlRegisters.CR0 = [.paging, .cacheDisable, .notWriteThrough]
    let bits4: ControlRegisters.CR4 = [
      .physicalAddressExtension, .pageGlobal, .pageSizeExtensions, .smep,
    ]
    return old.cr3 != new.cr3
      || !old.cr0.symmetricDifference(new.cr0).isDisjoint(with: bits0)
      || !old.cr4.symmetricDifference(new.cr4).isDisjoint(with: bits4)
  }

  /// Reads the four directory pointers at CR3. Absent memory answers all ones, which is refused.
  private func loadPointers(at cr3: UInt32, _ rules: WalkRules) throws(GeneralProtection) {
    var values = InlineArray<4, PageTableEntry>(repeating: .none)
    for index in 0..<4 {
      let place = PhysicalAddress(rawValue: UInt64(cr3 & ~0x1f) + UInt64(index) * 8)
      let value = memory.load(UInt64.self, at: place)
      emit(.entryRead(.pointer, at: place, value: PageTableEntry(rawValue: value)))
      let reserved = value & rules.pointerReserved
      if value & 1 != 0, reserved != 0 {
        throw GeneralProtection(
          .reservedPointer(index: index, value: value, reserved: reserved))
      }
      values[index] = PageTableEntry(rawValue: value)
    }
    for index in 0..<4 { pointerRegisters[index] = values[index] }
  }

  /// SDM vol. 3, 4.10.4.1.
  private func dropLines(from old: ControlRegisters, to new: ControlRegisters) {
    let changed4 = old.cr4.symmetricDifference(new.cr4)
    let setsSMEP = changed4.contains(.smep) && new.cr4.contains(.smep)
    if old.cr0.contains(.paging), !new.cr0.contains(.paging) {
      state.value.ledger.wholeFlushCount &+= 1
      flush(.pagingOff, keepingGlobal: false)
    } else if !changed4.isDisjoint(with: [.pageGlobal, .physicalAddressExtension]) || setsSMEP {
      flushAll()
    } else if old.cr3 != new.cr3 {
      state.value.ledger.directoryLoadCount &+= 1
      flush()
    }
  }
}

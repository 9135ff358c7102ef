extension Machine {
  /// Answers what an access would do, with the evidence, and changes nothing: no line is filled,
  /// no bit is set, no statistics move.
  ///
  /// - Complexity: O(1)
  public func translate(_ address: VirtualAddress, _ access: Access, _ privilege: Privilege)
    -> Translation
  {
    let physical = PhysicalAddress(rawValue: UInt64(address.rawValue))
    var result = Translation(
      address: address, access: access, privilege: privilege, mode: controls.mode,
      directory: directory, lookups: [], levels: [], walk: .mapped(physical),
      outcome: .mapped(physical))
    guard rules.isEnabled else { return result }
    lookUp(&result)
    inspectTables(&result)
    result.outcome = result.walk
    if let line = result.line {
      result.isStale = !agrees(line, with: result)
      if result.verdict == .hit { result.outcome = .mapped(line.translate(address)) }
    }
    return result
  }

  /// W1 without effects.
  private func lookUp(_ result: inout Translation) {
    let kind = AccessKind(result.access, result.privilege)
    for index in tlb.lookups(kind) {
      let array = tlb.lookups[index]
      let slot = tlb.slot(of: result.address, in: array)
      result.lookups.append(
        Translation.Lookup(
          array: Int(array.index), set: Int(array.set(of: result.address)),
          way: slot == 0 ? nil : Int(tlb.slots[slot].way),
          verdict: verdict(of: slot, kind), line: tlb.slots[slot].line))
      if slot != 0 { return }
    }
  }

  /// W2 to W7 without effects.
  private func inspectTables(_ result: inout Translation) {
    var combined = PageTableEntry.Bits(rawValue: 0x6)
    var table = directory
    for level in rules.isPAE ? [PagingLevel.pointer, .directory, .table] : [.directory, .table] {
      let step = inspect(level, of: table, for: result.address, result.access)
      result.levels.append(step)
      combined = rules.combining(combined, with: step)
      switch step.decision {
      case .notPresent: return result.walk = .fault(pageFault(result, []))
      case .reserved: return result.walk = .fault(pageFault(result, [.protection, .reserved]))
      case .table(let next): table = next
      case .page(let base, let byteCount): return finish(&result, combined, base, byteCount)
      }
    }
  }

  /// One level, as a walk would read it.
  private func inspect(
    _ level: PagingLevel, of table: PhysicalAddress, for address: VirtualAddress, _ access: Access
  ) -> Translation.Level {
    let index = rules.index(of: address, at: level)
    let place = table + UInt64(index) * (rules.isPAE ? 8 : 4)
    let value =
      level == .pointer
      ? pointers[index].rawValue
      : rules.isPAE
        ? memory.load(UInt64.self, at: place) : UInt64(memory.load(UInt32.self, at: place))
    let decision = rules.decision(level, value)
    var after = value
    if case .table = decision, level != .pointer { after |= 0x20 }
    return Translation.Level(
      level: level, table: table, index: index, place: place,
      entry: PageTableEntry(rawValue: value), entryAfter: PageTableEntry(rawValue: after),
      decision: decision)
  }

  /// W7 and W8 at the leaf.
  private func finish(
    _ result: inout Translation, _ combined: PageTableEntry.Bits, _ base: PhysicalAddress,
    _ byteCount: Int
  ) {
    var rights: Rights = []
    if combined.contains(.user) { rights.insert(.user) }
    if combined.contains(.writable) { rights.insert(.writable) }
    if combined.contains(.noExecute) { rights.insert(.noExecute) }
    let last = result.levels.count - 1
    if result.levels[last].entry.isDirty { rights.insert(.dirty) }
    result.rights = rights
    result.refusal = controls.refusal(
      of: rights, AccessKind(result.access, result.privilege))
    guard result.refusal == nil else {
      return result.walk = .fault(pageFault(result, .protection))
    }
    result.levels[last].entryAfter = result.levels[last].entry.setting(
      result.access == .write ? [.accessed, .dirty] : .accessed)
    result.walk = .mapped(base + UInt64(result.address.rawValue) & UInt64(byteCount - 1))
  }

  private func pageFault(_ result: Translation, _ reason: PageFault.Code) -> PageFault {
    PageFault(
      address: result.address, code: code(reason, AccessKind(result.access, result.privilege)))
  }

  /// Whether a line says what a walk of the tables finds now: the same frame, and no more rights.
  private func agrees(_ line: TLBLine, with result: Translation) -> Bool {
    guard let rights = result.rights, let leaf = result.levels.last,
      case .page(let base, let byteCount) = leaf.decision
    else { return false }
    let offset = UInt64(result.address.rawValue) & UInt64(byteCount - 1)
    let grants = rights.intersection([.user, .writable])
    let lineGrants = line.rights.intersection([.user, .writable])
    return line.translate(result.address).rawValue == base.rawValue + offset
      && lineGrants.isSubset(of: grants)
      && (line.rights.contains(.noExecute) || !rights.contains(.noExecute))
      && (!line.rights.contains(.dirty) || rights.contains(.dirty))
  }
}

extension WalkRules {
  /// Which entry of a level's table the address selects.
  func index(of address: VirtualAddress, at level: PagingLevel) -> Int {
    switch level {
    case .pointer: Int(address.rawValue >> 30)
    case .directory: Int(isPAE ? address.rawValue >> 21 & 511 : address.rawValue >> 22)
    case .table: Int(isPAE ? address.rawValue >> 12 & 511 : address.rawValue >> 12 & 1023)
    }
  }

  /// What an entry leads to: P is checked first, then the reserved bits.
  func decision(_ level: PagingLevel, _ entry: UInt64) -> Translation.Decision {
    guard entry & 1 != 0 else { return .notPresent }
    let target = PhysicalAddress(rawValue: entry & PageTableEntry.frameMask)
    if level == .pointer { return .table(target) }
    let isLarge = level == .directory && entry & 0x80 != 0 && hasLargePages
    let strange = entry & (isLarge ? largeReserved : reserved)
    if strange != 0 { return .reserved(strange) }
    if isLarge {
      return .page(
        PhysicalAddress(rawValue: largeBase(entry)), byteCount: Int(largePageMask) + 1)
    }
    return level == .table ? .page(target, byteCount: 4096) : .table(target)
  }

  /// R/W and U/S are the AND over the levels, NX is the OR. A pointer has none of them.
  func combining(_ bits: PageTableEntry.Bits, with step: Translation.Level)
    -> PageTableEntry.Bits
  {
    if step.level == .pointer { return bits }
    let entry = step.entry.rawValue
    return PageTableEntry.Bits(
      rawValue: bits.rawValue & entry & 0x6 | (bits.rawValue | entry) & noExecute)
  }
}

extension ControlRegisters {
  /// The rule that forbids an access to a page with these rights; nil when it is allowed.
  ///
  /// SDM vol. 3, 4.6.1. SMAP is named before R/W where both forbid a write.
  func refusal(of rights: Rights, _ kind: AccessKind) -> Translation.Refusal? {
    let isUser = kind.requester == .user
    if isUser, !rights.contains(.user) { return .supervisorPage }
    if kind.isFetch {
      if rights.contains(.noExecute) { return .noExecute }
      return !isUser && rights.contains(.user) && cr4.contains(.smep) ? .smep : nil
    }
    let ignoresAC = kind.requester == .implicit
    if !isUser, rights.contains(.user), ignoresAC ? cr4.contains(.smap) : enforcesSMAP {
      return .smap
    }
    if kind.isWrite, !rights.contains(.writable), isUser || cr0.contains(.writeProtect) {
      return .readOnly
    }
    return nil
  }
}

extension Machine {
  /// What a lookup that found `slot` (0: none) means for an access.
  func verdict(of slot: Int, _ kind: AccessKind) -> TLBVerdict {
    guard slot != 0 else { return .miss }
    let rights = tlb.slots[slot].line.rights
    if rightsTable.passing(rights).contains(kind) { return .hit }
    return rightsTable.passing(rights.union(.dirty)).contains(kind) ? .clean : .insufficient
  }
}

extension Machine {
  /// Answers what an access would do, with the evidence, and changes nothing: no line is filled,
  /// no bit is set, no statistics move.
  ///
  /// - Complexity: O(1)
  public func translate(_ address: VirtualAddress, _ access: Access, _ privilege: Privilege)
    -> Translation
  {
    translate(address, AccessKind(access, privilege))
  }

  /// The same for a read of a descriptor by the chip itself.
  func translateImplicitly(_ address: VirtualAddress) -> Translation {
    translate(address, AccessKind(.read, Requester.implicit))
  }

  private func translate(_ address: VirtualAddress, _ kind: AccessKind) -> Translation {
    let physical = PhysicalAddress(rawValue: UInt64(address.rawValue))
    var result = Translation(
      address: address, access: kind.access, privilege: kind.requester.privilege,
      mode: controls.mode, directory: directory, walk: .mapped(physical),
      outcome: .mapped(physical))
    guard rules.isEnabled else { return result }
    lookUp(&result, kind)
    conclude(&result, kind)
    result.outcome = result.walk
    if let line = result.line {
      result.disagreement = disagreement(of: line, at: address)
      if result.verdict == .hit { result.outcome = .mapped(line.translate(address)) }
    }
    return result
  }

  /// Where the tables lead from an address, whatever the rights; nil when they do not. Asks no
  /// TLB and changes nothing: the way in which views read memory.
  public func peek(_ address: VirtualAddress) -> PhysicalAddress? {
    guard rules.isEnabled else { return PhysicalAddress(rawValue: UInt64(address.rawValue)) }
    guard case .page(let base, let byteCount) = TableWalk(self, address).levels.last?.decision
    else { return nil }
    return base + UInt64(address.rawValue) & UInt64(byteCount - 1)
  }

  /// W1 without effects.
  private func lookUp(_ result: inout Translation, _ kind: AccessKind) {
    for index in tlb.lookups(kind) {
      let array = tlb.lookups[index]
      let slot = tlb.slot(of: result.address, in: array)
      result.lookups.append(
        Translation.Lookup(
          array: Int(array.index), set: Int(array.set(of: result.address)),
          way: slot == 0 ? nil : Int(tlb.slots[slot].way), verdict: verdict(of: slot, kind),
          line: tlb.slots[slot].line))
      if slot != 0 { return }
    }
  }

  /// W2 to W8 without effects.
  private func conclude(_ result: inout Translation, _ kind: AccessKind) {
    let walk = TableWalk(self, result.address, usesDirectoryCache: true)
    result.levels = walk.levels
    let last = walk.levels.count - 1
    var reason = PageFault.Code.protection
    switch walk.levels[last].decision {
    case .notPresent, .table:
      reason = []
    case .reserved:
      reason = [.protection, .reserved]
    case .page(let base, let byteCount):
      result.rights = walk.rights
      result.refusal = controls.refusal(of: walk.rights, kind)
      guard result.refusal != nil else {
        result.levels[last].entryAfter = walk.levels[last].entry.setting(
          kind.isWrite ? [.accessed, .dirty] : .accessed)
        let offset = UInt64(result.address.rawValue) & UInt64(byteCount - 1)
        result.walk = .mapped(base + offset)
        return
      }
    }
    result.walk = .fault(PageFault(address: result.address, code: code(reason, kind)))
  }

  /// What a lookup that found `slot` (0: none) means for an access.
  func verdict(of slot: Int, _ kind: AccessKind) -> TLBVerdict {
    guard slot != 0 else { return .miss }
    let flags = tlb.slots[slot].line.flags
    if rightsTable.passing(flags).contains(kind) { return .hit }
    let dirtied = TLBLine.Flags(flags.rights.union(.dirty))
    return rightsTable.passing(dirtied).contains(kind) ? .clean : .insufficient
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

/// What the tables say about an address, read without any effect.
struct TableWalk {
  /// The levels that a walk reads, from the top down.
  var levels: [Translation.Level] = []
  /// The rights of all levels together, dirty as the leaf has it; of no meaning without a leaf.
  var rights: Rights = [.user, .writable]

  /// Reads the tables of a machine, in RAM except for PAE's pointers, which the chip holds. A
  /// machine with a memory of directory entries may be asked to use it, as a real walk would.
  init(_ machine: Machine, _ address: VirtualAddress, usesDirectoryCache: Bool = false) {
    let rules = machine.rules
    guard rules.isEnabled else { return }
    var table = machine.directory
    for level in rules.isPAE ? [PagingLevel.pointer, .directory, .table] : [.directory, .table] {
      let index = rules.index(of: address, at: level)
      let place = table + UInt64(index) * (rules.isPAE ? 8 : 4)
      var step = Translation.Level(
        level: level, table: table, index: index, place: place,
        entry: machine.entry(level, index, at: place))
      if usesDirectoryCache, level == .directory,
        let entry = machine.directoryCache.entry(for: address, shift: rules.tableShift)
      {
        step.entry = PageTableEntry(rawValue: entry)
        step.isRemembered = true
      }
      step.decision = rules.decision(level, step.entry.rawValue)
      step.entryAfter = step.entry
      levels.append(step)
      combine(step)
      guard case .table(let next) = step.decision else { return }
      if level != .pointer { levels[levels.count - 1].entryAfter = step.entry.setting(.accessed) }
      table = next
    }
  }

  /// R/W and U/S are the AND over the levels, NX is the OR. A pointer has none of them.
  private mutating func combine(_ step: Translation.Level) {
    if step.level == .pointer { return }
    if !step.entry.isUser { rights.remove(.user) }
    if !step.entry.isWritable { rights.remove(.writable) }
    if step.entry.contains(.noExecute) { rights.insert(.noExecute) }
    if case .page = step.decision, step.entry.isDirty { rights.insert(.dirty) }
  }
}

extension Machine {
  fileprivate func entry(_ level: PagingLevel, _ index: Int, at place: PhysicalAddress)
    -> PageTableEntry
  {
    if level == .pointer { return pointerRegisters[index] }
    return PageTableEntry(
      rawValue: rules.isPAE
        ? memory.load(UInt64.self, at: place) : UInt64(memory.load(UInt32.self, at: place)))
  }
}

extension WalkRules {
  /// Which entry of a level's table the address selects.
  fileprivate func index(of address: VirtualAddress, at level: PagingLevel) -> Int {
    switch level {
    case .pointer: Int(address.rawValue >> 30)
    case .directory: Int(isPAE ? address.rawValue >> 21 & 511 : address.rawValue >> 22)
    case .table: Int(isPAE ? address.rawValue >> 12 & 511 : address.rawValue >> 12 & 1023)
    }
  }

  /// What an entry leads to: P is checked first, then the reserved bits.
  fileprivate func decision(_ level: PagingLevel, _ entry: UInt64) -> Translation.Decision {
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
}

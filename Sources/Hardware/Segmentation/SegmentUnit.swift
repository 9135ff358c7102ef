/// The segment registers and the tables that selectors are looked up in.
///
/// Descriptors lie in RAM and are read when a register is loaded, by accesses of the chip itself;
/// afterwards the register's hidden part counts, whatever becomes of the table.
public final class SegmentUnit {
  private unowned let machine: Machine
  private var loaded: [LoadedSegment]
  /// GDTR. LGDT sets it without any check.
  public var globalTable = DescriptorTable.none
  /// LDTR's selector and the table that it stood for when it was loaded.
  public private(set) var localSelector = SegmentSelector(rawValue: 0)
  public private(set) var localTable = DescriptorTable.none
  /// CPL, 0 to 3.
  public private(set) var privilegeLevel = 0

  /// Begins with flat segments at privilege 0 and without tables, as a boot loader leaves them.
  init(_ machine: Machine) {
    self.machine = machine
    loaded = SegmentRegister.allCases.map {
      LoadedSegment(SegmentSelector(rawValue: 0), $0 == .cs ? .flatCode : .flatData)
    }
  }

  /// Becomes what the unit of another machine is.
  func take(_ other: SegmentUnit) {
    loaded = other.loaded
    globalTable = other.globalTable
    (localSelector, localTable) = (other.localSelector, other.localTable)
    privilegeLevel = other.privilegeLevel
  }

  /// What a register holds.
  public subscript(register: SegmentRegister) -> LoadedSegment {
    loaded[Int(register.rawValue)]
  }

  // MARK: Loading

  /// MOV, POP or LDS to ES, SS, DS, FS or GS. SDM vol. 3, 5.6 and 5.7.
  ///
  /// - Throws: #GP, #NP or #SS as the descriptor deserves, or the page fault of reading it. The
  ///   register is unchanged then.
  /// - Precondition: the register is not CS, which far transfers load.
  public func load(_ register: SegmentRegister, _ selector: SegmentSelector)
    throws(ProcessorFault)
  {
    precondition(register != .cs)
    if selector.isNull {
      if register == .ss { throw .segment(SegmentFault(.generalProtection, .nullSelector)) }
      return set(register, LoadedSegment(selector, nil))
    }
    let (descriptor, place) = try read(selector)
    try ProcessorFault.checking { () throws(SegmentFault) in
      try SegmentRules.check(descriptor, selector, for: register, at: privilegeLevel)
    }
    set(register, LoadedSegment(selector, try markAccessed(descriptor, at: place)))
  }

  /// A far jump or call straight to a code segment.
  ///
  /// - Returns: the linear address of the target, which lies within the segment's limit.
  public func jump(to selector: SegmentSelector, offset: UInt32)
    throws(ProcessorFault) -> VirtualAddress
  {
    try transfer(to: selector, offset) { descriptor, selector, level throws(SegmentFault) in
      try SegmentRules.checkJump(descriptor, selector, at: level)
      return level
    }
  }

  /// A far return or IRET: RPL of the selector becomes the privilege level. Registers that hold
  /// data of more privilege than that are nulled.
  ///
  /// - Parameter stack: the selector for SS, when the return is to less privilege.
  public func `return`(
    to selector: SegmentSelector, offset: UInt32, stack: SegmentSelector? = nil
  ) throws(ProcessorFault) -> VirtualAddress {
    let (code, level) = (self[.cs], privilegeLevel)
    let target = try transfer(to: selector, offset) {
      descriptor, selector, level throws(SegmentFault) in
      try SegmentRules.checkReturn(descriptor, selector, at: level)
      return selector.requestedPrivilege
    }
    guard privilegeLevel > level else { return target }
    do {
      try load(.ss, stack ?? SegmentSelector(rawValue: 0))
    } catch {
      set(.cs, code)
      privilegeLevel = level
      throw error
    }
    dropPrivilegedData()
    return target
  }

  /// LLDT: loads LDTR from the global table.
  public func loadLocalTable(_ selector: SegmentSelector) throws(ProcessorFault) {
    if privilegeLevel != 0 { throw .segment(SegmentFault(.generalProtection, .privilege)) }
    if selector.isNull {
      localSelector = selector
      localTable = .none
      return
    }
    if selector.isLocal { throw .segment(SegmentRules.refusal(.beyondTable, selector)) }
    let (descriptor, _) = try read(selector)
    guard case .system(.localTable) = descriptor.kind else {
      throw .segment(SegmentRules.refusal(.wrongType, selector))
    }
    guard descriptor.isPresent else {
      throw .segment(SegmentFault(.notPresent, .notPresent, selector))
    }
    localSelector = selector
    localTable = DescriptorTable(
      base: VirtualAddress(rawValue: descriptor.base), limit: descriptor.limit)
  }

  // MARK: Using

  /// The linear address of an access of `byteCount` bytes through a register.
  ///
  /// - Throws: #GP(0), or #SS(0) for a limit of SS.
  public func linear(
    _ register: SegmentRegister, offset: UInt32, byteCount: Int, _ access: Access
  ) throws(SegmentFault) -> VirtualAddress {
    try SegmentRules.linear(
      self[register], register, offset: offset, byteCount: byteCount, access)
  }

  /// The table that a selector is looked up in.
  public func table(for selector: SegmentSelector) -> DescriptorTable {
    selector.isLocal ? localTable : globalTable
  }

  // MARK: Steps

  private func set(_ register: SegmentRegister, _ segment: LoadedSegment) {
    loaded[Int(register.rawValue)] = segment
  }

  private func transfer(
    to selector: SegmentSelector, _ offset: UInt32,
    _ check: (SegmentDescriptor, SegmentSelector, Int) throws(SegmentFault) -> Int
  ) throws(ProcessorFault) -> VirtualAddress {
    if selector.isNull { throw .segment(SegmentFault(.generalProtection, .nullSelector)) }
    let (descriptor, place) = try read(selector)
    let newLevel = try ProcessorFault.checking { () throws(SegmentFault) in
      try check(descriptor, selector, privilegeLevel)
    }
    guard descriptor.contains(offset, byteCount: 1) else {
      throw .segment(SegmentFault(.generalProtection, .limit))
    }
    let shown = SegmentSelector(rawValue: selector.rawValue & ~3 | UInt16(newLevel))
    set(.cs, LoadedSegment(shown, try markAccessed(descriptor, at: place)))
    privilegeLevel = newLevel
    return VirtualAddress(rawValue: descriptor.base &+ offset)
  }

  /// The descriptor of a selector, and where it lies.
  private func read(_ selector: SegmentSelector)
    throws(ProcessorFault) -> (SegmentDescriptor, VirtualAddress)
  {
    let table = table(for: selector)
    guard table.contains(selector.index) else {
      throw .segment(SegmentRules.refusal(.beyondTable, selector))
    }
    let place = table.address(of: selector.index)
    let value = try ProcessorFault.accessing { () throws(PageFault) in
      try machine.loadImplicitly(at: place)
    }
    return (SegmentDescriptor(rawValue: value), place)
  }

  /// Sets the accessed bit of a descriptor in its table, if it is clear.
  private func markAccessed(_ descriptor: SegmentDescriptor, at place: VirtualAddress)
    throws(ProcessorFault) -> SegmentDescriptor
  {
    if descriptor.isAccessed { return descriptor }
    let marked = descriptor.accessed
    try ProcessorFault.accessing { () throws(PageFault) in
      try machine.storeImplicitly(UInt8(truncatingIfNeeded: marked.rawValue >> 40), at: place + 5)
    }
    return marked
  }

  /// Nulls the data registers whose segments the present privilege level may not use.
  private func dropPrivilegedData() {
    for register in [SegmentRegister.es, .ds, .fs, .gs] {
      guard let descriptor = self[register].descriptor, !descriptor.isConforming else { continue }
      if descriptor.privilege < privilegeLevel {
        set(register, LoadedSegment(SegmentSelector(rawValue: 0), nil))
      }
    }
  }
}

import Hardware

/// The bare machine on which vectors run: 128 MiB of RAM, physical addresses of 40 bits.
///
/// One machine serves all vectors: between two of them the words that were stored are cleared,
/// which undoes the accessed and dirty bits as well, for the chip sets those only in entries that
/// are not zero.
final class VectorBench {
  private let machine: Machine
  private var storedWords: [PhysicalAddress] = []

  init(tlb: TLBGeometry) {
    machine = Machine(
      memory: PhysicalMemory(frameCount: 128 << 8), tlb: tlb, physicalAddressBits: 40)
  }

  /// Makes the machine what it was when it was built.
  func reset() {
    for place in storedWords {
      machine.memory.store(UInt32(0), at: place)
      machine.memory.store(UInt32(0), at: place + 4)
    }
    storedWords.removeAll(keepingCapacity: true)
    machine.reset()
  }

  /// Does what a line says.
  ///
  /// - Returns: nil when it came true, or when there was nothing to come true.
  func run(_ line: VectorLine) -> VectorMismatch? {
    switch line {
    case .vector: return nil
    case .paging(let usesPAE, let flags): return startPaging(usesPAE: usesPAE, flags)
    case .memory(let place, let value, let byteCount): store(value, at: place, byteCount)
    case .directory(let address): return loadDirectory(address)
    case .set(let flag, let isSet):
      var controls = machine.controls
      controls.set(flag, to: isSet)
      return attempt("set") { () throws(GeneralProtection) in try machine.setControls(controls) }
    case .invalidate(let address): machine.invalidate(address)
    case .access(let access, let privilege, let address, let expectation):
      return check(access, privilege, address, expectation)
    case .after(let place, let value, let byteCount): return check(place, value, byteCount)
    }
    return nil
  }

  private func startPaging(usesPAE: Bool, _ flags: VectorFlags) -> VectorMismatch? {
    var controls = ControlRegisters(cr0: [.protection, .paging], cr3: machine.controls.cr3)
    if usesPAE { controls.cr4.insert(.physicalAddressExtension) }
    for bit in 0..<VectorFlags.names.count {
      let flag = VectorFlags(rawValue: 1 << bit)
      if flags.contains(flag) { controls.set(flag, to: true) }
    }
    return attempt("paging") { () throws(GeneralProtection) in try machine.setControls(controls) }
  }

  private func loadDirectory(_ address: UInt64) -> VectorMismatch? {
    attempt("cr3") { () throws(GeneralProtection) in try machine.loadDirectory(address) }
  }

  private func attempt(
    _ keyword: String, _ body: () throws(GeneralProtection) -> Void
  ) -> VectorMismatch? {
    do {
      try body()
      return nil
    } catch {
      return .refused(keyword: keyword, error)
    }
  }

  private func store(_ value: UInt64, at place: PhysicalAddress, _ byteCount: Int) {
    storedWords.append(place)
    if byteCount == 8 {
      machine.memory.store(value, at: place)
    } else {
      machine.memory.store(UInt32(truncatingIfNeeded: value), at: place)
    }
  }

  private func check(
    _ access: Access, _ privilege: Privilege, _ address: VirtualAddress,
    _ expectation: VectorLine.Expectation
  ) -> VectorMismatch? {
    let got: VectorLine.Expectation
    do {
      got = .physical(try machine.access(address, access, privilege).rawValue)
    } catch {
      got = .fault(
        code: UInt64(error.code.rawValue), cr2: UInt64(machine.controls.cr2.rawValue))
    }
    if got == expectation { return nil }
    return .access(expected: expectation, got: got)
  }

  private func check(_ place: PhysicalAddress, _ value: UInt64, _ byteCount: Int) -> VectorMismatch?
  {
    let got =
      byteCount == 8
      ? machine.memory.load(UInt64.self, at: place)
      : UInt64(machine.memory.load(UInt32.self, at: place))
    if got == value { return nil }
    return .word(byteCount: byteCount, expected: value, got: got)
  }
}

extension ControlRegisters {
  fileprivate mutating func set(_ flag: VectorFlags, to isSet: Bool) {
    if flag == .writeProtect { cr0.set(.writeProtect, to: isSet) }
    if flag == .pageSizeExtensions { cr4.set(.pageSizeExtensions, to: isSet) }
    if flag == .pageGlobal { cr4.set(.pageGlobal, to: isSet) }
    if flag == .smep { cr4.set(.smep, to: isSet) }
    if flag == .smap { cr4.set(.smap, to: isSet) }
    if flag == .noExecute { efer.set(.noExecute, to: isSet) }
    if flag == .alignmentCheck { alignmentCheck = isSet }
  }
}

extension OptionSet {
  fileprivate mutating func set(_ member: Self, to isSet: Bool) {
    if isSet { formUnion(member) } else { subtract(member) }
  }
}

import Hardware

/// A machine without paging, with Linux's global table at 1000 and a local table at 2000, at CPL 3.
final class SegmentBench {
  let machine: Machine
  var segments: SegmentUnit { machine.segments }

  /// The local table: data, read-only data at 3, code at 5, execute-only code at 6, data that is
  /// not present at 7. All have privilege 3.
  init() {
    machine = Machine(memory: PhysicalMemory(frameCount: 16))
    KernelDescriptors.write(to: machine.memory, at: PhysicalAddress(rawValue: 0x1000))
    segments.globalTable = DescriptorTable(base: VirtualAddress(rawValue: 0x1000), limit: 0xff)
    put(17, in: 0x1000, SegmentDescriptor(flags: 0x0082, base: 0x2000, limit: 0x3f))
    put(0, in: 0x2000, SegmentDescriptor(flags: 0x40f2, base: 0x2000_0000, limit: 0xfff))
    put(3, in: 0x2000, SegmentDescriptor(flags: 0x40f0, base: 0x2000_0000, limit: 0xfff))
    put(5, in: 0x2000, SegmentDescriptor(flags: 0x40fa, base: 0x2000_0000, limit: 0xfff))
    put(6, in: 0x2000, SegmentDescriptor(flags: 0x40f8, base: 0x2000_0000, limit: 0xfff))
    put(7, in: 0x2000, SegmentDescriptor(flags: 0x4072, base: 0x2000_0000, limit: 0xfff))
    try! segments.loadLocalTable(SegmentSelector(rawValue: 0x88))
    _ = try! segments.jump(to: SegmentSelector(rawValue: 0x60), offset: 0)
    _ = try! segments.return(
      to: SegmentSelector(rawValue: 0x73), offset: 0, stack: SegmentSelector(rawValue: 0x7b))
  }

  func put(_ index: Int, in table: UInt64, _ descriptor: SegmentDescriptor) {
    machine.memory.store(
      descriptor.rawValue, at: PhysicalAddress(rawValue: table + UInt64(index) * 8))
  }

  /// Loads a register and says what came of it: `ok`, or the exception as manuals write it.
  func load(_ register: SegmentRegister, _ selector: UInt16) -> String {
    do {
      try segments.load(register, SegmentSelector(rawValue: selector))
      return "ok"
    } catch {
      return error.text
    }
  }

  /// Loads FS with a descriptor of its own in place of local entry 0.
  func loadFS(flags: UInt16, base: UInt32 = 0x2000_0000, limit: UInt32 = 0xfff) {
    put(0, in: 0x2000, SegmentDescriptor(flags: flags, base: base, limit: limit))
    try! segments.load(.fs, SegmentSelector(rawValue: 7))
  }

  /// Where an access through a register goes: the linear address, or the exception.
  func use(
    _ register: SegmentRegister = .fs, _ offset: UInt32, _ byteCount: Int = 1,
    _ access: Access = .read
  ) -> String {
    do {
      let address = try segments.linear(register, offset: offset, byteCount: byteCount, access)
      return String(address.rawValue, radix: 16)
    } catch {
      return error.text
    }
  }
}

extension SegmentFault {
  /// As manuals write it: `#GP(34)`.
  var text: String {
    let name = vector == .stack ? "#SS" : vector == .notPresent ? "#NP" : "#GP"
    return "\(name)(\(String(code, radix: 16)))"
  }
}

extension ProcessorFault {
  var text: String {
    switch self {
    case .segment(let fault): fault.text
    case .page(let fault): fault.code.text
    }
  }
}

import Hardware

/// A register of the chip, or one bit of it, as `set` and `show` name it: `cr3`, `cr0.wp`, `ds`.
package struct MachineRegister: Sendable {
  package enum Part: Sendable {
    case control0(bit: UInt32?)
    case control2
    case control3
    case control4(bit: UInt32?)
    case features(bit: UInt32?)
    case alignmentCheck
    case segment(SegmentRegister)
  }

  package let name: String
  package let part: Part
  package let summary: String

  /// Every one that can be set, by name.
  package static let all: [MachineRegister] =
    [
      MachineRegister(name: "cr0", part: .control0(bit: nil), summary: "protection and paging"),
      MachineRegister(name: "cr2", part: .control2, summary: "address of the last page fault"),
      MachineRegister(name: "cr3", part: .control3, summary: "where the page tables begin"),
      MachineRegister(name: "cr4", part: .control4(bit: nil), summary: "extensions of paging"),
      MachineRegister(name: "efer", part: .features(bit: nil), summary: "extended features"),
      MachineRegister(
        name: "eflags.ac", part: .alignmentCheck, summary: "supervisor accesses pass SMAP"),
    ]
    + ControlRegisters.CR0.bitNames.map {
      bit("cr0", $1, part: .control0(bit: $0))
    }
    + ControlRegisters.CR4.bitNames.map {
      bit("cr4", $1, part: .control4(bit: $0))
    }
    + ControlRegisters.EFER.bitNames.map {
      bit("efer", $1, part: .features(bit: $0))
    }
    + SegmentRegister.allCases.map {
      MachineRegister(
        name: $0.name.lowercased(), part: .segment($0), summary: "segment register \($0.name)")
    }

  private static func bit(_ register: String, _ name: String, part: Part) -> MachineRegister {
    MachineRegister(
      name: "\(register).\(name.lowercased())", part: part, summary: bitWords[name] ?? "")
  }

  /// What the bits of the control registers switch.
  private static let bitWords = [
    "PE": "protected mode", "MP": "WAIT obeys TS", "EM": "no floating point unit",
    "TS": "the task was switched", "ET": "the floating point unit is a 387",
    "NE": "floating point errors are exceptions", "WP": "the kernel obeys read-only pages",
    "AM": "alignment may be checked", "NW": "caches are not written through",
    "CD": "caches are off", "PG": "paging", "VME": "interrupts of virtual 8086 mode",
    "PVI": "virtual interrupts in protected mode", "TSD": "RDTSC is the kernel's",
    "DE": "breakpoints on I/O ports", "PSE": "pages of 4 MiB", "PAE": "entries of 64 bits",
    "MCE": "machine checks are reported", "PGE": "global pages stay in the TLB",
    "PCE": "RDPMC is everybody's", "OSFXSR": "the kernel saves SSE's registers",
    "OSXMMEXCPT": "SSE's errors are exceptions", "UMIP": "SGDT and its like are the kernel's",
    "OSXSAVE": "the kernel uses XSAVE", "SMEP": "the kernel executes no user pages",
    "SMAP": "the kernel reads no user pages", "SCE": "SYSCALL works",
    "NXE": "entries may forbid execution",
  ]

  /// The register or bit of that name, in either case.
  package static func named(_ name: String) -> MachineRegister? {
    let name = name.lowercased()
    return all.first { $0.name == name }
  }

  /// Whether it is one bit of a register.
  package var isBit: Bool { bounds.upperBound == 1 }

  /// The values that fit: a bit's, a selector's, or 32 bits.
  package var bounds: ClosedRange<Int128> {
    switch part {
    case .control0(.some), .control4(.some), .features(.some), .alignmentCheck: 0...1
    case .segment: 0...0xffff
    case .control3: 0...0xffff_ffff_ffff_ffff
    case .control0(nil), .control2, .control4(nil), .features(nil): 0...0xffff_ffff
    }
  }

  package func value(in machine: Machine) -> UInt32 {
    let controls = machine.controls
    switch part {
    case .control0(let bit): return Self.bit(bit, of: controls.cr0.rawValue)
    case .control2: return controls.cr2.rawValue
    case .control3: return controls.cr3
    case .control4(let bit): return Self.bit(bit, of: controls.cr4.rawValue)
    case .features(let bit): return Self.bit(bit, of: controls.efer.rawValue)
    case .alignmentCheck: return controls.alignmentCheck ? 1 : 0
    case .segment(let register): return UInt32(machine.segments[register].selector.rawValue)
    }
  }

  /// Hexadecimal digits of its largest value.
  package var digitCount: Int {
    switch bounds.upperBound {
    case 1: 1
    case 0xffff: 4
    default: 8
    }
  }

  /// Loads the register as the instruction for it does.
  ///
  /// - Throws: what the chip raises; nothing has changed then.
  package func load(_ value: UInt64, into machine: Machine) throws(RegisterFault) {
    let word = UInt32(truncatingIfNeeded: value)
    if case .segment(let register) = part {
      return try loadSegment(register, SegmentSelector(rawValue: UInt16(word)), machine)
    }
    let controls = machine.controls
    do throws(GeneralProtection) {
      switch part {
      case .control0(let bit):
        try machine.setCR0(.init(rawValue: Self.setting(bit, of: controls.cr0.rawValue, word)))
      case .control2: machine.setCR2(VirtualAddress(rawValue: word))
      case .control3: try machine.loadDirectory(value)
      case .control4(let bit):
        try machine.setCR4(.init(rawValue: Self.setting(bit, of: controls.cr4.rawValue, word)))
      case .features(let bit):
        try machine.setEFER(.init(rawValue: Self.setting(bit, of: controls.efer.rawValue, word)))
      case .alignmentCheck: machine.setAlignmentCheck(word != 0)
      case .segment: break
      }
    } catch {
      throw RegisterFault(
        vector: .generalProtection, code: UInt32(error.code), refusal: .control(error.cause))
    }
  }

  private func loadSegment(
    _ register: SegmentRegister, _ selector: SegmentSelector, _ machine: Machine
  ) throws(RegisterFault) {
    do throws(ProcessorFault) {
      if register == .cs {
        _ = try machine.segments.jump(to: selector, offset: 0)
      } else {
        try machine.segments.load(register, selector)
      }
    } catch {
      switch error {
      case .segment(let fault):
        throw RegisterFault(
          vector: fault.vector, code: UInt32(fault.code), refusal: .segment(.rule(fault.cause)))
      case .page(let fault):
        throw RegisterFault(
          vector: .pageFault, code: UInt32(fault.code.rawValue),
          refusal: .segment(.unreadable(fault.address)))
      }
    }
  }

  private static func bit(_ bit: UInt32?, of value: UInt32) -> UInt32 {
    bit.map { value >> $0 & 1 } ?? value
  }

  private static func setting(_ bit: UInt32?, of old: UInt32, _ new: UInt32) -> UInt32 {
    bit.map { old & ~(1 << $0) | new << $0 } ?? new
  }
}

extension ControlRegisters.CR0 {
  /// The bits that have names, the lowest first.
  package static let bitNames: [(bit: UInt32, name: String)] = [
    (0, "PE"), (1, "MP"), (2, "EM"), (3, "TS"), (4, "ET"), (5, "NE"), (16, "WP"), (18, "AM"),
    (29, "NW"), (30, "CD"), (31, "PG"),
  ]
}

extension ControlRegisters.CR4 {
  /// The bits that have names, the lowest first.
  package static let bitNames: [(bit: UInt32, name: String)] = [
    (0, "VME"), (1, "PVI"), (2, "TSD"), (3, "DE"), (4, "PSE"), (5, "PAE"), (6, "MCE"),
    (7, "PGE"), (8, "PCE"), (9, "OSFXSR"), (10, "OSXMMEXCPT"), (11, "UMIP"), (18, "OSXSAVE"),
    (20, "SMEP"), (21, "SMAP"),
  ]
}

extension ControlRegisters.EFER {
  /// The bits that have names, the lowest first.
  package static let bitNames: [(bit: UInt32, name: String)] = [(0, "SCE"), (11, "NXE")]
}

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
  package let meaning: Meaning

  /// Every one that can be set, by name.
  package static let all: [MachineRegister] =
    [
      MachineRegister(name: "cr0", part: .control0(bit: nil), meaning: .protection),
      MachineRegister(name: "cr2", part: .control2, meaning: .lastFault),
      MachineRegister(name: "cr3", part: .control3, meaning: .directory),
      MachineRegister(name: "cr4", part: .control4(bit: nil), meaning: .extensions),
      MachineRegister(name: "efer", part: .features(bit: nil), meaning: .features),
      MachineRegister(name: "eflags.ac", part: .alignmentCheck, meaning: .alignmentCheck),
    ]
    + ControlRegisters.CR0.bitNames.compactMap { bit("cr0", $1, part: .control0(bit: $0)) }
    + ControlRegisters.CR4.bitNames.compactMap { bit("cr4", $1, part: .control4(bit: $0)) }
    + ControlRegisters.EFER.bitNames.compactMap { bit("efer", $1, part: .features(bit: $0)) }
    + SegmentRegister.allCases.map {
      MachineRegister(name: $0.name.lowercased(), part: .segment($0), meaning: .segment($0))
    }

  private static func bit(_ register: String, _ name: String, part: Part) -> MachineRegister? {
    ControlBit(rawValue: name).map {
      MachineRegister(name: "\(register).\(name.lowercased())", part: part, meaning: .bit($0))
    }
  }

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

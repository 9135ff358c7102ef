import Drawing
import Grammar
import Hardware
import KernelModel

/// The first stage of a translation: from a segment and an offset to a linear address, or why not.
package struct SegmentEvidence: Encodable, Sendable {
  /// How the segment was named.
  enum Source: String, Coded {
    /// Not at all: the address was a linear one, and this is the register a program's own addresses
    /// go through.
    case linear
    case register
    case selector
  }

  /// Where the selector's descriptor stands.
  struct Place: Encodable, Sendable {
    /// It stands in the local table, not in the global one.
    package let isLocal: Bool
    package let base: VirtualAddress
    package let index: Int
    package let address: VirtualAddress

    /// `GDT`, `LDT`
    package var table: String { isLocal ? "LDT" : "GDT" }
  }

  /// What came of the stage.
  enum Decision: Sendable {
    /// Base 0 and no limit: the offset is the linear address.
    case flat(linear: VirtualAddress)
    /// The address was taken as linear although the segment moves or bounds offsets.
    case notFlat(linear: VirtualAddress)
    /// The address was taken as linear, and the register holds no segment.
    case noSegment(linear: VirtualAddress)
    /// Base and offset make the linear address.
    case sum(base: UInt32, linear: VirtualAddress)
    /// The chip raises an exception.
    case refused(ExceptionVector, errorCode: UInt16, SegmentRefusal)
  }

  let source: Source
  let register: SegmentRegister
  let selector: SegmentSelector
  package let offset: UInt32
  let place: Place?
  /// nil for a null selector.
  let descriptor: SegmentDescriptor?
  /// nil when it did not come to that.
  let check: LimitCheck?
  let decision: Decision

  /// The stage that a linear address is spared.
  init(linear address: VirtualAddress, _ access: Access, on machine: Machine) {
    register = access == .fetch ? .cs : .ds
    let loaded = machine.segments[register]
    source = .linear
    selector = loaded.selector
    offset = address.rawValue
    (place, check) = (nil, nil)
    descriptor = loaded.descriptor
    decision =
      loaded.descriptor.map { $0.isFlat ? .flat(linear: address) : .notFlat(linear: address) }
      ?? .noSegment(linear: address)
  }

  init(_ translation: LogicalTranslation, on machine: Machine) {
    register = translation.register
    offset = translation.logical.offset
    switch translation.logical.segment {
    case .register(let register):
      source = .register
      selector = machine.segments[register].selector
    case .selector(let named):
      source = .selector
      selector = named
    }
    place = Self.place(of: translation, selector)
    descriptor = translation.descriptor
    let base = translation.descriptor?.base ?? 0
    switch translation.outcome {
    case .linear(let linear, _): decision = .sum(base: base, linear: linear)
    case .segment(let fault):
      decision = .refused(fault.vector, errorCode: fault.code, .rule(fault.cause))
    case .descriptor(let fault):
      decision = .refused(
        .pageFault, errorCode: UInt16(fault.code.rawValue), .unreadable(fault.address))
    }
    check = Self.check(of: translation)
  }

  private static func place(
    of translation: LogicalTranslation, _ selector: SegmentSelector
  ) -> Place? {
    guard let table = translation.table, let address = translation.place,
      translation.descriptor != nil
    else { return nil }
    return Place(
      isLocal: selector.isLocal, base: table.base, index: selector.index, address: address)
  }

  private static func check(of translation: LogicalTranslation) -> LimitCheck? {
    guard let descriptor = translation.descriptor else { return nil }
    let isInside: Bool
    switch translation.outcome {
    case .linear: isInside = true
    case .segment(let fault) where fault.cause == .limit: isInside = false
    case .segment, .descriptor: return nil
    }
    var expandsDown = false
    if case .data(_, let grows) = descriptor.kind { expandsDown = grows }
    return LimitCheck(
      offset: translation.logical.offset, limit: descriptor.limit, expandsDown: expandsDown,
      isInside: isInside)
  }
}

extension SegmentEvidence {
  /// `ss:bffff000` as the chip would write it: `SS:bffff000`, `0073:08048000`.
  var logical: String {
    let digits = hexadecimal(offset, digits: 8)
    return switch source {
    case .linear: digits
    case .register: "\(register.name):\(digits)"
    case .selector: "\(hexadecimal(selector.rawValue, digits: 4)):\(digits)"
    }
  }

  /// The sum that makes the linear address: `00000000 + 08048000`.
  var sum: (words: String, linear: VirtualAddress)? {
    guard case .sum(let base, let linear) = decision else { return nil }
    return ("\(hexadecimal(base, digits: 8)) + \(hexadecimal(offset, digits: 8))", linear)
  }

  func draw(_ lines: inout LabelledLines) {
    func words(_ fact: some Worded) -> String { lines.canvas.words(fact) }
    if source == .linear {
      return lines.add(register.name, words(SegmentPhrase.flatness(descriptor)))
    }
    if source == .selector {
      lines.add(words(SegmentPhrase.selectorLabel), words(SegmentPhrase.selector(selector)))
    } else {
      lines.add(register.name, words(SegmentPhrase.holds(selector)))
    }
    if let place, let descriptor {
      lines.label(place.table)
      lines.text.append("\(place.base.digits) + \(place.index)*8 = ")
      lines.text.append(place.address.digits, .address)
      lines.text.append(": ")
      lines.text.appendLine(hexadecimal(descriptor.rawValue, digits: 16), .value)
    }
    if let descriptor { lines.add("", words(descriptor)) }
    if let check {
      let role: Role = check.isInside ? .plain : .error
      lines.add(words(SegmentPhrase.limitLabel), words(check), role)
    }
    if let sum {
      lines.add(words(SegmentPhrase.linearLabel), "\(sum.words) = \(sum.linear.digits)")
    }
    if case .refused(let vector, let errorCode, let refusal) = decision {
      lines.add(vector.name, words(SegmentPhrase.errorCode(errorCode, refusal)), .error)
      lines.add("Linux", vector.signal)
    }
  }
}

extension SegmentDescriptor {
  /// Whether an offset in the segment is the linear address.
  var isFlat: Bool { base == 0 && limit == 0xffff_ffff }
}

extension ExceptionVector {
  /// What Linux sends a program for it. Linux: `exc_general_protection`, `do_error_trap`.
  package var signal: String {
    switch self {
    case .generalProtection: "SIGSEGV SI_KERNEL"
    case .notPresent, .stack: "SIGBUS SI_KERNEL"
    case .pageFault: "SIGSEGV SEGV_MAPERR"
    }
  }
}

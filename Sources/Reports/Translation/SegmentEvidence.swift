import Drawing
import Grammar
import Hardware

/// The first stage of a translation: from a segment and an offset to a linear address, or why not.
package struct SegmentEvidence: Encodable, Sendable {
  /// Where the selector's descriptor stands.
  struct Place: Encodable, Sendable {
    /// `GDT`, `LDT`
    package let table: String
    package let base: VirtualAddress
    package let index: Int
    package let address: VirtualAddress
    package let descriptor: UInt64
  }

  /// The fault of this stage.
  struct Fault: Encodable, Sendable {
    /// `#GP`, `#SS`, `#NP`, or `#PF` when the descriptor itself cannot be read.
    package let name: String
    package let code: UInt16
    package let words: String
    /// What Linux makes of it.
    package let signal: String
  }

  /// `ss:bffff000` as the chip would write it: `SS:bffff000`, `0073:08048000`.
  let logical: String
  let register: String
  let selector: UInt16
  /// `index 14 of the GDT, RPL 3: __USER_CS`; nil when a register was named.
  let selectorWords: String?
  let place: Place?
  /// `base 00000000 limit ffffffff code, readable, DPL 3`; nil for a null selector.
  let descriptorWords: String?
  /// `the last byte 08048000 <= limit ffffffff`; nil when it did not come to that.
  let check: String?
  /// `00000000 + 08048000`; nil when there is no linear address.
  let sum: String?
  let linear: VirtualAddress?
  let fault: Fault?

  init(_ translation: LogicalTranslation, on machine: Machine) {
    register = translation.register.name
    let selector = Self.selector(of: translation, machine)
    self.selector = selector.rawValue
    let offset = hexadecimal(translation.logical.offset, digits: 8)
    switch translation.logical.segment {
    case .register:
      logical = "\(register):\(offset)"
      selectorWords = nil
    case .selector:
      logical = "\(hexadecimal(selector.rawValue, digits: 4)):\(offset)"
      selectorWords = selector.words
    }
    if let table = translation.table, let address = translation.place,
      let descriptor = translation.descriptor
    {
      place = Place(
        table: selector.isLocal ? "LDT" : "GDT", base: table.base, index: selector.index,
        address: address, descriptor: descriptor.rawValue)
    } else {
      place = nil
    }
    descriptorWords = translation.descriptor?.words
    switch translation.outcome {
    case .linear(let address, _):
      linear = address
      fault = nil
    case .segment(let error):
      linear = nil
      fault = Fault(
        name: error.vector.name, code: error.code, words: error.cause.words,
        signal: error.vector.signal)
    case .descriptor(let error):
      linear = nil
      fault = Fault(
        name: "#PF", code: UInt16(error.code.rawValue),
        words: "the descriptor at \(error.address.digits) cannot be read",
        signal: "SIGSEGV SEGV_MAPERR")
    }
    let reachedLimit: Bool
    if case .segment(let error) = translation.outcome { reachedLimit = error.cause == .limit } else {
      reachedLimit = linear != nil
    }
    check = reachedLimit ? translation.descriptor?.limitWords(for: offset, linear != nil) : nil
    sum = linear == nil ? nil : translation.descriptor.map {
      "\(hexadecimal($0.base, digits: 8)) + \(offset)"
    }
  }

  private static func selector(
    of translation: LogicalTranslation, _ machine: Machine
  ) -> SegmentSelector {
    switch translation.logical.segment {
    case .register(let register): machine.segments[register].selector
    case .selector(let selector): selector
    }
  }

  func draw(_ lines: inout LabelledLines) {
    if let selectorWords {
      lines.add("sel", "\(hexadecimal(selector, digits: 4)) = \(selectorWords)")
    } else {
      lines.add(register, "holds \(hexadecimal(selector, digits: 4))")
    }
    if let place {
      lines.label(place.table)
      lines.text.append("\(place.base.digits) + \(place.index)*8 = ")
      lines.text.append(place.address.digits, .address)
      lines.text.append(": ")
      lines.text.appendLine(hexadecimal(place.descriptor, digits: 16), .value)
    }
    if let descriptorWords { lines.add("", descriptorWords) }
    if let check { lines.add("limit", check, fault == nil ? .plain : .error) }
    if let sum, let linear { lines.add("linear", "\(sum) = \(linear.digits)") }
    if let fault {
      lines.add(fault.name, "error code 0x\(hexadecimal(fault.code)): \(fault.words)", .error)
      lines.add("Linux", fault.signal)
    }
  }
}

extension SegmentSelector {
  /// `index 14 of the GDT, RPL 3: __USER_CS`
  fileprivate var words: String {
    if isNull { return "the null selector" }
    return "index \(index) of the \(isLocal ? "LDT" : "GDT"), RPL \(requestedPrivilege)"
      + (KernelDescriptors.name(of: self).map { ": \($0)" } ?? "")
  }
}

extension SegmentDescriptor {
  /// The comparison of an offset with the limit, as it came out.
  fileprivate func limitWords(for offset: String, _ isInside: Bool) -> String {
    let digits = hexadecimal(limit, digits: 8)
    if case .data(_, expandsDown: true) = kind {
      return isInside
        ? "\(offset) > \(digits): the segment expands down"
        : "\(offset) is not above \(digits), where a segment begins that expands down"
    }
    return isInside ? "\(offset) <= \(digits)" : "\(offset) > \(digits)"
  }
}

extension SegmentFault.Cause {
  /// The rule that was broken.
  package var words: String {
    switch self {
    case .nullSelector: "a null selector leads to no segment"
    case .beyondTable: "the selector's entry lies beyond the table's limit"
    case .wrongType: "the descriptor is of a type that the register cannot hold"
    case .privilege: "DPL is less than CPL or RPL asks for"
    case .notPresent: "P is clear in the descriptor"
    case .notWritable: "the segment is not writable"
    case .notReadable: "the segment is not readable"
    case .limit: "a byte lies outside the segment"
    }
  }
}

extension ExceptionVector {
  /// What Linux sends a program for it. Linux: `exc_general_protection`, `do_error_trap`.
  fileprivate var signal: String {
    self == .generalProtection ? "SIGSEGV SI_KERNEL" : "SIGBUS SI_KERNEL"
  }
}

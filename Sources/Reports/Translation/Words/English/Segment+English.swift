import Drawing
import Hardware
import KernelModel

extension SegmentDescriptor: Worded {
  /// Where the segment lies and what may be done with it.
  public var english: String {
    let place =
      "base \(hexadecimal(base, digits: 8)) limit \(hexadecimal(limit, digits: 8))"
    let what: String
    switch kind {
    case .data(let isWritable, let expandsDown):
      what = "data" + (isWritable ? ", writable" : "") + (expandsDown ? ", expands down" : "")
    case .code(let isReadable, let isConforming):
      what = "code" + (isReadable ? ", readable" : "") + (isConforming ? ", conforming" : "")
    case .system(let type): what = "system, type \(hexadecimal(type.rawValue))"
    }
    return "\(place) \(what), DPL \(privilege)\(isPresent ? "" : ", not present")"
  }
}

extension SegmentSelector: Worded {
  /// `index 14 of the GDT, RPL 3: __USER_CS`
  public var english: String {
    if isNull { return "the null selector" }
    return "index \(index) of the \(isLocal ? "LDT" : "GDT"), RPL \(requestedPrivilege)"
      + (KernelDescriptors.name(of: self).map { ": \($0)" } ?? "")
  }
}

extension LimitCheck: Worded {
  /// The comparison of an offset with the limit, as it came out.
  var english: String {
    let (offset, limit) = (hexadecimal(offset, digits: 8), hexadecimal(limit, digits: 8))
    return switch (expandsDown, isInside) {
    case (true, true): "\(offset) > \(limit): the segment expands down"
    case (true, false):
      "\(offset) is not above \(limit), where a segment begins that expands down"
    case (false, true): "\(offset) <= \(limit)"
    case (false, false): "\(offset) > \(limit)"
    }
  }
}

extension SegmentFault.Cause: Worded {
  /// The rule that was broken.
  public var english: String {
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

extension SegmentRefusal: Worded {
  package var english: String {
    switch self {
    case .rule(let cause): cause.english
    case .unreadable(let address): "the descriptor at \(address.digits) cannot be read"
    }
  }
}

extension SegmentPhrase: Worded {
  var english: String {
    switch self {
    case .selectorLabel: "sel"
    case .limitLabel: "limit"
    case .linearLabel: "linear"
    case .selector(let selector):
      "\(hexadecimal(selector.rawValue, digits: 4)) = \(selector.english)"
    case .holds(let selector): "holds \(hexadecimal(selector.rawValue, digits: 4))"
    case .flatness(nil): "holds no segment; the address is taken as linear"
    case .flatness(let segment?):
      "base \(hexadecimal(segment.base, digits: 8)), limit "
        + "\(hexadecimal(segment.limit, digits: 8)): "
        + (segment.isFlat
          ? "flat, the offset is the linear address" : "not flat; the address is linear")
    case .errorCode(let code, let refusal):
      "error code 0x\(hexadecimal(code)): \(refusal.english)"
    case .nullSegment: "null: any use faults"
    case .unreadableEntry: "cannot be read"
    case .noTable(let level):
      "GDTR holds no table: the registers keep what they hold, CPL \(level)"
    case .at: "at "
    case .tableLimit(let limit, let level):
      ", limit \(hexadecimal(limit, digits: 4)), CPL \(level)"
    }
  }
}

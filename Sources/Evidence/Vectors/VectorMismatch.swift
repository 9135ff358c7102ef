import Drawing
import Hardware

/// What a line of a vector says, and what happened instead.
public enum VectorMismatch: Hashable, Sendable {
  case access(expected: VectorLine.Expectation, got: VectorLine.Expectation)
  /// A word of RAM of 4 or 8 bytes.
  case word(byteCount: Int, expected: UInt64, got: UInt64)
  /// The chip does not take what a line of that kind loads.
  case refused(keyword: String, GeneralProtection)

  /// What the line says, in the file's own notation; nil when it only loads something.
  public var expected: String? {
    switch self {
    case .access(let expected, _): expected.notation
    case .word(let byteCount, let expected, _): hexadecimal(expected, digits: byteCount * 2)
    case .refused: nil
    }
  }

  /// What happened, in the file's own notation.
  public var got: String {
    switch self {
    case .access(_, let got): got.notation
    case .word(let byteCount, _, let got): hexadecimal(got, digits: byteCount * 2)
    case .refused(_, let fault): "#GP(\(fault.code))"
    }
  }
}

extension VectorLine.Expectation {
  /// As it stands in the file.
  fileprivate var notation: String {
    switch self {
    case .physical(let address): hexadecimal(address, digits: 8)
    case .fault(let code, let cr2):
      "#PF error=\(hexadecimal(code)) cr2=\(hexadecimal(cr2, digits: 8))"
    }
  }
}

extension VectorMismatch {
  /// One side of it: what a line of a vector says, or what happened.
  enum Side: DetailedFact {
    case physical(UInt64)
    case pageFault(code: UInt64, cr2: UInt64)
    case word(UInt64)
    case generalProtection(code: UInt32)

    var code: String {
      switch self {
      case .physical: "physical"
      case .pageFault: "page-fault"
      case .word: "word"
      case .generalProtection: "general-protection"
      }
    }

    var details: Details {
      switch self {
      case .physical(let address): ["physical": address]
      case .pageFault(let code, let cr2): ["errorCode": code, "cr2": cr2]
      case .word(let value): ["value": value]
      case .generalProtection(let code): ["errorCode": code]
      }
    }
  }

  /// What the line says, nil when it only loads something; and what happened.
  var sides: (expected: Side?, got: Side) {
    switch self {
    case .access(let expected, let got): (Side(expected), Side(got))
    case .word(_, let expected, let got): (.word(expected), .word(got))
    case .refused(_, let fault): (nil, .generalProtection(code: UInt32(fault.code)))
    }
  }
}

extension VectorMismatch.Side {
  fileprivate init(_ expectation: VectorLine.Expectation) {
    switch expectation {
    case .physical(let address): self = .physical(address)
    case .fault(let code, let cr2): self = .pageFault(code: code, cr2: cr2)
    }
  }
}

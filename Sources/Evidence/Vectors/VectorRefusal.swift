import Drawing

/// A line that is no line of a vector file: where it stands and what is wrong with it.
public struct VectorRefusal: Error, Hashable, Sendable {
  /// Counted from 1.
  public var lineNumber: Int
  /// The offending word's place in the line, counted from 1.
  public var column: Int
  public var cause: Cause
  /// The offending word, shortened; bytes that are no text are replaced.
  public var word: String

  public enum Cause: Hashable, Sendable {
    case unknownLine
    case unknownFlag
    case unknownMode
    case missing(Part)
    case badNumber
    case badWordWidth
    case tooLarge(bits: Int)
    case badPrivilege
    case badExpectation
    case excess
    case outsideVector
  }

  /// What should stand in a line.
  public enum Part: Hashable, Sendable {
    case address, linearAddress, word, flag, mode, name, privilege, equals, expectation
    case errorCode, faultAddress
  }
}

extension VectorRefusal.Cause: DetailedFact {
  public var code: String {
    switch self {
    case .unknownLine: "unknown-line"
    case .unknownFlag: "unknown-flag"
    case .unknownMode: "unknown-mode"
    case .missing: "missing"
    case .badNumber: "bad-number"
    case .badWordWidth: "bad-word-width"
    case .tooLarge: "too-large"
    case .badPrivilege: "bad-privilege"
    case .badExpectation: "bad-expectation"
    case .excess: "excess"
    case .outsideVector: "outside-vector"
    }
  }

  public var details: Details {
    switch self {
    case .missing(let part): ["part": part]
    case .tooLarge(let bits): ["bits": bits]
    case .unknownLine, .unknownFlag, .unknownMode, .badNumber, .badWordWidth, .badPrivilege,
      .badExpectation, .excess, .outsideVector:
      [:]
    }
  }
}

extension VectorRefusal.Part: Coded {
  public var code: String {
    switch self {
    case .address: "address"
    case .linearAddress: "linear-address"
    case .word: "word"
    case .flag: "flag"
    case .mode: "paging-mode"
    case .name: "name"
    case .privilege: "privilege"
    case .equals: "equals"
    case .expectation: "expectation"
    case .errorCode: "error-code"
    case .faultAddress: "cr2"
    }
  }
}

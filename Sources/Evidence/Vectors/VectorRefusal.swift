import Drawing

/// A line that is no line of a vector file: where it stands and what is wrong with it.
public struct VectorRefusal: Error, Hashable, Complaint {
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

  /// What stands in a line.
  public enum Part: Hashable, Sendable {
    case address, linearAddress, name, flag, mode, memoryWord, privilege, equalSign, expectation
    /// `NAME=NUMBER`
    case assigned(String)
  }

  public var code: String {
    switch cause {
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

  public var facts: KeyedFacts {
    switch cause {
    case .tooLarge(let bits): ["typed": word, "column": column, "bits": bits]
    case .missing: ["column": column]
    case .unknownLine, .unknownFlag, .unknownMode, .badNumber, .badWordWidth, .badPrivilege,
      .badExpectation, .excess, .outsideVector:
      ["typed": word, "column": column]
    }
  }
}

import Drawing

/// A line that is no line of decisions, or the lack of one.
public struct DecisionRefusal: Error, Hashable, Sendable {
  /// Counted from 1.
  public var line: Int
  public var cause: Cause

  public enum Cause: Error, Hashable, Sendable {
    /// The file does not begin as such files do.
    case noHeader
    case unknownKernel(String)
    /// The lines at the top do not tell a figure.
    case noHeaderFigure(String)
    /// No kind of decision has this name.
    case unknownLine(String)
    /// A word that is no figure, where figures stand.
    case noFigure(String)
    case missing(key: String)
    case repeated(key: String)
    case unknown(key: String)
    case badValue(key: String, word: String)
    case outOfBounds(key: String, word: String, ClosedRange<Int>)
    case unknownZone(String)
    /// No request of a list, which is `LIST:REQUESTED/SCANNED/SKIPPED/TAKEN`.
    case badRequest(String)
    /// Something behind the answer.
    case excess(String)
  }
}

extension DecisionRefusal.Cause: DetailedFact {
  public var code: String {
    switch self {
    case .noHeader: "no-header"
    case .unknownKernel: "unknown-kernel"
    case .noHeaderFigure: "no-header-figure"
    case .unknownLine: "unknown-line"
    case .noFigure: "no-figure"
    case .missing: "missing"
    case .repeated: "repeated"
    case .unknown: "unknown-key"
    case .badValue: "bad-value"
    case .outOfBounds: "out-of-bounds"
    case .unknownZone: "unknown-zone"
    case .badRequest: "bad-request"
    case .excess: "excess"
    }
  }

  public var details: Details {
    switch self {
    case .noHeader: [:]
    case .unknownKernel(let name), .noHeaderFigure(let name), .missing(let name),
      .repeated(let name), .unknown(let name), .unknownZone(let name):
      ["name": name]
    case .unknownLine(let word), .noFigure(let word), .badRequest(let word), .excess(let word):
      ["word": word]
    case .badValue(let name, let word): ["name": name, "word": word]
    case .outOfBounds(let name, let word, let bounds):
      ["name": name, "word": word, "least": bounds.lowerBound, "most": bounds.upperBound]
    }
  }
}

extension Substring {
  /// As much of a word as fits into a message.
  var excerpt: String { String(prefix(40)) }
}

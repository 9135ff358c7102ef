import Drawing
import KernelModel
import Reports

/// What is to be known of a file that agrees.
public enum CheckRemark: DetailedFact, Worded {
  /// It breaks off in its last command: whoever wrote it was ended there. What there is agrees.
  case tornOff
  /// It wrote into RAM behind the kernel's back, and a rule is broken since.
  case tamperedWith(InvariantViolation)
  /// Texts of a lesson are not written in every language; the first stands on that line.
  case untranslated(texts: Int, line: Int)
  /// Lines of decisions are right for other free pages than they tell; the first is that line.
  case reread(lines: Int, line: Int)

  public var code: String {
    switch self {
    case .tornOff: "torn-off"
    case .tamperedWith: "tampered-with"
    case .untranslated: "untranslated"
    case .reread: "reread"
    }
  }

  public var details: Details {
    switch self {
    case .tornOff: [:]
    case .tamperedWith(let violation): ["violation": violation]
    case .untranslated(let count, let line), .reread(let count, let line):
      ["count": count, "line": line]
    }
  }
}

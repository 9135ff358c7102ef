import Drawing
import Grammar

/// Why a name that a person made cannot stand where it stands.
enum MacroComplaint: Complaint {
  case endless(limit: Int)
  /// They lead to ever more lines.
  case tooManyLines(limit: Int)
  /// It stands for whole lines, and something is in front of it.
  case hasPrefix(String)

  var code: String {
    switch self {
    case .endless: "names-without-end"
    case .tooManyLines: "too-many-lines"
    case .hasPrefix: "stands-for-lines"
    }
  }

  var details: Details {
    switch self {
    case .endless(let limit), .tooManyLines(let limit): ["limit": limit]
    case .hasPrefix(let name): ["typed": name]
    }
  }
}

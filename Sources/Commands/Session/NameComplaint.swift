import Drawing
import Grammar

/// Why a word is no name of a person's own, or none that help knows.
enum NameComplaint: Complaint {
  case isCommand(String)
  case unknown(String, nearest: String?)
  case noCommandIsAbout(String)
  /// Something stands in front of `aside`.
  case asideIsNotFirst

  var code: String {
    switch self {
    case .isCommand: "name-is-command"
    case .unknown: "unknown-name"
    case .noCommandIsAbout: "no-command-about"
    case .asideIsNotFirst: "aside-is-not-first"
    }
  }

  var details: Details {
    switch self {
    case .isCommand(let name), .noCommandIsAbout(let name): ["typed": name]
    case .unknown(let name, let nearest): ["typed": name, "nearest": nearest]
    case .asideIsNotFirst: [:]
    }
  }
}

import Drawing
import Grammar

/// Why a word is no name of a person's own, or none that help knows.
enum NameComplaint: Complaint {
  case isCommand(String)
  case unknown(String, nearest: String?)
  /// Neither a command nor a topic has the name.
  case noHelp(String, nearest: String?)
  case nothingIsAbout(String)
  /// Something stands in front of `aside`.
  case asideIsNotFirst

  var code: String {
    switch self {
    case .isCommand: "name-is-command"
    case .unknown: "unknown-name"
    case .noHelp: "no-help"
    case .nothingIsAbout: "nothing-about"
    case .asideIsNotFirst: "aside-is-not-first"
    }
  }

  var details: Details {
    switch self {
    case .isCommand(let name), .nothingIsAbout(let name): ["typed": name]
    case .unknown(let name, let nearest), .noHelp(let name, let nearest):
      ["typed": name, "nearest": nearest]
    case .asideIsNotFirst: [:]
    }
  }
}

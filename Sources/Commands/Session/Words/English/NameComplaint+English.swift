import Grammar
import KernelModel

extension NameComplaint {
  var english: ErrorWords {
    switch self {
    case .isCommand(let name): ErrorWords("'\(name)' is a command", note: "choose another name")
    case .unknown(let name, let nearest):
      ErrorWords(
        "nothing is named '\(name)'",
        note: English.suggestion(nearest) ?? "'alias' lists the names")
    case .asideIsNotFirst: ErrorWords("'aside' stands in front of all else: aside [2] touch 0")
    case .noCommandIsAbout(let word):
      ErrorWords("no command is about '\(word)'", note: "'help' lists the commands")
    }
  }
}

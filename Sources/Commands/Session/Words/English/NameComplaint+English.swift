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
    case .noHelp(let name, let nearest):
      ErrorWords(
        "no command and no topic is called '\(name)'",
        note: English.suggestion(nearest) ?? "'apropos \(name)' looks in the words of all of them")
    case .nothingIsAbout(let word):
      ErrorWords(
        "no command and no topic is about '\(word)'",
        note: "'help all' lists the commands, 'help topics' the topics")
    }
  }
}

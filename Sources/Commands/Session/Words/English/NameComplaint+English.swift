extension NameComplaint {
  var english: Advice {
    switch self {
    case .isCommand(let name): Advice("'\(name)' is a command", note: "choose another name")
    case .unknown(let name, let nearest):
      Advice(
        "nothing is named '\(name)'",
        note: English.suggestion(nearest) ?? "'alias' lists the names")
    case .noCommandIsAbout(let word):
      Advice("no command is about '\(word)'", note: "'help' lists the commands")
    }
  }
}

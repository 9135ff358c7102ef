import Drawing

extension HelpPhrase {
  var english: String {
    switch self {
    case .usage: "usage"
    case .call: "as in C"
    case .aliases: "also"
    case .example: "example"
    case .topic(let name): "'help topic \(name)' explains the word."
    case .names(let kind): kind.english
    case .synonyms: "also"
    case .see: "see it"
    case .topics: "topics"
    case .mentions: "topics that mention it"
    case .begin: "Begin with"
    case .groups: "Commands by group"
    case .further: "More help"
    }
  }
}

extension PrintableNames.Kind: Worded {
  package var english: String {
    switch self {
    case .registers: "registers"
    case .addresses: "addresses"
    case .figures: "figures"
    case .zoneFigures: "of each zone"
    case .slots: "slots of the fixmap"
    case .functions: "functions"
    }
  }
}

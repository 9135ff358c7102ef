import Drawing

extension HelpPhrase {
  var english: String {
    switch self {
    case .usage: "usage"
    case .call: "as in C"
    case .aliases: "also"
    case .example: "example"
    }
  }
}

import Drawing

extension ListsPhrase: Worded {
  var english: String {
    switch self {
    case .tail: "looked at first"
    }
  }
}

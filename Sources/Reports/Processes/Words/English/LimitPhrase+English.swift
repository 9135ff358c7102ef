import Drawing

extension LimitPhrase: Worded {
  var english: String {
    switch self {
    case .unlimited: "unlimited"
    }
  }
}

import Drawing

extension CallPhrase: Worded {
  var english: String {
    switch self {
    case .passedOver: "passed over, it does not concern memory"
    }
  }
}

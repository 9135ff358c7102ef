extension ErrorPhrase {
  public var english: String {
    switch self {
    case .error: "error"
    case .note: "note"
    case .standsFor(let text): "this stands for '\(text)'"
    }
  }
}

import Drawing

extension StatePhrase {
  var english: String {
    switch self {
    case .equal: "the machines are equal"
    case .onlyDigestsDiffer(let first, let second):
      "no structure differs, but the digests do: \(first) and \(second)"
    case .more(let count): "and \(count) more"
    }
  }
}

import Drawing

extension CandidatesPhrase: Worded {
  var english: String {
    switch self {
    case .total(let pages):
      "points = rss + swap + tables + adj x \(pages / 1000); \(pages) pages of RAM and swap"
    case .nobody: "nobody may be killed: the kernel would panic"
    }
  }
}

extension OOMExemption: Worded {
  var english: String {
    switch self {
    case .initial: "init"
    case .never: "never"
    case .borrows: "in vfork"
    }
  }
}

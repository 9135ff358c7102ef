import Drawing

extension FilesPhrase {
  var english: String {
    switch self {
    case .commands(let count): counted(count, "command")
    case .saved: "saved"
    case .loaded: "loaded"
    case .digest: "digest"
    }
  }
}

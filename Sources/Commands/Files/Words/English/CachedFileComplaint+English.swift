import Grammar

extension CachedFileComplaint {
  var english: ErrorWords {
    switch self {
    case .isView(let path, let command):
      ErrorWords("'\(path)' is made by the kernel when it is read", note: "'\(command)' prints it")
    }
  }
}

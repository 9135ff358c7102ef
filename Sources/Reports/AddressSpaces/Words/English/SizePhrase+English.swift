import Drawing

extension SizePhrase: Worded {
  /// The words of binutils, which a program may look for.
  var english: String {
    switch self {
    case .problem(.directory, let file): "Warning: '\(file)' is a directory"
    case .problem(.format, let file): "\(file): file format not recognized"
    case .problem(.noFile, let file): "'\(file)': No such file"
    case .problem(.refused(let reason), let file): "\(file): \(reason.english)"
    }
  }
}

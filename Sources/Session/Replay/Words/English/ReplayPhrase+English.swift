import Drawing

extension ReplayPhrase {
  var english: String {
    switch self {
    case .recording(let file): file.map { "recording into '\($0)'" } ?? "not recording"
    }
  }
}

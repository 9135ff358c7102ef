extension ManualPhrase {
  var english: String {
    switch self {
    case .command(let summary, let aliases, let details):
      summary.prefix(1).uppercased() + summary.dropFirst() + "."
        + (aliases.isEmpty ? "" : " Also \(aliases.joined(separator: ", "))")
        + (aliases.isEmpty ? "" : ".") + (details.isEmpty ? "" : " " + details)
    }
  }
}

import Drawing

extension TranscriptCause {
  var english: String {
    switch self {
    case .prompt: "the prompt differs"
    case .output(let event):
      "the output differs" + (event.map { " from event \($0) on" } ?? "")
    case .outputBeforeFirstCommand: "output stands before the first command"
    }
  }
}

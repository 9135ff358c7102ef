import Grammar

extension ProgressComplaint {
  package var english: ErrorWords {
    switch self {
    case .badDay(let text): ErrorWords("'\(text)' is no day", note: "a line begins as 2026-11-30")
    case .unknown(let text): ErrorWords("'\(text)' means nothing here")
    case .incomplete: ErrorWords("the line breaks off")
    }
  }
}

import Grammar

extension AnswerComplaint {
  package var english: ErrorWords {
    switch self {
    case .isNoTruth(let text):
      ErrorWords("'\(text)' is neither yes nor no", note: "'yes', 'y', 'no' and 'n' will do")
    }
  }
}

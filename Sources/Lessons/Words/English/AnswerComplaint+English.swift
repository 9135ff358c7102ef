import Grammar

extension AnswerComplaint {
  package var english: ErrorWords {
    switch self {
    case .isNoOption(let text, let count):
      ErrorWords("'\(text)' is none of the answers", note: "type a number from 1 to \(count)")
    case .isNoTruth(let text):
      ErrorWords("'\(text)' is neither yes nor no", note: "'yes', 'y', 'no' and 'n' will do")
    }
  }
}

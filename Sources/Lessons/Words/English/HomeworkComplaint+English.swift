import Grammar

extension HomeworkComplaint {
  package var english: ErrorWords {
    switch self {
    case .noAnswers:
      ErrorWords("no answers to a lesson", note: "'lesson answer FILE' writes them")
    }
  }
}

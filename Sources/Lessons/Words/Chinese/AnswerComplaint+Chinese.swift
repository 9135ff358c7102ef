import Grammar

extension AnswerComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .isNoTruth(let text):
      ErrorWords("“\(text)”既不是“是”也不是“否”", note: "可以输入 yes、y、是、no、n 或 否")
    }
  }
}

import Grammar

extension AnswerComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .isNoOption(let text, let count):
      ErrorWords("“\(text)”不是其中的答案", note: "请输入 1 到 \(count) 的编号")
    case .isNoTruth(let text):
      ErrorWords("“\(text)”既不是“是”也不是“否”", note: "可以输入 yes、y、是、no、n 或 否")
    }
  }
}

import Grammar

extension HomeworkComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .noAnswers: ErrorWords("不是一课的解答", note: "'lesson answer 文件' 写出解答")
    }
  }
}

import Grammar

extension ProgressComplaint {
  package var chinese: ErrorWords {
    switch self {
    case .badDay(let text): ErrorWords("“\(text)”不是日期", note: "行首写作 2026-11-30")
    case .unknown(let text): ErrorWords("“\(text)”在这里没有意义")
    case .incomplete: ErrorWords("这一行不完整")
    }
  }
}

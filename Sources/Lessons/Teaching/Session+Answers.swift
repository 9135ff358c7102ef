import Grammar
import Session

extension Session {
  /// Whether a line that is typed where an answer is awaited is a command all the same.
  ///
  /// It is one when it begins with a command's name, unless it is no more than a word that could be
  /// the answer: `heap`, `n`.
  func isCommand(_ line: SourceLine, insteadOf answer: AnswerValue) -> Bool {
    let words = LineWords(line)
    guard words.commands.count == 1 else { return true }
    switch answer {
    case .truth where TypedAnswer(line.text).truth != nil: return false
    case .word where !Self.lessonWords.contains(String(words.last.text)) && line.isOneWord:
      return false
    case .number, .truth, .word, .option: break
    }
    return catalog.definition(of: words.last) != nil || !words.last.prefixText.isEmpty
  }

  /// What can be said to a lesson that waits for a word.
  private static let lessonWords: Set<String> = ["hint", "solution", "lesson", "help", "quit", "quiz"]
}

extension SourceLine {
  fileprivate var isOneWord: Bool { !text.contains(where: \.isWhitespace) }
}

import Grammar

extension QuizComplaint {
  package var english: ErrorWords {
    switch self {
    case .badFirstLine:
      ErrorWords("a file of questions begins with 'quiz', a number and a name", note: "'quiz 3 faults'")
    case .noKind: ErrorWords("no kind of question stands here", note: "one begins with 'kind NAME'")
    case .badName(let text):
      ErrorWords(
        "'\(text)' is no name of a kind",
        note: "a name has a-z, 0-9 and -, begins with a letter and has 24 signs at most")
    case .givenTwice(let text): ErrorWords("'\(text)' is given twice")
    case .unknownWord(let text):
      ErrorWords(
        "'\(text)' begins no line below a kind",
        note: "'en:', 'zh:', 'machine:', 'draw' and 'where' do; the text begins at the margin")
    case .badDraw:
      ErrorWords(
        "this draws nothing", note: "'draw n = 4..16' or 'draw w = r | w'")
    case .cannotDraw(let attempts):
      ErrorWords("\(attempts) draws brought no question with a wrong answer to it")
    case .secondWayDiffers(let value, let right):
      ErrorWords("the second way comes to \(value), the answer is \(right)")
    case .beliefNeverComesUp(let belief):
      ErrorWords("no seed makes '\(belief.rawValue)' another answer than the right one")
    case .hasOneAnswer(let value): ErrorWords("the answer is \(value), whatever the seed")
    case .missingLanguage: ErrorWords("a text is missing in one of the languages")
    }
  }
}

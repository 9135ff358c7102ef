import Grammar

extension LearningComplaint {
  var english: ErrorWords {
    switch self {
    case .noLessonGoesOn:
      ErrorWords("no lesson goes on", note: "'lesson' lists them, 'lesson 0' begins the first")
    case .noSuchLesson(let name, let nearest):
      ErrorWords(
        "there is no lesson '\(name)'",
        note: English.suggestion(nearest) ?? "'lesson' lists them; a file ends in .lesson")
    case .isNoLesson(let file): ErrorWords("'\(file)' is no lesson")
    case .noQuizGoesOn: ErrorWords("no quiz goes on", note: "'quiz' begins one")
    case .noSuchQuiz(let name, let nearest):
      ErrorWords(
        "there are no questions '\(name)'",
        note: English.suggestion(nearest) ?? "'quiz list' lists them; a file ends in .quiz")
    case .isNoQuiz(let file): ErrorWords("'\(file)' has no questions")
    case .cannotAsk: ErrorWords("this question cannot be asked")
    case .isInVisit:
      ErrorWords(
        "this machine is not yours", note: "'lesson leave' or 'quiz leave' leads back to it")
    case .needsName:
      ErrorWords(
        "a new lesson needs a name", note: "'lesson new swap': a-z, 0-9 and -, 24 signs at most")
    case .needsFile(let word): ErrorWords("'lesson \(word)' is followed by a name of the host")
    case .needsPage(let word):
      ErrorWords(
        "'\(word)' is followed by the name of a file", note: "'quiz sheet cow count 4 to cow.html'")
    case .unexpected(let word): ErrorWords("'\(word)' says nothing here")
    case .needsNumber(let word):
      ErrorWords("'\(word)' is followed by a number", note: "'quiz cow seed 7 count 3'")
    case .isFirst: ErrorWords("this is the first lesson")
    case .isLast: ErrorWords("this is the last lesson", note: "'lesson' lists them")
    }
  }
}

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
    case .isFirst: ErrorWords("this is the first lesson")
    case .isLast: ErrorWords("this is the last lesson", note: "'lesson' lists them")
    }
  }
}

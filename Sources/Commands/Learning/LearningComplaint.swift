import Drawing
import Grammar

/// Why something cannot be learnt here.
enum LearningComplaint: Complaint {
  case noLessonGoesOn
  case noSuchLesson(String, nearest: String?)
  case isNoLesson(String)
  case isFirst, isLast
  case noQuizGoesOn
  case noSuchQuiz(String, nearest: String?)
  case isNoQuiz(String)
  /// A question that was asked for cannot be made, which has been told.
  case cannotAsk
  /// A lesson or a quiz goes on: its machine is not the person's.
  case isInVisit
  /// `lesson new` without the name of a lesson.
  case needsName
  case needsFile(behind: String)
  /// A worksheet goes into a file whose name is missing.
  case needsPage(behind: String)
  case unexpected(String)
  case needsNumber(behind: String)

  var code: String {
    switch self {
    case .noLessonGoesOn: "no-lesson-goes-on"
    case .noSuchLesson: "no-such-lesson"
    case .isNoLesson: "is-no-lesson"
    case .noQuizGoesOn: "no-quiz-goes-on"
    case .noSuchQuiz: "no-such-quiz"
    case .isNoQuiz: "is-no-quiz"
    case .cannotAsk: "cannot-ask"
    case .isInVisit: "lesson-goes-on"
    case .needsName: "needs-name"
    case .needsFile: "needs-file"
    case .needsPage: "needs-page"
    case .unexpected: "unexpected-in-quiz"
    case .needsNumber: "needs-number"
    case .isFirst: "is-first-lesson"
    case .isLast: "is-last-lesson"
    }
  }

  var details: Details {
    switch self {
    case .noLessonGoesOn, .isFirst, .isLast, .noQuizGoesOn, .cannotAsk, .isInVisit, .needsName:
      [:]
    case .unexpected(let word): ["typed": word]
    case .needsNumber(let word), .needsFile(let word), .needsPage(let word): ["behind": word]
    case .noSuchLesson(let name, let nearest), .noSuchQuiz(let name, let nearest):
      ["typed": name, "nearest": nearest]
    case .isNoLesson(let file), .isNoQuiz(let file): ["file": file]
    }
  }
}

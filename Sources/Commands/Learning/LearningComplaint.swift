import Drawing
import Grammar

/// Why something cannot be learnt here.
enum LearningComplaint: Complaint {
  case noLessonGoesOn
  case noSuchLesson(String, nearest: String?)
  case isNoLesson(String)
  case isFirst, isLast

  var code: String {
    switch self {
    case .noLessonGoesOn: "no-lesson-goes-on"
    case .noSuchLesson: "no-such-lesson"
    case .isNoLesson: "is-no-lesson"
    case .isFirst: "is-first-lesson"
    case .isLast: "is-last-lesson"
    }
  }

  var details: Details {
    switch self {
    case .noLessonGoesOn, .isFirst, .isLast: [:]
    case .noSuchLesson(let name, let nearest): ["typed": name, "nearest": nearest]
    case .isNoLesson(let file): ["file": file]
    }
  }
}

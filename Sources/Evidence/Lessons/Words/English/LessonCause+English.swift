import Drawing
import Grammar

extension LessonCause {
  var english: String {
    switch self {
    case .fault(let complaint, let question, let more):
      complaint.english.message + (question.map { " (\($0.kind) seed \($0.seed))" } ?? "")
        + (more > 0 ? "; and \(counted(more, "other fault"))" : "")
    }
  }
}

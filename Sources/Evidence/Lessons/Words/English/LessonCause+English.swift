import Drawing
import Grammar

extension LessonCause {
  var english: String {
    switch self {
    case .fault(let complaint, let more):
      complaint.english.message + (more > 0 ? "; and \(counted(more, "other fault"))" : "")
    }
  }
}

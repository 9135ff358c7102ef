import Drawing
import Grammar
import Session

/// Something that a lesson says.
package struct LessonReport: Report {
  package static let kind = "lesson"

  package enum Saying: Sendable {
    case title(number: Int, FilledText)
    case paragraph(FilledText)
    /// With the phrases that one is chosen from, if it is asked so.
    case question(FilledText, options: [FilledText])
    case task(number: Int, of: Int, FilledText)
    case hint(number: Int, of: Int, FilledText)
    /// Commands that reach the goal.
    case solution([String])
    /// Other commands that do.
    case also([String])
    case right
    /// With the right answer, and why the typed one is wrong if something explains it.
    case wrong(AnswerValue, Explanation?)
    /// What the answer is, for who does not guess.
    case answer(AnswerValue)
    /// What was done instead of the task.
    case notice(Explanation)
    case done
    /// What it meant.
    case meaning(FilledText)
    case next(FilledText)
    case end(LessonEnd)
    case remark(LessonPhrase)
  }

  /// Why something is wrong.
  package enum Explanation: Sendable {
    case misconception(Misconception)
    case words(FilledText)
  }

  /// How a lesson ended.
  package struct LessonEnd: Encodable, Equatable, Sendable {
    package let doneTasks: Int
    package let tasks: Int
    package let rightAnswers: Int
    package let questions: Int
    /// The name of the one that follows.
    package let next: String?
  }

  package let saying: Saying

  package init(_ saying: Saying) { self.saying = saying }
}

extension LessonReport.Explanation {
  /// - Returns: nil of what is no belief.
  init?(_ diagnosis: Diagnosis?, in session: Session) {
    switch diagnosis {
    case nil, .slip: return nil
    case .misconception(let misconception)?: self = .misconception(misconception)
    case .words(let texts)?: self = .words(FilledText(texts, in: session))
    }
  }
}

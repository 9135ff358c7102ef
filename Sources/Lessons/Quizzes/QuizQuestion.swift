import Drawing
import Grammar
import Session

/// A question as a seed makes it: kind, seed and the machine's options name it for ever.
package struct QuizQuestion {
  package let kind: QuizKind
  package let seed: UInt64
  /// What was drawn: setups, paragraphs and questions.
  package let lesson: Lesson
  /// The machine that it is asked on.
  package let configuration: Configuration
  /// Each question of it with its answers, in order; most kinds have one.
  package let puts: [PutQuestion]
  /// A session on that machine, with the setups carried out unseen.
  package let session: Session

  package static let attemptLimit = 200

  /// The beliefs that would have led to another answer.
  package var misconceptions: [Misconception] { puts.flatMap(\.misconceptions) }
}

extension QuizQuestion {
  /// A session on its machine as it boots.
  func freshSession() throws(LessonFault) -> Session {
    do throws(ConfigurationRefusal) {
      return try Session(configuration: configuration, commands: session.commands)
    } catch {
      throw kind.keyword.fault(error)
    }
  }

  /// Does something for the question: its commands may do what its file may.
  func speaking(in session: Session, _ body: () -> Void) {
    session.speaking(by: kind.authority.joined(by: session.authority), body)
  }

  /// Shows how its machine comes to be as it is, where a session speaks.
  package func present(speakingAs speaker: Session) throws(LessonFault) {
    let session = try freshSession()
    speaker.lend(to: session)
    speaking(in: session) { session.present(self) }
  }
}

import Grammar

/// Who goes along with a visiting session and speaks up: a lesson, a quiz.
package protocol Companion: AnyObject {
  /// What the prompt says of it: `lesson 3`.
  var promptWords: String { get }

  /// Takes a typed line if it is meant for it, an answer to its question.
  ///
  /// - Returns: how the line ended; nil for a line that is the session's.
  func take(_ line: SourceLine, in session: Session) -> Execution?

  /// A command of a typed line has been carried out, or refused: its result is shown.
  func commandEnded(_ command: CommandDefinition, in session: Session)

  /// Whether the person knows nothing of a command of the log that is its own.
  func hides(command index: Int, in session: Session) -> Bool

  /// A typed line is done.
  func lineEnded(in session: Session)
}

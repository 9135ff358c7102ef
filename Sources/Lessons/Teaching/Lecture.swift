import Grammar
import Session

/// A lesson that is played in front of people: questions wait for a show of hands, tasks are done as
/// their solutions say, one command at a time.
package struct Lecture {
  private let session: Session
  /// The rest of a task's solution.
  private var commands: [String] = []
  private var isInTask = false
  private var passedTasks = 0

  /// - Parameter session: one in which the lesson has begun.
  package init(_ session: Session) { self.session = session }

  /// What is typed next; nil when nothing is left to do.
  ///
  /// Somebody may have answered, or done the task, since it was last asked for.
  package mutating func next() -> String? {
    guard let course = session.course else { return nil }
    switch course.waiting {
    case .answer: return "solution"
    case .task(let task, _):
      if commands.isEmpty || course.begunTasks != passedTasks {
        passedTasks = course.begunTasks
        commands = task.solution.commands.map(\.text)
      }
      return commands.first
    case .nothing, .end: return nil
    }
  }

  /// The line was typed, or left out.
  package mutating func pass() {
    if !commands.isEmpty { commands.removeFirst() }
  }
}

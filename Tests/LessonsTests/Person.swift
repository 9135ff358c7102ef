import Commands
import Session

@testable import Lessons

/// A person at the prompt.
final class Person {
  let session: Session
  private(set) var output = ""

  init() throws {
    session = try Session(configuration: Configuration())
    session.checksInvariants = false
    session.sink = { [unowned self] in output += $0 }
  }

  /// - Returns: what is printed.
  @discardableResult
  func type(_ line: String) -> String {
    output = ""
    session.execute(line)
    return output
  }

  var course: LessonCourse? { session.course }
  var front: Session { session.front }
}

import Grammar
import Session

extension FileRunner {
  /// Plays a lesson from its beginning to its end, as its conductor says.
  ///
  /// What is typed in between may answer a question or do a task; then the lesson goes on from there.
  package func play(_ lesson: Lesson) throws(ConfigurationRefusal) -> Status {
    try session.begin(lesson) { _ in }
    var lecture = Lecture(session)
    var status = Status.done
    while let line = lecture.next() {
      let share = session.course?.share
      let wish = conductor?.wish(for: FileStep(line, share: share)) ?? .carryOut
      if wish == .leave { break }
      // Who typed something has perhaps done what was to come.
      guard lecture.next() == line else { continue }
      lecture.pass()
      guard wish == .carryOut else { continue }
      session.front.narrate(session.prompt + line)
      let execution = session.execute(line)
      conductor?.hasEnded(execution.status)
      if execution.status == .interrupted {
        status = .interrupted
        break
      }
    }
    session.endVisit()
    return status
  }
}

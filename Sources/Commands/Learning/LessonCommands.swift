import Drawing
import Grammar
import Lessons
import Session

extension Command {
  static let learning = [lesson, hint, solution, quiz, export]

  static let lesson = CommandDefinition(
    "lesson", .learning, .steers, "list the lessons, begin one, or leave it",
    arguments: [
      ArgumentDefinition("LESSON", .words, "a number, a name, a file, or what is to be done", .optional)
        .offering(.lessons)
    ],
    details: """
      A lesson has a machine of its own; yours is as you left it when you come back. 'lesson again' \
      begins it anew, 'next' and 'back' go to others, 'leave' leads back, 'forget' forgets what was \
      done of it, 'answer FILE' writes what you did. 'lesson report FOLDER' sums files of progress \
      up. 'lesson new NAME', 'lesson goal' and 'lesson save FILE' make one by doing.
      """,
    example: "lesson; lesson 3; hint; lesson leave"
  ).bySession { session, invocation throws(CommandError) in
    guard let text = invocation.text(0) else {
      if let course = session.course { course.repeatWhatIsAsked(in: session.front) }
      return LessonListReport(session.learner.shelf, session.learner.progress, in: session)
    }
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : nil
    if let deed = AuthorDeed(rawValue: words[0]) {
      return try session.carryOut(deed, rest, invocation)
    }
    if words[0] == "answer", let rest { return try session.writeAnswers(to: rest, invocation) }
    if words[0] == "report" { return try session.classReport(rest, invocation) }
    if let deed = LessonDeed(rawValue: text) { return try session.carryOut(deed, invocation) }
    try session.begin(try session.lesson(text, invocation), invocation)
    return SilentReport()
  }

  static let hint = CommandDefinition(
    "hint", .learning, .steers, "help with the task of a lesson, from vague to exact",
    example: "lesson 3; hint; lesson leave"
  ).bySession { session, invocation throws(CommandError) in
    if let quiz = session.quiz {
      quiz.hint()
    } else {
      try session.runningCourse(invocation).hint(in: session.front)
    }
    return SilentReport()
  }

  static let solution = CommandDefinition(
    "solution", .learning, .steers, "tell a way to do the task, or the answer",
    details: "The task counts as seen, not as done, until you do it.",
    example: "lesson 3; solution; lesson leave"
  ).bySession { session, invocation throws(CommandError) in
    if let quiz = session.quiz {
      quiz.solution()
    } else {
      try session.runningCourse(invocation).solution(in: session.front)
    }
    return SilentReport()
  }
}

/// What can be done with a lesson that goes on.
private enum LessonDeed: String {
  case again, next, back, leave, forget
}

extension Session {
  func runningCourse(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> LessonCourse {
    guard let course else { throw invocation.error(.refused(LearningComplaint.noLessonGoesOn)) }
    return course
  }

  fileprivate func carryOut(
    _ deed: LessonDeed, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let lesson = try runningCourse(invocation).lesson
    switch deed {
    case .again: try begin(lesson, invocation)
    case .next, .back:
      let shelf = learner.shelf
      let other = deed == .next ? shelf.lesson(behind: lesson) : shelf.lesson(before: lesson)
      guard let other else {
        throw invocation.error(
          .refused(deed == .next ? LearningComplaint.isLast : .isFirst), at: 0)
      }
      try begin(other, invocation)
    case .leave:
      endVisit()
      return LessonReport(.remark(.left))
    case .forget:
      learner.note(.forgotten(lesson: lesson.name))
      try begin(lesson, invocation)
    }
    return SilentReport()
  }

  /// The lesson of a number, a name or a file.
  fileprivate func lesson(
    _ text: String, _ invocation: borrowing Invocation
  ) throws(CommandError) -> Lesson {
    let shelf = learner.shelf
    if let known = shelf.lesson(named: text) { return known }
    guard text.hasSuffix(".lesson") || text.contains("/") else {
      throw invocation.error(
        .refused(
          LearningComplaint.noSuchLesson(
            text, nearest: Spelling.nearest(to: text, among: shelf.names))), at: 0)
    }
    let source = try namedFile(text, invocation)
    guard LessonReader.isMeant(by: source) else {
      throw invocation.error(.refused(LearningComplaint.isNoLesson(text)), at: 0)
    }
    let (lesson, faults) = LessonReader.read(source)
    for fault in faults { show(LessonFaultReport(fault)) }
    guard let lesson else {
      throw invocation.error(.refused(LearningComplaint.isNoLesson(text)), at: 0)
    }
    return lesson
  }

  /// A file of the host in place of a name that is known.
  func namedFile(
    _ path: String, _ invocation: borrowing Invocation
  ) throws(CommandError) -> LineReader {
    do throws(FileRefusal) {
      return try reader(path, of: .files)
    } catch {
      throw invocation.error(.refused(error), at: 0)
    }
  }

  fileprivate func begin(
    _ lesson: Lesson, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    do throws(ConfigurationRefusal) {
      try begin(lesson)
    } catch {
      throw invocation.error(.refused(error), at: 0)
    }
  }
}

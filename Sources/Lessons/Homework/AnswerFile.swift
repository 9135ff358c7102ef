import Drawing
import Grammar
import Session

/// What somebody typed in a lesson, as a file: the lesson and its version, then the lines.
///
///     # answers to lesson faults 07c4a3b29d1e5f68
///     3
///     touch p r
package struct AnswerFile {
  /// The lesson as it was when it was taken.
  package let lesson: ProgressEntry.LessonVersion
  /// What was typed, in order.
  package let lines: [SourceLine]

  /// Longer work than anybody's.
  private static let lineLimit = 10_000

  /// The text of what was done in a lesson.
  package static func text(of course: LessonCourse) -> String {
    "\(AnswersOpening.text)\(course.lesson.name) \(course.lesson.version)\n"
      + course.typedLines.map(\.text).filter { !$0.hasPrefix("lesson answer ") }
        .map { $0 + "\n" }.joined()
  }

  /// - Throws: that it cannot be read, or is no such file.
  package init(_ source: LineReader) throws(FileRefusal) {
    var source = source
    let refusal = FileRefusal(
      file: source.name, line: 1, .hasBadLine(.refused(HomeworkComplaint.noAnswers)))
    guard let first = try source.next()?.text, first.hasPrefix(AnswersOpening.text) else {
      throw refusal
    }
    let words = first.dropFirst(AnswersOpening.text.count).split(separator: " ")
    guard words.count == 2 else { throw refusal }
    lesson = .init(name: String(words[0]), version: String(words[1]))
    var lines: [SourceLine] = []
    while let line = try source.next(), lines.count < Self.lineLimit { lines.append(line) }
    self.lines = lines
  }
}

extension AnswerFile {
  /// Carries everything out again on a fresh machine of the lesson.
  ///
  /// - Parameter session: a fresh one; what stands in the file speaks with its authority.
  /// - Returns: what was done, answered and shown, as it is noted of who learns.
  package func judged(
    by lesson: Lesson, on session: Session
  ) throws(ConfigurationRefusal) -> [ProgressEntry] {
    var entries: [ProgressEntry] = []
    // Of another version what was done is not counted, and that is told.
    guard self.lesson.version == lesson.version else {
      return [ProgressEntry(Day(number: 0), .task(self.lesson, number: 1, .seen))]
    }
    session.sink = { _ in }
    try session.begin(lesson) { entries.append(ProgressEntry(Day(number: 0), $0)) }
    for line in lines {
      guard session.course != nil else { break }
      session.execute(line)
    }
    return entries
  }
}

/// Why a file cannot be judged.
package enum HomeworkComplaint: Complaint {
  case noAnswers

  package var code: String { switch self { case .noAnswers: "no-answers" } }
}

import Drawing
import Grammar
import Session

/// The lessons, and how far the person is with each.
package struct LessonListReport: Report {
  package static let kind = "lessons"

  package struct Row: Encodable, Sendable {
    package let number: Int
    package let name: String
    package let title: FilledText
    package let tasks: Int
    package let doneTasks: Int
    /// The file that it stands in; nil for one that comes with the program.
    package let file: String?
    /// It goes on now.
    package let isCurrent: Bool
  }

  package let lessons: [Row]
  private let faults: [LessonFault]

  package init(_ shelf: LessonShelf, _ progress: Progress, in session: Session) {
    let current = session.course?.lesson
    lessons = shelf.volumes.map { volume in
      let lesson = volume.lesson
      let done = progress.lesson(lesson.name, version: lesson.version)
      return Row(
        number: lesson.number, name: lesson.name, title: FilledText(lesson.title, in: session),
        tasks: lesson.tasks.count, doneTasks: done.doneTasks.count, file: volume.path,
        isCurrent: current == lesson)
    }
    faults = shelf.faults
  }

  package enum CodingKeys: CodingKey { case lessons }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init("", .right), .init(""), .init(""), .init("", .right), .init("")])
    for row in lessons {
      let isDone = row.doneTasks == row.tasks
      table.append([
        .init("\(row.number)", .label), .init(row.name, .value),
        .init(row.title.text(in: canvas.language)),
        .init("\(row.doneTasks)/\(row.tasks)", isDone ? .second : .faint),
        .init(row.isCurrent ? "<" : isDone ? canvas.glyph("✓", ascii: "x") : "", .note),
      ])
    }
    table.draw(into: &text, indent: 2, width: canvas.width)
    for fault in faults { fault.report.draw(on: canvas, into: &text) }
    text.appendWrapped(
      canvas.words(LessonPhrase.howToBegin), .faint, from: 0, width: canvas.width)
  }
}

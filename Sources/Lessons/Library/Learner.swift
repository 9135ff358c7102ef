import Drawing
import Grammar
import Session

/// Who learns: which lessons there are for the person, and what was done of them.
///
/// Where nobody sits at a terminal it knows no clock, no folders and no file: what is said is then
/// the same on every machine.
package final class Learner {
  /// Files of lessons in the person's folders.
  package var findsFiles: () -> [String] = { [] }
  package var today: () -> Day = { Day(number: 0) }
  /// Writes a line of progress.
  package var keeps: (ProgressEntry) -> Void = { _ in }
  package private(set) var progress = Progress()

  package init() {}

  /// Takes what was done before.
  package func remember(_ entries: [ProgressEntry]) { progress = Progress(entries) }

  package func note(_ event: ProgressEntry.Event) {
    let entry = ProgressEntry(today(), event)
    progress.add(entry)
    keeps(entry)
  }

  /// All lessons that there are now.
  package var shelf: LessonShelf { LessonShelf(paths: findsFiles()) }
}

extension Learner: NameOffering {
  package func names(
    _ offer: ArgumentDefinition.Offer, in language: Language
  ) -> [LineCompletion.Candidate] {
    switch offer {
    case .lessons:
      shelf.volumes.map { .init($0.lesson.name, $0.lesson.title.plain(in: language)) }
    case .questions:
      QuizShelf.builtIn.kinds.map { .init($0.name, $0.title.plain(in: language)) }
    default: []
    }
  }
}

extension Texts {
  /// As it is written; empty where there is none.
  fileprivate func plain(in language: Language) -> String { text(in: language)?.written ?? "" }
}

extension Session {
  /// Who learns at the prompt.
  package var learner: Learner { supplement { Learner() } }

  /// The lesson that goes on.
  package var course: LessonCourse? { front.companion as? LessonCourse }

  /// Begins a lesson on a machine of its own, in place of one that goes on.
  ///
  /// - Throws: why its machine cannot be.
  package func begin(_ lesson: Lesson) throws(ConfigurationRefusal) {
    let learner = learner
    try begin(lesson, following: learner.shelf.lesson(behind: lesson)?.name) { learner.note($0) }
  }

  /// The same for somebody else who notes what is done.
  package func begin(
    _ lesson: Lesson, following: String? = nil, _ note: @escaping (ProgressEntry.Event) -> Void
  ) throws(ConfigurationRefusal) {
    let visitor = try Session(configuration: lesson.configuration, commands: commands)
    let course = LessonCourse(lesson, following: following, note: note)
    receive(visitor, with: course)
    course.begin(in: visitor)
  }
}

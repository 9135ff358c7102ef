import Drawing
import Grammar

/// Where the people of a class stand, and what many of them believe wrongly.
package struct ClassReport: Report {
  package static let kind = "class-progress"

  /// In the order in which they were given.
  package let people: [Person]
  /// What somebody of them showed, what most showed first.
  package let misconceptions: [Belief]

  package struct Person: Encodable, Sendable {
    package let name: String
    package let lessons: [LessonCount]
    /// Of quizzes and reviews.
    package let questions: Int
    package let rightAnswers: Int
    /// What was put behind: proficient or mastered.
    package let overcome: [Misconception]
    /// What was shown and not put behind.
    package let open: [Misconception]
    /// Lines of the file that could not be read.
    package let damagedLines: Int
  }

  /// How much of a lesson somebody did.
  package struct LessonCount: Encodable, Sendable {
    package let name: String
    package let tasks: Int
    package let doneTasks: Int
    /// Tasks whose solution was shown.
    package let seenTasks: Int
    package let answeredQuestions: Int
    /// It was begun when the lesson said something else.
    package let isOfOtherVersion: Bool

    fileprivate var isWhole: Bool { doneTasks + seenTasks >= tasks }
    fileprivate var isBegun: Bool {
      doneTasks + seenTasks + answeredQuestions > 0 || isOfOtherVersion
    }
  }

  /// How common a misconception is.
  package struct Belief: Encodable, Sendable {
    package let id: Misconception
    /// How many people showed it.
    package let people: Int
    /// How often all of them did.
    package let errors: Int
    /// How many put it behind.
    package let overcome: Int
  }

  /// What somebody did, and how many lines of it could not be read.
  package typealias Work = (name: String, entries: [ProgressEntry], damagedLines: Int)

  /// - Parameter lessons: those whose tasks are counted.
  package init(_ class: [Work], lessons: [Lesson]) {
    let all = `class`.map { (work: $0, progress: Progress($0.entries)) }
    people = all.map { Person($0.work.name, $0.progress, damaged: $0.work.damagedLines, lessons) }
    misconceptions = Misconception.allCases.map { misconception in
      let shown = all.compactMap { $0.progress.masteries[misconception] }.filter {
        $0.errorCount > 0
      }
      return Belief(
        id: misconception, people: shown.count, errors: shown.reduce(0) { $0 + $1.errorCount },
        overcome: shown.count { $0.isOvercome })
    }.filter { $0.people > 0 }.sorted {
      ($1.people, $1.errors, $0.id) < ($0.people, $0.errors, $1.id)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([
      .init(canvas.words(ClassPhrase.person)), .init(canvas.words(ClassPhrase.lessons), .right),
      .init(canvas.words(ClassPhrase.tasks), .right),
      .init(canvas.words(ClassPhrase.questions), .right, isOptional: true),
      .init(canvas.words(ClassPhrase.right), .right, isOptional: true),
      .init(canvas.words(ClassPhrase.open)),
    ])
    for person in people { table.append(person.cells) }
    table.draw(into: &text, width: canvas.width)
    for person in people where person.damagedLines > 0 {
      text.appendLine(
        canvas.words(ClassPhrase.damaged(person.name, lines: person.damagedLines)), .warning)
    }
    guard !misconceptions.isEmpty else { return }
    text.endLine()
    text.appendLine(canvas.words(ClassPhrase.common), .heading)
    var beliefs = Table([.init(""), .init("", .right), .init("")])
    for belief in misconceptions {
      beliefs.append([
        .init(belief.id.rawValue, .value),
        .init(canvas.words(ClassPhrase.share(belief.people, of: people.count))),
        .init(belief.id.words(in: canvas.language).name),
      ])
    }
    beliefs.draw(into: &text, indent: 2, width: canvas.width)
  }
}

extension ClassReport.Person {
  fileprivate init(_ name: String, _ progress: Progress, damaged: Int, _ lessons: [Lesson]) {
    self.name = name
    self.lessons = lessons.map { lesson in
      let done = progress.lesson(lesson.name, version: lesson.version)
      return ClassReport.LessonCount(
        name: lesson.name, tasks: lesson.tasks.count, doneTasks: done.doneTasks.count,
        seenTasks: done.seenTasks.count, answeredQuestions: done.answeredAsks.count,
        isOfOtherVersion: done.isEmpty
          && progress.hasOtherVersion(of: lesson.name, than: lesson.version))
    }.filter(\.isBegun)
    questions = progress.questionCount
    rightAnswers = progress.rightCount
    let met = progress.masteries.sorted { $0.key < $1.key }
    overcome = met.filter { $0.value.isOvercome }.map(\.key)
    open = met.filter { !$0.value.isOvercome && $0.value.errorCount > 0 }.map(\.key)
    damagedLines = damaged
  }

  fileprivate var cells: [Table.Cell] {
    let share = questions == 0 ? "" : "\(100 * rightAnswers / questions)%"
    return [
      .init(name), .init("\(lessons.count { $0.isWhole })", .value),
      .init("\(lessons.reduce(0) { $0 + $1.doneTasks })", .value), .init("\(questions)", .value),
      .init(share, .value), .init(open.map(\.rawValue).joined(separator: " "), .value),
    ]
  }
}

extension Mastery {
  package var isOvercome: Bool { level >= .proficient }
}

/// The words around the figures of a class.
enum ClassPhrase: Worded {
  case person, lessons, tasks, questions, right, open, common
  case share(Int, of: Int)
  case damaged(String, lines: Int)
}

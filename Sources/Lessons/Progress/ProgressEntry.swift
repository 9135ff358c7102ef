/// One line of a person's progress: what happened on a day.
///
///     2026-11-30 lesson faults 07c4a3b29d1e5f68 ask 1 right V1 F3
///     2026-11-30 lesson faults 07c4a3b29d1e5f68 ask 2 wrong F4
///     2026-11-30 lesson faults 07c4a3b29d1e5f68 task 1 done
///     2026-11-30 lesson faults 07c4a3b29d1e5f68 task 2 noticed F3
///     2026-11-30 lesson faults forgotten
///     2026-11-30 quiz rss-after 7 wrong V1
///     2026-12-01 review rss-after 8 right V1
package struct ProgressEntry: Equatable, Sendable {
  package var day: Day
  package var event: Event

  package enum Event: Equatable, Sendable {
    /// A question of a lesson, counted from 1.
    case ask(LessonVersion, number: Int, Answer)
    /// A task of a lesson, counted from 1.
    case task(LessonVersion, number: Int, TaskResult)
    /// The person wants to begin the lesson as if it were new.
    case forgotten(lesson: String)
    /// A question of a quiz. In a review, kinds are mixed.
    case question(kind: String, seed: UInt64, isReview: Bool, Answer)
  }

  /// A lesson as it was then.
  package struct LessonVersion: Hashable, Sendable {
    package var name: String
    /// `Lesson.version`
    package var version: String

    package init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  package enum Answer: Equatable, Sendable {
    /// With the misconceptions that would have led to another answer.
    case right([Misconception])
    /// With the one that explains it, if one does.
    case wrong(Misconception?)

    /// The misconceptions that it tells of.
    package var misconceptions: [Misconception] {
      switch self {
      case .right(let misconceptions): misconceptions
      case .wrong(let misconception): misconception.map { [$0] } ?? []
      }
    }
  }

  package enum TaskResult: Equatable, Sendable {
    case done
    /// The solution was shown.
    case seen
    /// Something else was done first, which a misconception explains.
    case noticed(Misconception)
  }

  package init(_ day: Day, _ event: Event) {
    self.day = day
    self.event = event
  }

  /// The line, without its end.
  package var line: String {
    "\(day) " + words.joined(separator: " ")
  }

  private var words: [String] {
    switch event {
    case .ask(let lesson, let number, let answer):
      ["lesson", lesson.name, lesson.version, "ask", "\(number)"] + answer.words
    case .task(let lesson, let number, let result):
      ["lesson", lesson.name, lesson.version, "task", "\(number)"] + result.words
    case .forgotten(let lesson): ["lesson", lesson, "forgotten"]
    case .question(let kind, let seed, let isReview, let answer):
      [isReview ? "review" : "quiz", kind, "\(seed)"] + answer.words
    }
  }
}

extension ProgressEntry.Answer {
  fileprivate var words: [String] {
    switch self {
    case .right(let misconceptions): ["right"] + misconceptions.map(\.rawValue)
    case .wrong(let misconception): ["wrong"] + (misconception.map { [$0.rawValue] } ?? [])
    }
  }
}

extension ProgressEntry.TaskResult {
  fileprivate var words: [String] {
    switch self {
    case .done: ["done"]
    case .seen: ["seen"]
    case .noticed(let misconception): ["noticed", misconception.rawValue]
    }
  }
}

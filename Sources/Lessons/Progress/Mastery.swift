import Drawing

/// How well a person has put a misconception behind.
package enum MasteryLevel: Int, CaseIterable, Comparable, Sendable {
  /// It has been met: it was at stake, or it was shown.
  case seen
  /// A question of a lesson about it was answered rightly.
  case familiar
  /// Three questions in a row were.
  case proficient
  /// One of a mixed review was, on a later day.
  case mastered

  package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  /// After how many days it is asked again.
  package var pause: Int {
    switch self {
    case .seen: 1
    case .familiar: 3
    case .proficient: 7
    case .mastered: 21
    }
  }
}

/// Where a person stands with one misconception.
///
/// 1. A right answer of a lesson leads to `familiar`.
/// 2. Three right answers in a quiz, with no error between them, lead to `proficient`.
/// 3. A right answer in a review leads from there to `mastered`, on a later day.
/// 4. An error leads one level down, not below `seen`.
package struct Mastery: Equatable, Sendable {
  package private(set) var level = MasteryLevel.seen
  /// Right answers of quizzes since the last error.
  package private(set) var run = 0
  package private(set) var errorCount = 0
  /// When it last was at stake.
  package private(set) var lastDay: Day
  /// When the level was reached.
  private var levelDay: Day

  package static let siblingCount = 3

  init(_ day: Day) {
    lastDay = day
    levelDay = day
  }

  package var dueDay: Day { lastDay + level.pause }

  enum Source { case lesson, quiz, review }

  mutating func noteRight(_ day: Day, in source: Source) {
    lastDay = max(lastDay, day)
    if level < .familiar, source == .lesson { reach(.familiar, day) }
    guard source != .lesson else { return }
    run += 1
    if source == .review, level == .proficient, day > levelDay { reach(.mastered, day) }
    if level < .proficient, run >= Self.siblingCount { reach(.proficient, day) }
  }

  mutating func noteError(_ day: Day) {
    lastDay = max(lastDay, day)
    errorCount += 1
    run = 0
    if let lower = MasteryLevel(rawValue: level.rawValue - 1) { reach(lower, day) }
  }

  private mutating func reach(_ level: MasteryLevel, _ day: Day) {
    self.level = level
    levelDay = day
  }
}

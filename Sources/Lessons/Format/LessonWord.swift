import Drawing

/// A word of the format, as a line begins with it: with the colon where a value follows.
package enum LessonWord: String, CaseIterable, Sendable {
  // At the margin.
  case lesson, ask, task, picture, next
  case setup = "setup:"
  // Below `ask` and `task`.
  case hint, then, option
  case answer = "answer:"
  case check = "check:"
  case wrong = "wrong:"
  case show = "show:"
  case goal = "goal:"
  case notice = "notice:"
  case solution = "solution:"
  case other = "other:"
  // Below `notice`.
  case by = "by:"
  // Below what has texts, and at the margin.
  case english = "en:"
  case chinese = "zh:"

  /// The text that it begins.
  package var language: Language? {
    switch self {
    case .english: .english
    case .chinese: .chinese
    default: nil
    }
  }

  package init(_ language: Language) {
    self =
      switch language {
      case .english: .english
      case .chinese: .chinese
      }
  }

  /// How deep it stands, in steps of two blanks; nil for texts, which stand below their owner.
  var depth: Int? {
    switch self {
    case .lesson, .ask, .task, .picture, .next, .setup: 0
    case .hint, .then, .option, .answer, .check, .wrong, .show: 1
    case .goal, .notice, .solution, .other: 1
    case .by: 2
    case .english, .chinese: nil
    }
  }

  /// What stands below it, in this order.
  var fields: [LessonWord] {
    switch self {
    case .ask: [.option, .answer, .check, .wrong, .show, .then]
    case .task: [.goal, .notice, .hint, .solution, .other, .then]
    case .notice: [.by]
    default: []
    }
  }

  /// What must stand below it.
  var neededFields: [LessonWord] {
    switch self {
    case .ask: [.answer]
    case .task: [.goal, .hint, .solution]
    default: []
    }
  }

  /// Whether more than one of it may stand below its owner.
  var mayBeRepeated: Bool {
    switch self {
    case .wrong, .notice, .hint, .other, .option: true
    default: false
    }
  }

  /// Whether texts may stand below it.
  var takesTexts: Bool {
    switch self {
    case .lesson, .ask, .task, .next, .wrong, .notice, .hint, .then, .option: true
    default: false
    }
  }

  /// Whether texts must stand below it: in place of those of `wrong` and `notice` an id may stand.
  var needsTexts: Bool { takesTexts && self != .wrong && self != .notice }

  /// Whether something stands behind it in its line.
  var takesValue: Bool {
    switch self {
    case .ask, .task, .next, .hint, .then, .option: false
    default: true
    }
  }

  /// Below what it may stand.
  var owners: [LessonWord] { Self.allCases.filter { $0.fields.contains(self) } }
}

import Drawing
import Grammar

/// A text of a lesson in one language: words, what can be typed, and values of the machine.
package struct LessonText: Equatable, Sendable {
  package enum Part: Equatable, Sendable {
    case words(String)
    /// Between backquotes: what can be typed.
    case code(String)
    /// Between braces: an expression whose present value stands there.
    case value(Excerpt)
  }

  package var parts: [Part]
  /// The word that it begins with in its file, `en:` or `zh:`.
  package let label: Excerpt

  package init(_ parts: [Part], label: Excerpt) {
    self.parts = parts
    self.label = label
  }

  /// What somebody writes who writes no file, on one line; what is open in it is closed.
  package init(_ written: String) {
    var builder = LessonTextBuilder()
    var faults = LessonFaults()
    builder.add(Excerpt(written), &faults)
    self = builder.finished(Excerpt(.english), &faults)
  }

  /// As it is written, on one line.
  package var written: String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .code(let code): "`\(code)`"
      case .value(let expression): "{\(expression.text)}"
      }
    }.joined()
  }

  /// The expressions whose values stand in it.
  package var values: [Excerpt] {
    parts.compactMap { if case .value(let expression) = $0 { expression } else { nil } }
  }
}

/// The texts of one owner, one of each language at most.
package struct Texts: Equatable, Sendable {
  package var english: LessonText?
  package var chinese: LessonText?

  package init(english: LessonText? = nil, chinese: LessonText? = nil) {
    self.english = english
    self.chinese = chinese
  }

  package subscript(language: Language) -> LessonText? {
    get {
      switch language {
      case .english: english
      case .chinese: chinese
      }
    }
    set {
      switch language {
      case .english: english = newValue
      case .chinese: chinese = newValue
      }
    }
  }

  package var isEmpty: Bool { all.isEmpty }

  /// Those that there are.
  package var all: [LessonText] { Language.allCases.compactMap { self[$0] } }

  /// What a reader of the language gets: the other one where there is none.
  package func text(in language: Language) -> LessonText? { self[language] ?? all.first }

  /// The languages that lack a text.
  package var missing: [Language] { Language.allCases.filter { self[$0] == nil } }
}

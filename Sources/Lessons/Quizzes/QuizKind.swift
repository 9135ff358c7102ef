import Grammar
import Session

/// A kind of question: a text with open places, and how a seed draws what stands in them.
///
/// What comes of it is a lesson's text of setups and questions, read and carried out like any other.
package struct QuizKind: Sendable {
  /// The word of the file.
  let keyword: Excerpt
  /// The number of the lesson that it belongs to.
  package let idea: Int
  /// The name of that lesson.
  package let ideaName: String
  package let name: String
  /// What it asks, in a few words.
  package internal(set) var title = Texts()
  /// Options of the shell, with open places.
  var machine: Excerpt?
  /// In the order in which they are drawn.
  var draws: [QuizDraw] = []
  /// The lines below the kind's, from the next one on, as they stand; nil where a line is none of
  /// the text.
  var lines: [Excerpt?] = []
  /// The beliefs that a wrong answer may come from, in the order of the file.
  package internal(set) var misconceptions: [Misconception] = []

  /// Whose commands its own are.
  package var authority = Authority.person

  init(keyword: Excerpt, idea: (number: Int, name: String), name: String) {
    self.keyword = keyword
    self.idea = idea.number
    ideaName = idea.name
    self.name = name
  }
}

import Drawing
import Grammar

/// A translation told one idea at a time: what `step` behind `translate` goes through.
package struct Walkthrough: Sendable {
  let screens: [WalkthroughReport]
  /// How many of them have been shown.
  private(set) var shownCount = 0

  package init(_ report: TranslationReport) {
    let ideas = WalkthroughIdeas(report).ideas
    screens = ideas.enumerated().map { index, idea in
      WalkthroughReport(number: index + 1, count: ideas.count, idea: idea)
    }
  }

  /// The next screen; nil when the last one has been shown.
  package mutating func next() -> WalkthroughReport? {
    guard shownCount < screens.count else { return nil }
    shownCount += 1
    return screens[shownCount - 1]
  }

  /// The screen before the one that was shown last; nil at the first.
  package mutating func previous() -> WalkthroughReport? {
    guard shownCount > 1 else { return nil }
    shownCount -= 1
    return screens[shownCount - 1]
  }
}

/// One step of a translation: a title, a picture and a few sentences.
package struct WalkthroughIdea: Encodable, Sendable {
  var title: String
  /// Lines that are drawn as they stand.
  var picture: [String] = []
  /// Sentences, wrapped to the terminal.
  var words: [String] = []
}

/// One screen of a walkthrough.
package struct WalkthroughReport: Report {
  package static let kind = "walkthrough"

  package let number: Int
  package let count: Int
  package let idea: WalkthroughIdea

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("step \(number) of \(count): ", .faint)
    text.appendLine(idea.title, .heading)
    for line in idea.picture { text.appendLine("    \(line)", .value) }
    for sentence in idea.words {
      text.append("  ")
      text.appendWrapped(sentence, from: 2, width: canvas.width)
    }
  }
}

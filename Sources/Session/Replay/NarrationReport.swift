import Drawing
import Grammar

/// What stands between the commands of a replay: a transcript's prompts and narration.
package struct NarrationReport: Report {
  package static let kind = "narration"

  /// One line.
  package let text: String

  package init(text: String) {
    self.text = text
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) { text.appendLine(self.text) }
}

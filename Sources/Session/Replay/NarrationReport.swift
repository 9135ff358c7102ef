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

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard canvas.isWindow else { return text.appendLine(self.text) }
    text.appendWrapped(self.text, from: 0, width: canvas.width, indent: 2)
  }
}

import Drawing
import Grammar

/// Where a transcript is being written.
package struct RecordReport: Report {
  package static let kind = "record"

  package let file: String?

  package init(file: String?) {
    self.file = file
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(ReplayPhrase.recording(into: file)))
  }
}

import Drawing
import Grammar

/// A handout that was written.
package struct HandoutReport: Report {
  package static let kind = "handout"

  package let file: String
  package let steps: Int
  package let questions: Int
  package let pictures: Int
  package let bytes: Int

  package init(_ handout: Handout, file: String, bytes: Int) {
    self.file = file
    self.bytes = bytes
    steps = handout.steps.count
    questions = handout.steps.count { $0.question != nil }
    pictures = handout.steps.count { $0.figure != nil }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(file)
    text.appendLine(": \(canvas.words(HandoutPhrase.written(self)))", .faint)
  }
}

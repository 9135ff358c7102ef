import Drawing
import Grammar

/// A call that was passed over.
package struct OtherCallReport: Report {
  package static let kind = "passed-over"

  package let call: String

  package init(call: String) {
    self.call = call
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("\(call): \(canvas.words(CallPhrase.passedOver))", .faint)
  }
}

/// What is said of a call.
enum CallPhrase: Sendable {
  case passedOver
}

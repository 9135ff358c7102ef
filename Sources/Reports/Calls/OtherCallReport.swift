import Drawing

/// A call that was passed over.
struct OtherCallReport: Report {
  static let kind = "passed-over"

  let call: String

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("\(call): \(canvas.words(CallPhrase.passedOver))", .faint)
  }
}

/// What is said of a call.
enum CallPhrase: Sendable {
  case passedOver
}

import Drawing

/// Where a transcript is being written.
struct RecordReport: Report {
  static let kind = "record"

  let file: String?

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(ReplayPhrase.recording(into: file)))
  }
}

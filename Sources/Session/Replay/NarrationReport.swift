import Drawing

/// What stands between the commands of a replay: a transcript's prompts and narration.
struct NarrationReport: Report {
  static let kind = "narration"

  /// One line.
  let text: String

  func draw(on canvas: Canvas, into text: inout StyledText) { text.appendLine(self.text) }
}

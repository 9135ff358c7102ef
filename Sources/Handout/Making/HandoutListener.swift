import Drawing

/// Listens to what a session shows, before it becomes text alone.
final class HandoutListener: Renderer {
  private let canvas: Canvas
  /// What was drawn last.
  private(set) var last: (shown: any Drawable, text: StyledText)?

  init(_ language: Language) { canvas = Canvas(language: language) }

  var language: Language { canvas.language }

  func render(_ report: any Drawable) -> String {
    let text = report.drawn(on: canvas)
    last = (report, text)
    return text.text
  }

  /// What was drawn last, once.
  func take() -> (shown: any Drawable, text: StyledText)? {
    defer { last = nil }
    return last
  }
}

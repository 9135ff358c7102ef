import Drawing
import Reports

/// Collects what a session prints, and knows which event each line of a story tells of.
final class CollectedOutput: Renderer {
  var text = ""
  /// The event of each row of what was rendered; nil for rows that tell of none.
  private var events: [Int?] = []
  private let renderer = PlainRenderer()

  func clear() {
    text = ""
    events = []
  }

  var lines: [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  func event(ofRow row: Int) -> Int? { events.indices.contains(row) ? events[row] : nil }

  func render(_ report: any Drawable) -> String {
    let rendered = renderer.render(report)
    if let story = report as? StoryReport { events += story.eventsOfRows(on: renderer.canvas) }
    return padded(rendered)
  }

  /// Counts the rows of a text that tell of no event.
  private func padded(_ rendered: String) -> String {
    let rows = text.count { $0 == "\n" } + rendered.count { $0 == "\n" }
    while events.count < rows { events.append(nil) }
    return rendered
  }
}

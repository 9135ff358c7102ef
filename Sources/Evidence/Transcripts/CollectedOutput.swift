import Drawing
import Reports

/// Collects what a session prints, and knows which event each line of a story tells of.
final class CollectedOutput: Renderer {
  private var text = ""
  /// How many rows the text has, so that none is counted twice.
  private var rowCount = 0
  /// The event of each row of what was rendered; nil for rows that tell of none.
  private var events: [Int?] = []
  private let renderer = PlainRenderer()

  func clear() {
    text = ""
    rowCount = 0
    events = []
  }

  func append(_ piece: String) {
    text += piece
    rowCount += piece.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  var lines: [String] {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
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
    let rows = rowCount + rendered.utf8.count { $0 == UInt8(ascii: "\n") }
    while events.count < rows { events.append(nil) }
    return rendered
  }
}

import Drawing

/// The commands of the session so far.
struct HistoryReport: Report {
  static let kind = "history"

  struct Entry: Encodable, Sendable {
    let number: Int
    let command: String
  }

  let commands: [Entry]

  func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([Table.Column("", .right), Table.Column("")])
    for entry in commands {
      table.append([Table.Cell("\(entry.number)", .faint), Table.Cell(entry.command, .command)])
    }
    table.draw(into: &text)
  }
}

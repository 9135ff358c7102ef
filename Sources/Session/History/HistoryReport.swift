import Drawing
import Grammar

/// The commands of the session so far.
package struct HistoryReport: Report {
  package static let kind = "history"

  package struct Entry: Encodable, Sendable {
    package let number: Int
    package let command: String

    package init(number: Int, command: String) {
      self.number = number
      self.command = command
    }
  }

  package let commands: [Entry]

  package init(commands: [Entry]) {
    self.commands = commands
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([Table.Column("", .right), Table.Column("")])
    for entry in text.patience.wanted(commands) {
      table.append([Table.Cell("\(entry.number)", .faint), Table.Cell(entry.command, .command)])
    }
    table.draw(into: &text)
  }
}

import Drawing
import Grammar

/// One breakpoint, as it was set.
package struct BreakpointReport: Report {
  package static let kind = "breakpoint"

  package struct Entry: Encodable, Sendable {
    package let number: Int
    package let place: String
    package let condition: String?
    package let isTemporary: Bool
    package let hits: Int
    package let ignored: Int
    package let commands: [String]
    package let isEnabled: Bool

    package init(_ breakpoint: Breakpoint) {
      number = breakpoint.number
      place = breakpoint.text
      condition = breakpoint.condition
      isTemporary = breakpoint.isTemporary
      hits = breakpoint.hitCount
      ignored = breakpoint.ignoreCount
      commands = breakpoint.commands
      isEnabled = breakpoint.isEnabled
    }

    /// `split if order >= 3`
    package var words: String {
      (isTemporary ? "once " : "") + place + (condition.map { " if \($0)" } ?? "")
    }
  }

  package let breakpoint: Entry?

  package init(_ breakpoint: Breakpoint?) { self.breakpoint = breakpoint.map(Entry.init) }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard let breakpoint else { return }
    text.append("breakpoint \(breakpoint.number): ", .label)
    text.appendLine(breakpoint.words)
  }
}

/// Every breakpoint with its hits.
package struct BreakpointListReport: Report {
  package static let kind = "breakpoints"

  package let breakpoints: [BreakpointReport.Entry]

  package init(_ table: BreakpointTable) { breakpoints = table.all.map(BreakpointReport.Entry.init) }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard !breakpoints.isEmpty else { return text.appendLine("no breakpoints", .faint) }
    for breakpoint in breakpoints {
      text.append("\(breakpoint.number)".left(4), .label)
      text.append(breakpoint.words)
      text.append(", \(counted(breakpoint.hits, "hit"))", .faint)
      text.append(breakpoint.isEnabled ? "" : ", disabled", .warning)
      text.appendLine(
        breakpoint.ignored > 0 ? ", the next \(breakpoint.ignored) are ignored" : "", .faint)
      for command in breakpoint.commands { text.appendLine("      \(command)", .command) }
    }
  }
}

/// Names, and what they mean.
package struct NameListReport: Report {
  package static let kind = "names"

  package struct Entry: Encodable, Sendable {
    package let name: String
    package let summary: String
  }

  package let names: [Entry]

  package init(_ names: [(String, String)]) { self.names = names.map { Entry(name: $0.0, summary: $0.1) } }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let width = names.reduce(0) { max($0, $1.name.columnCount) }
    for entry in names {
      text.append("  \(entry.name)", .label)
      if !entry.summary.isEmpty {
        text.append(String(repeating: " ", count: width - entry.name.columnCount + 2))
        text.appendWrapped(entry.summary, from: width + 4, width: canvas.width)
      } else {
        text.endLine()
      }
    }
  }
}

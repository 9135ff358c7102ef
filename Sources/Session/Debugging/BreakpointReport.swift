import Drawing
import Grammar

/// One breakpoint, as it was set.
package struct BreakpointReport: Report {
  package static let kind = "breakpoint"

  package struct Entry: Encodable, Sendable {
    package let number: Int
    /// As it was typed, like the condition and the commands.
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
    package func drawn(on canvas: Canvas) -> String {
      (isTemporary ? canvas.words(DebuggingPhrase.once) + " " : "") + place
        + (condition.map { " if \($0)" } ?? "")
    }
  }

  package let breakpoint: Entry?

  package init(_ breakpoint: Breakpoint?) { self.breakpoint = breakpoint.map(Entry.init) }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard let breakpoint else { return }
    text.append("\(canvas.words(DebuggingPhrase.breakpoint(breakpoint.number))): ", .label)
    text.appendLine(breakpoint.drawn(on: canvas))
  }
}

/// Every breakpoint with its hits.
package struct BreakpointListReport: Report {
  package static let kind = "breakpoints"

  package let breakpoints: [BreakpointReport.Entry]

  package init(_ table: BreakpointTable) {
    breakpoints = table.all.map(BreakpointReport.Entry.init)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    func words(_ phrase: DebuggingPhrase) -> String { canvas.words(phrase) }
    guard !breakpoints.isEmpty else { return text.appendLine(words(.noBreakpoints), .faint) }
    for breakpoint in breakpoints {
      text.append("\(breakpoint.number)".left(4), .label)
      text.append(breakpoint.drawn(on: canvas))
      text.append(", \(words(.hits(breakpoint.hits)))", .faint)
      text.append(breakpoint.isEnabled ? "" : ", \(words(.disabled))", .warning)
      text.appendLine(
        breakpoint.ignored > 0 ? ", \(words(.ignored(breakpoint.ignored)))" : "", .faint)
      for command in breakpoint.commands { text.appendLine("      \(command)", .command) }
    }
  }
}

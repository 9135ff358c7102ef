import Drawing

/// One breakpoint, as it was set.
struct BreakpointReport: Report {
  static let kind = "breakpoint"

  struct Entry: Encodable, Sendable {
    let number: Int
    let place: String
    let condition: String?
    let isTemporary: Bool
    let hits: Int
    let ignored: Int
    let commands: [String]
    let isEnabled: Bool

    init(_ breakpoint: Breakpoint) {
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
    var words: String {
      (isTemporary ? "once " : "") + place + (condition.map { " if \($0)" } ?? "")
    }
  }

  let breakpoint: Entry?

  init(_ breakpoint: Breakpoint?) { self.breakpoint = breakpoint.map(Entry.init) }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    guard let breakpoint else { return }
    text.append("breakpoint \(breakpoint.number): ", .label)
    text.appendLine(breakpoint.words)
  }
}

/// Every breakpoint with its hits.
struct BreakpointListReport: Report {
  static let kind = "breakpoints"

  let breakpoints: [BreakpointReport.Entry]

  init(_ table: BreakpointTable) { breakpoints = table.all.map(BreakpointReport.Entry.init) }

  func draw(on canvas: Canvas, into text: inout StyledText) {
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
struct NameListReport: Report {
  static let kind = "names"

  struct Entry: Encodable, Sendable {
    let name: String
    let summary: String
  }

  let names: [Entry]

  init(_ names: [(String, String)]) { self.names = names.map { Entry(name: $0.0, summary: $0.1) } }

  func draw(on canvas: Canvas, into text: inout StyledText) {
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

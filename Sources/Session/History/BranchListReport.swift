import Drawing

/// The histories of a session.
struct BranchListReport: Report {
  static let kind = "branches"

  struct Entry: Encodable, Sendable {
    let name: String
    let commandCount: Int
    let isCurrent: Bool
  }

  let branches: [Entry]

  init(_ session: Session) {
    branches =
      session.timeline.branches.map {
        Entry(name: $0.name, commandCount: $0.log.count, isCurrent: false)
      } + [Entry(name: session.timeline.name, commandCount: session.log.count, isCurrent: true)]
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    for branch in branches {
      text.append(branch.isCurrent ? "* " : "  ")
      text.append(branch.name, .label)
      text.appendLine(": \(canvas.words(HistoryPhrase.commands(branch.commandCount)))")
    }
  }
}

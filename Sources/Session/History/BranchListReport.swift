import Drawing
import Grammar

/// The histories of a session.
package struct BranchListReport: Report {
  package static let kind = "branches"

  package struct Entry: Encodable, Sendable {
    package let name: String
    package let commandCount: Int
    package let isCurrent: Bool
  }

  package let branches: [Entry]

  package init(_ session: Session) {
    branches =
      session.timeline.branches.map {
        Entry(name: $0.name, commandCount: $0.log.count, isCurrent: false)
      } + [Entry(name: session.timeline.name, commandCount: session.log.count, isCurrent: true)]
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for branch in branches {
      text.append(branch.isCurrent ? "* " : "  ")
      text.append(branch.name, .label)
      text.appendLine(": \(canvas.words(HistoryPhrase.commands(branch.commandCount)))")
    }
  }
}

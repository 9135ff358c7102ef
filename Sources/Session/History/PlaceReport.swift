import Drawing
import Grammar
import KernelModel
import Reports

/// Where the machine stands in its history.
package struct PlaceReport: Report {
  package static let kind = "place"

  package let branch: String
  package let event: Int
  package let eventCount: Int
  package let command: Int
  package let commandCount: Int
  /// The command that is halted, or else the one that was carried out last.
  package let text: String?
  package let stop: StopReport?

  package init(_ session: Session) {
    branch = session.timeline.name
    event = session.debugger.clock
    eventCount = session.debugger.journal.count
    command = session.world.commandCount
    commandCount = session.log.count
    text = session.halted?.text ?? (command > 0 ? session.log[command - 1].text : nil)
    stop = session.halted == nil ? nil : session.debugger.stop.map { StopReport($0, in: session) }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let stop {
      stop.draw(on: canvas, into: &text)
      return
    }
    var words = "after command \(command) of \(commandCount), event \(event) of \(eventCount)"
    if command == 0 { words = "the machine as it was booted" }
    if let last = self.text { words += ": '\(last)'" }
    text.appendWrapped(words, from: 0, width: canvas.width)
  }
}

/// Where a way through the history has led.
package struct ArrivalReport: Report {
  package static let kind = "arrival"

  package let place: PlaceReport

  package init(_ session: Session) { place = PlaceReport(session) }

  package func encode(to encoder: any Encoder) throws { try place.encode(to: encoder) }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    place.draw(on: canvas, into: &text)
  }
}

/// Ctrl-C between two commands that were carried out again: where the machine stands now.
package struct InterruptionReport: Report {
  package static let kind = "interruption"

  package let place: PlaceReport

  package init(_ session: Session) { place = PlaceReport(session) }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("interrupted ", .warning)
    place.draw(on: canvas, into: &text)
  }
}

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
      text.appendLine(": \(counted(branch.commandCount, "command"))")
    }
  }
}

import Drawing
import KernelModel

/// Where the machine stands in its history.
struct PlaceReport: Report {
  static let kind = "place"

  let branch: String
  let event: Int
  let eventCount: Int
  let command: Int
  let commandCount: Int
  /// The command that is halted, or else the one that was carried out last.
  let text: String?
  let stop: StopReport?

  init(_ session: Session) {
    branch = session.timeline.name
    event = session.debugger.clock
    eventCount = session.debugger.journal.count
    command = session.world.commandCount
    commandCount = session.log.count
    text = session.halted?.text ?? (command > 0 ? session.log[command - 1].text : nil)
    stop = session.halted == nil ? nil : session.debugger.stop.map { StopReport($0, in: session) }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
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
struct ArrivalReport: Report {
  static let kind = "arrival"

  let place: PlaceReport

  init(_ session: Session) { place = PlaceReport(session) }

  func encode(to encoder: any Encoder) throws { try place.encode(to: encoder) }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    place.draw(on: canvas, into: &text)
  }
}

/// Ctrl-C between two commands that were carried out again: where the machine stands now.
struct InterruptionReport: Report {
  static let kind = "interruption"

  let place: PlaceReport

  init(_ session: Session) { place = PlaceReport(session) }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("interrupted ", .warning)
    place.draw(on: canvas, into: &text)
  }
}

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
      text.appendLine(": \(counted(branch.commandCount, "command"))")
    }
  }
}

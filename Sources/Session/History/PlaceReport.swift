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
  /// The command that is halted, or else the one that was carried out last; none that the person
  /// knows nothing of.
  package let text: String?
  package let stop: StopReport?

  package init(_ session: Session) {
    branch = session.timeline.name
    event = session.debugger.clock
    eventCount = session.debugger.journal.count
    command = session.world.commandCount
    commandCount = session.log.count
    let last = (0..<command).last { session.companion?.hides(command: $0, in: session) != true }
    text = session.halted?.text ?? last.map { session.log[$0].text }
    stop = session.halted == nil ? nil : session.debugger.stop.map { StopReport($0, in: session) }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let stop {
      stop.draw(on: canvas, into: &text)
      return
    }
    let place: HistoryPhrase =
      command == 0
      ? .booted
      : .place(
        command: command, commandCount: commandCount, event: event, eventCount: eventCount)
    let last = self.text.map { ": '\($0)'" } ?? ""
    text.appendWrapped(canvas.words(place) + last, from: 0, width: canvas.width)
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
    text.append("\(canvas.words(HistoryPhrase.interrupted)) ", .warning)
    place.draw(on: canvas, into: &text)
  }
}

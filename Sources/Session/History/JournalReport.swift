import Drawing
import Grammar
import Reports

/// How many events the session remembers, and what they may cost.
package struct JournalReport: Report {
  package static let kind = "journal"

  package let eventCount: Int
  /// How many of them were let go, the oldest ones.
  package let letGoCount: Int
  /// How many may be held, and the bytes that was given in.
  package let mostEvents: Int
  package let byteLimit: Int

  package init(_ session: Session) {
    let journal = session.debugger.journal
    eventCount = journal.count
    letGoCount = journal.letGoCount
    byteLimit = journal.limit
    mostEvents = byteLimit / Journal.price
  }

  package enum CodingKeys: CodingKey { case eventCount, letGoCount, mostEvents, byteLimit }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(eventCount, forKey: .eventCount)
    try container.encode(letGoCount, forKey: .letGoCount)
    try container.encode(mostEvents, forKey: .mostEvents)
    try container.encode(byteLimit, forKey: .byteLimit)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let words: HistoryPhrase = .events(eventCount - letGoCount, most: mostEvents, bytes: byteLimit)
    text.appendWrapped(canvas.words(words), from: 0, width: canvas.width)
    guard letGoCount > 0 else { return }
    text.appendWrapped(
      canvas.words(RemarkReport.Remark.eventsWereLetGo(letGoCount)), .faint, from: 0,
      width: canvas.width)
  }
}

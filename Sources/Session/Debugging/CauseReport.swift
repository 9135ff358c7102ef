import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

/// The events that changed something, up to where the machine stands.
package struct CauseReport: Report {
  package static let kind = "causes"

  package enum Question: Sendable {
    case entry(EntryChange.Page)
    case frame(UInt32)
    case area(EntryChange.Page)
    case free(Zone.Kind)
  }

  package struct Entry: Sendable {
    package let event: Int
    package let command: Int
    /// As it was typed.
    package let commandText: String
    package let fact: KernelEvent
  }

  package let causes: [Entry]
  package let count: Int

  /// Looks through the journal.
  ///
  /// - Complexity: O(chunks of the journal), and O(events) of those that may tell of it; all of them
  ///   for free pages.
  package init(_ question: Question, in session: Session) {
    let journal = session.debugger.journal
    var reader = CauseReader(question: question, zones: ZoneOfFrame(session))
    journal.read(upTo: session.debugger.clock, into: &reader)
    count = reader.found.count
    causes = reader.found.suffix(20).map { number in
      let command = journal.command(of: number)
      return Entry(
        event: number, command: command + 1,
        commandText: session.text(ofCommand: command), fact: journal[number].event)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    func words(_ phrase: DebuggingPhrase) -> String { canvas.words(phrase) }
    guard count > 0 else { return text.appendLine(words(.noEvent), .faint) }
    let earlier = count - causes.count
    if earlier > 0 { text.appendLine(words(.earlierEvents(earlier)), .faint) }
    var command = 0
    for cause in causes {
      if cause.command != command {
        text.append("\(words(.command(cause.command))): ", .label)
        text.appendLine(cause.commandText, .command)
      }
      command = cause.command
      text.append("  @\(cause.event) ", .address)
      text.appendWrapped(
        canvas.words(cause.fact), cause.fact.role, from: "  @\(cause.event) ".columnCount,
        width: canvas.width)
    }
  }
}

extension CauseReport.Entry: Encodable {
  private enum CodingKeys: CodingKey { case event, command, commandText, fact, words }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(event, forKey: .event)
    try container.encode(command, forKey: .command)
    try container.encode(commandText, forKey: .commandText)
    try container.encode(fact, forKey: .fact)
    try container.encode(fact.english, forKey: .words)
  }
}

/// Finds the events that answer a question.
private struct CauseReader: JournalReader {
  let question: CauseReport.Question
  let zones: ZoneOfFrame
  private(set) var found: [Int] = []
  private var context = EventContext()

  init(question: CauseReport.Question, zones: ZoneOfFrame) {
    self.question = question
    self.zones = zones
  }

  var interest: JournalInterest {
    switch question {
    case .entry(let page): .entry(page)
    case .frame(let frame): .frame(frame)
    case .area(let page): .areas(page)
    case .free: .all
    }
  }

  mutating func begin(_ start: JournalStart) { context = start.context }

  mutating func note(_ event: KernelEvent, _ number: Int) {
    context.note(event)
    if question.asks(for: event, context, zones) { found.append(number) }
  }
}

/// Which zone a frame is in, for events that do not say.
struct ZoneOfFrame {
  private let allocator: PageAllocator?

  init(_ session: Session) { allocator = session.isBare ? nil : session.kernel.allocator }

  func kind(of frame: PageFrameNumber) -> Zone.Kind? {
    guard let allocator, allocator.pages.contains(frame) else { return nil }
    return allocator.zone(of: frame).kind
  }
}

extension CauseReport.Question {
  fileprivate func asks(
    for event: KernelEvent, _ context: EventContext, _ zones: ZoneOfFrame
  ) -> Bool {
    switch self {
    case .entry(let page): return context.change(by: event)?.concerns(page) ?? false
    case .frame(let frame):
      switch event {
      case .hardware, .fault: return false
      default: return EventFacts(event).frames.contains(frame)
      }
    case .area(let page):
      guard case .space(_, of: page.space) = event, event.kind == .vma else { return false }
      return EventFacts(event).contains(page.address.rawValue)
    case .free(let zone):
      switch event {
      case .allocator(.unlisted(_, _, let found, _)): return found == zone
      case .allocator(.listed(let block, _, _, _)), .allocator(.merged(let block, _, _)),
        .allocator(.split(let block, _, _)):
        return zones.kind(of: block) == zone
      default: return false
      }
    }
  }
}

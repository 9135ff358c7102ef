import Drawing
import Hardware
import KernelModel

extension Command {
  static let causes = [when, why]

  static let when = CommandDefinition(
    "when", .debugger, .looks, "list the events that changed something, with their commands",
    arguments: [
      ArgumentDefinition(
        "changed", .choice, "may be said or left out", .optional,
        words: [.init("changed", 0, "may be left out")]),
      ArgumentDefinition(
        "WHAT", .choice, "what changed",
        words: [
          .init("pte", 0, "the entry of an address"), .init("frame", 1, "a frame's owner or use"),
          .init("vma", 2, "the areas around an address"), .init("free", 3, "a zone's free pages"),
        ]),
      ArgumentDefinition("PLACE", .text, "an address, a frame's number, or a zone's name")
        .offering(.causes),
    ],
    details: "'goto EVENT' goes there. The latest twenty are listed.",
    example: "touch 0804b000 w; when changed pte 0804b000"
  ).bySession { session, invocation throws(CommandError) in
    session.completeJournal()
    let question: CauseReport.Question
    let place = invocation.text(2) ?? ""
    switch invocation.word(1) {
    case 0: question = .entry(try session.causePage(invocation))
    case 1:
      guard let frame = UInt32(place, radix: 16) else {
        throw invocation.error(.expected(.frame, found: .word(place)), at: 2)
      }
      question = .frame(frame)
    case 2: question = .area(try session.causePage(invocation))
    default:
      let zone = Zone.Kind.allCases.first { $0.name.lowercased() == place.lowercased() }
      guard let zone else {
        throw invocation.error(
          .unknownWord(
            place, nearest: Spelling.nearest(to: place, among: Zone.Kind.allCases.map(\.name)),
            usage: "when changed free DMA|Normal|HighMem"), at: 2)
      }
      question = .free(zone)
    }
    return CauseReport(question, in: session)
  }

  static let why = CommandDefinition(
    "why", .debugger, .looks, "tell how an address came to be as it is",
    arguments: [ArgumentDefinition("ADDR", .address, "of a process or the kernel")],
    example: "mmap 64K rw; touch 0804b000 w; why 0804b000"
  ).bySession { session, invocation throws(CommandError) in
    session.completeJournal()
    guard !session.isBare else {
      throw invocation.error(.refused(DebuggerComplaint.hasNoKernel))
    }
    return WhyReport(invocation.address(0), of: try session.world.caller(invocation), in: session)
  }
}

extension Session {
  /// The page that is asked about, of the process in front or the current one.
  fileprivate func causePage(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> EntryChange.Page {
    let text = invocation.text(2) ?? ""
    guard let value = Condition.value(of: text, self), let address = UInt32(exactly: value) else {
      throw invocation.error(.expected(.address, found: .word(text)), at: 2)
    }
    return EntryChange.Page(
      VirtualAddress(rawValue: address), of: isBare ? nil : try world.caller(invocation))
  }
}

/// The events that changed something, up to where the machine stands.
struct CauseReport: Report {
  static let kind = "causes"

  enum Question: Sendable {
    case entry(EntryChange.Page)
    case frame(UInt32)
    case area(EntryChange.Page)
    case free(Zone.Kind)
  }

  struct Entry: Encodable, Sendable {
    let event: Int
    let command: Int
    let commandText: String
    let words: String
  }

  let causes: [Entry]
  let count: Int

  /// Looks through the journal.
  ///
  /// - Complexity: O(events); a few milliseconds for a million.
  init(_ question: Question, in session: Session) {
    let journal = session.debugger.journal
    let zone = ZoneOfFrame(session)
    var found: [Int] = []
    var context = EventContext()
    for number in stride(from: 1, through: session.debugger.clock, by: 1) {
      let event = journal[number].event
      context.note(event)
      if question.asks(for: event, context, zone) { found.append(number) }
    }
    count = found.count
    causes = found.suffix(20).map { number in
      let command = journal.command(of: number)
      return Entry(
        event: number, command: command + 1,
        commandText: session.text(ofCommand: command),
        words: journal[number].event.english)
    }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    guard count > 0 else { return text.appendLine("no event so far", .faint) }
    if count > causes.count { text.appendLine("\(count - causes.count) earlier ones", .faint) }
    var command = 0
    for cause in causes {
      if cause.command != command {
        text.append("command \(cause.command): ", .label)
        text.appendLine(cause.commandText, .command)
      }
      command = cause.command
      text.append("  @\(cause.event) ", .address)
      text.appendWrapped(
        cause.words, from: "  @\(cause.event) ".columnCount, width: canvas.width)
    }
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

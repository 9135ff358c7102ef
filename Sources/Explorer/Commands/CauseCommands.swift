import Hardware
import KernelModel

extension CommandDefinition {
  static let causes = [when, why]

  static let when = CommandDefinition(
    "when", .debugger, .looks, "list the events that changed something, with their commands",
    arguments: [
      ArgumentDefinition(
        "changed", .choice, "may be said or left out", .optional, words: [.init("changed", 0)]),
      ArgumentDefinition(
        "WHAT", .choice, "what changed",
        words: [
          .init("pte", 0, "the entry of an address"), .init("frame", 1, "a frame's owner or use"),
          .init("vma", 2, "the areas around an address"), .init("free", 3, "a zone's free pages"),
        ]),
      ArgumentDefinition("PLACE", .text, "an address, a frame's number, or a zone's name"),
    ],
    details: "'goto EVENT' goes there. The latest twenty are listed.",
    example: "touch 0804b000 w; when changed pte 0804b000"
  ) { session, invocation throws(CommandError) in
    session.completeJournal()
    let question: CauseReport.Question
    let place = invocation.text(2) ?? ""
    switch invocation.word(1) {
    case 0: question = .entry(try session.causeAddress(invocation))
    case 1:
      guard let frame = UInt32(place, radix: 16) else {
        throw invocation.error(
          .expected("a frame's number in hexadecimal", found: "'\(place)'"), at: 2)
      }
      question = .frame(frame)
    case 2: question = .area(try session.causeAddress(invocation))
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
    arguments: [ArgumentDefinition("ADDR", .address, "a user address")],
    example: "mmap 64K rw; touch 0804b000 w; why 0804b000"
  ) { session, invocation throws(CommandError) in
    session.completeJournal()
    return WhyReport(invocation.address(0), in: session)
  }
}

extension Session {
  fileprivate func causeAddress(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> UInt32 {
    let text = invocation.text(2) ?? ""
    guard let value = Condition.value(of: text, self), let address = UInt32(exactly: value) else {
      throw invocation.error(.expected("an address", found: "'\(text)'"), at: 2)
    }
    return address
  }
}

/// The events that changed something, up to where the machine stands.
struct CauseReport: Report {
  static let kind = "causes"

  enum Question: Sendable {
    case entry(UInt32)
    case frame(UInt32)
    case area(UInt32)
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
    for number in stride(from: 1, through: session.debugger.clock, by: 1)
    where question.asks(for: journal[number].event, zone) { found.append(number) }
    count = found.count
    causes = found.suffix(20).map { number in
      let command = journal.command(of: number)
      return Entry(
        event: number, command: command + 1,
        commandText: command < session.log.count
          ? session.log[command].text : session.halted?.text ?? "",
        words: journal[number].event.stepWords)
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
        cause.words, from: "  @\(cause.event) ".count, width: canvas.width)
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
  fileprivate func asks(for event: KernelEvent, _ zones: ZoneOfFrame) -> Bool {
    switch self {
    case .entry(let address):
      if case .table(.entryWritten(let written, _, _)) = event {
        return written.rawValue >> 12 == address >> 12
      }
      return false
    case .frame(let frame):
      switch event {
      case .hardware, .fault: return false
      default: return EventFacts(event).frames.contains(frame)
      }
    case .area(let address):
      guard event.kind == .vma else { return false }
      return EventFacts(event).contains(address)
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

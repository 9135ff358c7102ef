import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

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
    try session.completeJournal()
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
    session.tellWhatIsUnknown()
    return CauseReport(question, in: session)
  }

  static let why = CommandDefinition(
    "why", .debugger, .looks, "tell how an address came to be as it is",
    arguments: [ArgumentDefinition("ADDR", .address, "of a process or the kernel")],
    example: "mmap 64K rw; touch 0804b000 w; why 0804b000"
  ).bySession { session, invocation throws(CommandError) in
    try session.completeJournal()
    guard !session.isBare else {
      throw invocation.error(.refused(DebuggerComplaint.hasNoKernel))
    }
    let caller = try session.world.caller(invocation)
    session.tellWhatIsUnknown()
    return WhyReport(invocation.address(0), of: caller, in: session)
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

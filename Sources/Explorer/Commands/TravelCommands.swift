import KernelModel

extension CommandDefinition {
  static let back = CommandDefinition(
    "back", .debugger, .steers, "go back by an event, or by whole commands",
    arguments: [
      ArgumentDefinition("COUNT", .count, "how many; 1 unless told", .optional),
      ArgumentDefinition(
        "command", .choice, "whole commands instead of events", .optional,
        words: [.init("command", 1, "to where the command before began")]),
    ],
    details: """
      The log is carried out again up to there: what is seen is what was. Behind 'translate' it \
      goes back by a screen.
      """,
    example: "touch 08048000; back; back 3; goto end"
  ) { session, invocation throws(CommandError) in
    let count = Int(invocation.wordIfGiven(0) ?? 1)
    if session.isPresent, session.walkthrough != nil, !invocation.isGiven(1) {
      return try session.walk { $0.previous() }
    }
    session.completeJournal()
    let event = session.event(before: count)
    session.settle()
    if invocation.isGiven(1) {
      let here = session.here
      let begun = here.event == nil ? here.command : here.command + 1
      session.travel(to: .init(command: max(0, begun - count), event: nil))
    } else {
      session.travel(to: session.point(ofEvent: event))
    }
    return PlaceReport(session)
  }

  static let reverseContinue = CommandDefinition(
    "reverse-continue", aliases: ["rc"], .debugger, .steers,
    "go back to the last event at which a breakpoint would have halted",
    example: "touch 08048000; break pte; reverse-continue; goto end; delete"
  ) { session, invocation throws(CommandError) in
    guard !session.debugger.breakpoints.isEmpty else {
      throw invocation.error(.refused("there is no breakpoint", note: "'break KIND' sets one"))
    }
    session.completeJournal()
    let clock = session.debugger.clock
    session.settle()
    guard let event = session.hit(before: clock) else {
      throw invocation.error(.refused("no breakpoint was hit before this event", note: nil))
    }
    session.travel(to: session.point(ofEvent: event))
    return PlaceReport(session)
  }

  static let goto = CommandDefinition(
    "goto", .debugger, .steers, "go to any point of the history",
    arguments: [
      ArgumentDefinition("POINT", .words, "event 37, command 4, a checkpoint, 62%, start or end")
        .offering(.points)
    ],
    details: """
      'goto 37' is event 37, 'goto command 4' the end of command 4, 'goto NAME' a checkpoint. \
      'history' numbers the commands; every halt names its event.
      """,
    example: "touch 08048000; goto 5; goto 50%; goto end"
  ) { session, invocation throws(CommandError) in
    session.settle()
    session.travel(to: try session.point(invocation))
    return PlaceReport(session)
  }

  static let checkpoint = CommandDefinition(
    "checkpoint", .debugger, .steers, "name this point of the history",
    arguments: [ArgumentDefinition("NAME", .name, "for 'goto'").offering(.checkpoints)],
    example: "checkpoint before; touch 08048000; goto before; goto end"
  ) { session, invocation throws(CommandError) in
    session.timeline.mark(invocation.text(0) ?? "", session.here)
    return SilentReport()
  }

  static let undo = CommandDefinition(
    "undo", .debugger, .steers, "take the last command back that changed the machine",
    details: "The history ends before it then; 'branch' keeps one instead.",
    example: "mmap 64K; undo"
  ) { session, invocation throws(CommandError) in
    session.settle()
    guard let last = (0..<session.log.count).last(where: { session.log.effect($0) == .acts }) else {
      throw invocation.error(.refused("no command has changed the machine", note: nil))
    }
    session.travel(to: .init(command: last, event: nil))
    session.cutHistory()
    return PlaceReport(session)
  }

  static let branch = CommandDefinition(
    "branch", .debugger, .steers, "begin another history here, or go to one",
    arguments: [
      ArgumentDefinition("NAME", .name, "a new name begins, a known one returns", .optional)
        .offering(.branches)
    ],
    details: "In the past: what followed stays with the history that is left. Without a name: a list.",
    example: "mmap 64K; back command; branch other; mmap 128K; branch main"
  ) { session, invocation throws(CommandError) in
    guard let name = invocation.text(0) else { return BranchListReport(session) }
    try session.takeBranch(name, invocation)
    return PlaceReport(session)
  }
}

extension Session {
  /// The point that `goto` names.
  fileprivate func point(_ invocation: borrowing Invocation) throws(CommandError) -> Timeline.Point {
    let text = invocation.text(0) ?? ""
    let words = text.split(separator: " ").map(String.init)
    completeJournal()
    let known = ["start", "end", "command"] + timeline.markNames
    if words == ["start"] { return .init(command: 0, event: nil) }
    if words == ["end"] { return end }
    if words.count == 2, "command".hasPrefix(words[0]), let number = Int(words[1]) {
      guard 0...log.count ~= number else {
        throw invocation.error(
          .outOfRange(words[1], bounds: 0...Int128(log.count), unit: "a command"), at: 0)
      }
      return .init(command: number, event: nil)
    }
    if words.count == 1, let point = timeline.point(named: words[0]) { return point }
    let last = debugger.journal.count
    if words.count == 1, text.hasSuffix("%"), let share = Int(text.dropLast()), 0...100 ~= share {
      return point(ofEvent: last * share / 100)
    }
    if words.count == 1, let number = Int(text) ?? Int(text.dropFirst()),
      text.first?.isNumber == true || text.first == "@"
    {
      guard 0...last ~= number else {
        throw invocation.error(
          .outOfRange(text, bounds: 0...Int128(last), unit: "an event"), at: 0)
      }
      return point(ofEvent: number)
    }
    throw invocation.error(
      .unknownWord(
        text, nearest: Spelling.nearest(to: text, among: known),
        usage: invocation.definition.usage), at: 0)
  }

  /// Forgets what followed this point.
  func cutHistory() {
    let count = world.commandCount
    log.truncate(to: count)
    debugger.truncate(toCommands: count)
    debugger.setClock(toEndOfCommands: count)
    timeline.forgetMarks(beyond: count)
  }

  /// Leaves the present history under its name, and begins or returns to another.
  fileprivate func takeBranch(
    _ name: String, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    guard name != timeline.name else {
      throw invocation.error(.refused("this is '\(name)' already", note: nil), at: 0)
    }
    settle()
    let parting = world.commandCount
    let wasHalted = halted != nil
    abandonHalted()
    let former = timeline.name
    timeline.branches.removeAll { $0.name == former }
    timeline.branches.append(.init(name: former, log: log, parting: parting))
    timeline.name = name
    if let known = timeline.branches.first(where: { $0.name == name }) {
      timeline.branches.removeAll { $0.name == name }
      log = known.log
      world = replayed(upTo: log.count).world
      debugger.adopt(replayed(upTo: log.count, isHeard: true).debugger.journal)
      debugger.setClock(toEndOfCommands: log.count)
    } else {
      if wasHalted {
        world = replayed(upTo: parting).world
      }
      cutHistory()
    }
  }
}

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

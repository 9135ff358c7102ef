import Grammar
import KernelModel
import Reports
import Session

extension Command {
  static let travel = [
    back, reverseNext, reverseFinish, reverseContinue, goto, checkpoint, undo, branch,
  ]

  private static let back = CommandDefinition(
    "back", aliases: ["reverse-step", "rs"], .debugger, .steers,
    "go back by an event, or by whole commands",
    arguments: [
      ArgumentDefinition("COUNT", .count, "how many; 1 unless told", .optional),
      ArgumentDefinition(
        "command", .choice, "whole commands instead of events", .optional,
        words: [.init("command", 1, "to where the command before began")]),
    ],
    details: """
      The log is carried out again up to there: what is seen is what was. 'back command' goes to \
      where the last command that changed something began. Behind 'translate' it goes back by a \
      screen.
      """,
    example: "touch 08048000; back; back 3; goto end"
  ).bySession { session, invocation throws(CommandError) in
    let count = Int(invocation.wordIfGiven(0) ?? 1)
    if session.isPresent, session.walkthrough != nil, !invocation.isGiven(1) {
      return try session.walk { $0.previous() }
    }
    try session.completeJournal()
    if invocation.isGiven(1) {
      let command = session.command(before: count)
      try session.travel(to: .command(command))
    } else {
      try session.travel(to: .event(session.event(before: count)))
    }
    return ArrivalReport(session)
  }

  private static let reverseNext = CommandDefinition(
    "reverse-next", aliases: ["rn"], .debugger, .steers,
    "go back by an event that is no deeper inside Linux's functions",
    example: "touch 08048000; reverse-next; goto end"
  ).bySession { session, _ throws(CommandError) in
    try session.completeJournal()
    let depth = session.halted == nil ? 0 : session.debugger.stop.map { Int($0.entry.depth) } ?? 0
    let event = try session.event(before: 1, noDeeperThan: max(1, depth))
    try session.travel(to: .event(event))
    return ArrivalReport(session)
  }

  private static let reverseFinish = CommandDefinition(
    "reverse-finish", .debugger, .steers, "go back to where the halted command began",
    example: "step touch 08048000; step; reverse-finish; goto end"
  ).bySession { session, invocation throws(CommandError) in
    guard session.halted != nil else {
      throw invocation.error(.refused(DebuggerComplaint.hasNothingToLeave))
    }
    try session.travel(to: .command(session.world.commandCount))
    return ArrivalReport(session)
  }

  private static let reverseContinue = CommandDefinition(
    "reverse-continue", aliases: ["rc"], .debugger, .steers,
    "go back to the last event at which a breakpoint would have halted",
    details: "Where none would have, it goes back to the beginning.",
    example: "touch 08048000; break pte; reverse-continue; goto end; delete"
  ).bySession { session, invocation throws(CommandError) in
    guard !session.debugger.breakpoints.isEmpty else {
      throw invocation.error(.refused(DebuggerComplaint.hasNoBreakpoints))
    }
    try session.completeJournal()
    let hit = try session.hit(before: session.debugger.clock)
    try session.travel(to: hit.map { .event($0.event) } ?? .command(0))
    if let hit { session.debugger.claim(hit) }
    return ArrivalReport(session)
  }

  private static let goto = CommandDefinition(
    "goto", .debugger, .steers, "go to any point of the history",
    arguments: [
      ArgumentDefinition(
        "POINT", .words, "event 37, command 4, a checkpoint, 62%, start, end or here"
      ).offering(.points)
    ],
    details: """
      'goto 37' is event 37, 'goto command 4' the end of command 4, 'goto NAME' a checkpoint. \
      'history' numbers the commands; every halt names its event.
      """,
    example: "touch 08048000; goto 5; goto 50%; goto end"
  ).bySession { session, invocation throws(CommandError) in
    // What cannot be reached leaves a halted command halted.
    let place = try session.place(namedBy: 0, of: invocation)
    try session.travel(to: place)
    return ArrivalReport(session)
  }

  private static let checkpoint = CommandDefinition(
    "checkpoint", .debugger, .steers, "name this point of the history",
    arguments: [ArgumentDefinition("NAME", .name, "for 'goto'").offering(.checkpoints)],
    details: """
      It begins with a letter and is no branch. start, end, here, command and back are words of \
      'goto' and 'diff', and name nothing else. 'delete checkpoint NAME' forgets it. Each branch \
      has its own.
      """,
    example: "checkpoint before; touch 08048000; goto before; goto end"
  ).bySession { session, invocation throws(CommandError) in
    let name = invocation.text(0) ?? ""
    if let complaint = session.timeline.refusal(ofMark: name) {
      throw invocation.error(.refused(complaint), at: 0)
    }
    try session.completeJournal()
    session.timeline.mark(name, session.here)
    return SilentReport()
  }

  private static let undo = CommandDefinition(
    "undo", .debugger, .steers, "take the last command back that changed the machine",
    arguments: [
      ArgumentDefinition(
        "COMMAND", .count, "all behind this one; 'history' numbers them", .optional, keyword: "to")
    ],
    details: "The history ends before it then; 'branch' keeps one instead.",
    example: "mmap 64K; undo\nmmap 4K; mmap 8K; undo to 1"
  ).bySession { session, invocation throws(CommandError) in
    if let count = invocation.wordIfGiven(0).map(Int.init) {
      guard 0...session.log.count ~= count else {
        throw invocation.error(
          .outOfRange("\(count)", bounds: 0...Int128(session.log.count), unit: .command), at: 0)
      }
      try session.takeBack(toCommand: count)
      return ArrivalReport(session)
    }
    guard session.world.commandCount == session.log.count else {
      throw invocation.error(.refused(DebuggerComplaint.cannotUndoInPast))
    }
    if try session.abandonNewCommand() { return ArrivalReport(session) }
    guard let last = (0..<session.log.count).last(where: { session.log.effect($0) == .acts }) else {
      throw invocation.error(.refused(DebuggerComplaint.hasNothingToUndo))
    }
    try session.travel(to: .command(last))
    session.cutHistory()
    return ArrivalReport(session)
  }

  private static let branch = CommandDefinition(
    "branch", .debugger, .steers, "begin another history here, or go to one",
    arguments: [
      ArgumentDefinition("NAME", .name, "a new name begins, a known one returns", .optional)
        .offering(.branches)
    ],
    details: """
      In the past: what followed stays with the history that is left. A command that is refused \
      there is carried out on a branch of its own by 'y'. Without a name: a list. \
      'delete branch NAME' forgets one.
      """,
    example: "mmap 64K; back command; branch other; mmap 128K; branch main"
  ).bySession { session, invocation throws(CommandError) in
    guard let name = invocation.text(0) else { return BranchListReport(session) }
    guard name != session.timeline.name else {
      throw invocation.error(.refused(DebuggerComplaint.isOnBranch(name)), at: 0)
    }
    if let complaint = session.timeline.refusal(ofBranch: name) {
      throw invocation.error(.refused(complaint), at: 0)
    }
    try session.takeBranch(name)
    return ArrivalReport(session)
  }
}

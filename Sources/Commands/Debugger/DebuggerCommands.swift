import Drawing
import Grammar
import KernelModel
import Reports
import Session

extension Command {
  package static let debugger =
    [step, next, finish, continueRunning, advanceTo] + backtraces + travel + breakpoints + causes
    + [difference, expect, trace]

  static let step = CommandDefinition(
    "step", aliases: ["s", "stepi", "si"], .debugger, .steers, "go on to the next event",
    arguments: [
      ArgumentDefinition("COMMAND", .words, "begin this one, halted", .optional)
        .offering(.commandLine)
    ],
    details: """
      'step touch 08048000' begins the command and halts at its first event; 'step' goes on to \
      the next one: an entry read, an area compared, a block split, a PTE written. In between \
      every view shows the moment. Behind 'translate' it goes through the evidence one idea a \
      screen. An empty line does it again.
      """,
    example: "step touch 08048000; step; bt; finish"
  ).bySession { session, invocation throws(CommandError) in
    if let text = invocation.text(0), !text.isEmpty {
      return try session.begin(text, .nextEvent, invocation)
    }
    if session.isPresent, session.walkthrough != nil { return try session.walk { $0.next() } }
    return try session.goOn(.nextEvent, invocation)
  }

  static let next = CommandDefinition(
    "next", aliases: ["n", "nexti", "ni"], .debugger, .steers,
    "go on, without halting inside deeper functions",
    arguments: [
      ArgumentDefinition("COMMAND", .words, "begin this one, halted", .optional)
        .offering(.commandLine)
    ],
    details: "Halts at the next event that is no deeper inside Linux's functions than this one.",
    example: "step touch 08048000; next; next; finish"
  ).bySession { session, invocation throws(CommandError) in
    if let text = invocation.text(0), !text.isEmpty {
      return try session.begin(text, .noDeeper(than: 1), invocation)
    }
    guard session.halted != nil, let entry = session.debugger.stop?.entry else {
      return try session.goOn(.endOfCommand, invocation)
    }
    // Where the kernel enters a function, 'next' goes through that one.
    var depth = Int(entry.depth)
    if case .enter = entry.event { depth += 1 }
    return try session.goOn(.noDeeper(than: depth), invocation)
  }

  package static let finish = CommandDefinition(
    "finish", .debugger, .steers, "let the command that is halted end",
    example: "step touch 08048000; finish"
  ).bySession { session, invocation throws(CommandError) in
    try session.goOn(.endOfCommand, invocation)
  }

  static let continueRunning = CommandDefinition(
    "continue", aliases: ["c"], .debugger, .steers, "go on to the next breakpoint",
    details: "In the past it carries out the commands that followed, up to the end of the history.",
    example: "break pte; touch 08048000; continue; delete"
  ).bySession { session, invocation throws(CommandError) in
    try session.goOn(.never, invocation)
  }

  static let advanceTo = CommandDefinition(
    "advance", aliases: ["until"], .debugger, .steers, "go on to a place, once",
    arguments: [ArgumentDefinition("PLACE", .words, "as 'break' takes it").offering(.places)],
    example: "step touch 08048000; advance pte; finish"
  ).bySession { session, invocation throws(CommandError) in
    guard session.halted != nil || session.world.commandCount < session.log.count else {
      throw session.notHalted(invocation)
    }
    let place = try BreakpointPlace(breaking: invocation.text(0) ?? "", session, invocation)
    let number = session.add(place, isTemporary: true)
    // Wherever the machine halts, the place was meant for this once.
    defer { session.debugger.breakpoints.remove(number) }
    return try session.goOn(.never, invocation)
  }

  static let expect = CommandDefinition(
    "expect", .debugger, .looks, "fail unless a condition holds",
    arguments: [ArgumentDefinition("CONDITION", .condition, "a comparison: rss == 3")],
    details: """
      Names are those of 'print': registers, symbols, results and figures such as rss, map_count, \
      min_flt, zone.Normal.free, zone.HighMem.min; functions, as in zone(pfn($1)) == HighMem; how \
      the last command ended, errno == ENOMEM, signal == SIGSEGV. && and || join conditions.
      """,
    example: "touch 08048000; expect rss == 3 && zone.Normal.free > 1000"
  ).bySession { session, invocation throws(CommandError) in
    guard invocation.number(0) == 0 else { return SilentReport() }
    let text = invocation.text(0) ?? ""
    let figures = NoticedSymbols.values(in: text, session)
      .map { DebuggerComplaint.Figure(name: $0.name, value: $0.value) }
    throw invocation.error(.refused(DebuggerComplaint.doesNotHold(text, figures)), at: 0)
  }
}

extension Session {
  /// Begins a line's commands so that the first one halts.
  fileprivate func begin(
    _ text: String, _ rule: Debugger.Rule, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    try checkIsPresent(invocation)
    debugger.rule = rule
    var execution = Execution()
    carryOut(SourceLine(text), at: nil, &execution)
    if let error = execution.error { throw CommandError(error.reason, at: invocation[0].range) }
    guard halted == nil else { return SilentReport() }
    debugger.rule = .never
    return isSuspending
      ? SilentReport() : RemarkReport(.nothingToHaltAt)
  }

  fileprivate func notHalted(_ invocation: borrowing Invocation) -> CommandError {
    invocation.error(.refused(DebuggerComplaint.isNotHalted))
  }

  /// Lets the machine go on by a rule.
  fileprivate func goOn(
    _ rule: Debugger.Rule, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    guard !hasLeftHalt else {
      throw invocation.error(.refused(DebuggerComplaint.hasLeftHalt))
    }
    var execution = Execution()
    let goesOn: Bool
    do throws(CommandError) {
      goesOn = try advance(rule, &execution)
    } catch {
      // It is of the command that has gone on, which stands in another line.
      throw invocation.error(error.reason)
    }
    guard goesOn else {
      debugger.rule = .never
      throw notHalted(invocation)
    }
    if execution.status == .quit { isLeaving = true }
    // A halt inside a command has said so itself.
    guard execution.status == .interrupted, halted == nil else { return SilentReport() }
    return InterruptionReport(self)
  }

  /// Shows another screen of the translation that was asked for last.
  func walk(
    _ move: (inout Walkthrough) -> WalkthroughReport?
  ) throws(CommandError) -> any Report {
    guard var walk = walkthrough else {
      throw CommandError(.refused(DebuggerComplaint.hasNothingToStepThrough), at: 0..<0)
    }
    guard let screen = move(&walk) else {
      throw CommandError(.refused(DebuggerComplaint.translationEnds), at: 0..<0)
    }
    walkthrough = walk
    return screen
  }
}

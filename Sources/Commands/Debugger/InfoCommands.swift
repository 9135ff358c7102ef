import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let info = CommandDefinition(
    "info", aliases: ["i"], .debugger, .looks,
    "list breakpoints, events, functions, registers, mappings, and more",
    arguments: [
      ArgumentDefinition(
        "break|events|functions|checkpoints|line|registers|branches|trace|proc|symbol", .choice,
        "breakpoints unless told", .optional,
        words: [
          .init("break", 0, "breakpoints and their hits"), .init("events", 1, "kinds of events"),
          .init("functions", 2, "functions of Linux"), .init("checkpoints", 3, "named points"),
          .init("line", 4, "where the machine stands"),
          .init("registers", 5, "of the program and the chip"),
          .init("branches", 6, "the histories"), .init("trace", 7, "what is told of each command"),
          .init("proc", 8, "a process: 'info proc mappings'"),
          .init("symbol", 9, "what an address is: 'info symbol ADDR'"),
          .init("breakpoints", 0), .init("watchpoints", 0),
          .init("b", 0),
        ]),
      ArgumentDefinition(
        "mappings|status", .choice, "of a process; the status unless told", .optional,
        words: [.init("mappings", 1, "as 'maps' shows them"), .init("status", 0, "as 'status'")]),
      ArgumentDefinition("ADDR", .address, "of 'info symbol'", .optional),
    ],
    example: """
      break pte; info break; delete; info events
      info registers; info proc mappings; info symbol PAGE_OFFSET
      """
  ).bySession { session, invocation throws(CommandError) in
    let topic = invocation.isGiven(1) && !invocation.isGiven(0) ? 8 : invocation.word(0)
    for index in [1, 2] where invocation.isGiven(index) && topic != 7 + UInt32(index) {
      throw invocation.error(
        .unexpectedArgument(invocation.text(index) ?? "", usage: invocation.definition.usage),
        at: index)
    }
    switch topic {
    case 0: return BreakpointListReport(session.debugger.breakpoints)
    case 1: return NameListReport(EventKind.allCases.map { .event($0) })
    case 2: return NameListReport(KernelFunction.entered.map { .function($0) })
    case 3: return NameListReport(session.timeline.marks.map { .checkpoint($0) })
    case 4: return PlaceReport(session)
    case 5: return ProgramRegistersReport(session.world)
    case 6: return BranchListReport(session)
    case 7: return TraceReport(session.telling)
    default: return try session.infoOnProcess(invocation, isSymbol: topic == 9)
    }
  }
}

extension Session {
  /// `info proc` and `info symbol`.
  fileprivate func infoOnProcess(
    _ invocation: borrowing Invocation, isSymbol: Bool
  ) throws(CommandError) -> any Report {
    guard !isBare else { throw invocation.error(.refused(DebuggerComplaint.hasNoKernel)) }
    guard !isSymbol else {
      guard invocation.isGiven(2) else { throw invocation.missing(2) }
      return try world.whatReport(invocation.number(2), invocation)
    }
    // No argument numbers a process here.
    let shown = try world.viewed(invocation, at: 2)
    return invocation.word(1) == 1
      ? MapsReport(shown.process, shown.space, in: kernel)
      : StatusReport(shown.process, in: kernel)
  }
}

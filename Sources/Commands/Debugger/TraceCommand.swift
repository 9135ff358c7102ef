import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let trace = CommandDefinition(
    "trace", .debugger, .looks, "tell what each command makes the kernel decide, or do not",
    arguments: [
      ArgumentDefinition(
        "on|all|off|brief", .choice, "how much; without anything it tells the setting", .optional,
        words: [
          .init("on", 1, "every decision; what repeats is told once"),
          .init("all", 3, "every decision, however often it repeats"), .init("off", 0, "nothing"),
          .init("brief", 2, "one line: what is another than before"),
        ]),
      ArgumentDefinition(
        "DEPTH", .count, "events under their functions, calls deeper than this folded", .optional,
        keyword: "depth"),
      ArgumentDefinition(
        "KIND", .flags, "only these; 'info events' explains them", .optional,
        words: EventKind.allCases.enumerated().map { .init($1.rawValue, 1 << $0, $1.english) }),
    ],
    details: """
      A session begins with 'trace brief'. 'trace on' tells each decision with the function of \
      Linux that makes it; MMU is the chip. Rounds that repeat, with addresses in steps, are \
      folded behind the first one: so many times more; 'trace all' tells each. \
      'trace on depth 2' folds what deeper functions did into a count; \
      'trace on pte take split' tells of these kinds alone.
      """,
    example: """
      trace brief; touch 08048000
      trace on depth 2; touch 08049000
      trace on pte take; touch 0804a000; trace
      """
  ).bySession { session, invocation throws(CommandError) in
    guard invocation.isGiven(0) else {
      for index in [1, 2] where invocation.isGiven(index) {
        throw invocation.error(
          .refused(DebuggerComplaint.traceIsNotOn), at: index)
      }
      return TraceReport(session.telling)
    }
    var telling = Telling()
    switch invocation.word(0) {
    case 0: telling.amount = .nothing
    case 1: telling.amount = invocation.wordIfGiven(1).map { .calls(depth: Int($0)) } ?? .story
    case 3: telling.amount = .wholeStory
    default: telling.amount = .effects
    }
    for index in [1, 2] where invocation.word(0) != 1 && invocation.isGiven(index) {
      throw invocation.error(
        .refused(DebuggerComplaint.traceIsNotOn), at: index)
    }
    let bits = invocation.word(2)
    telling.kinds = Set(
      EventKind.allCases.enumerated().filter { bits >> $0.offset & 1 != 0 }.map(\.element))
    session.telling = telling
    return SilentReport()
  }
}

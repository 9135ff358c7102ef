extension CommandDefinition {
  static let trace = CommandDefinition(
    "trace", .debugger, .looks, "tell what each command makes the kernel decide, or do not",
    arguments: [
      ArgumentDefinition(
        "on|off|brief", .choice, "how much",
        words: [
          .init("on", 1, "every decision"), .init("off", 0, "nothing"),
          .init("brief", 2, "one line: what is another than before"),
        ]),
      ArgumentDefinition(
        "DEPTH", .count, "events under their functions, calls deeper than this folded", .optional,
        keyword: "depth"),
      ArgumentDefinition(
        "KIND", .flags, "only these; 'info events' explains them", .optional,
        words: EventKind.allCases.enumerated().map { .init($1.rawValue, 1 << $0, $1.summary) }),
    ],
    details: """
      Each line is a decision of the function of Linux in front of it; MMU is the chip. \
      A session begins with it on. 'trace on depth 2' folds what deeper functions did into a \
      count; 'trace on pte take split' tells of these kinds alone.
      """,
    example: """
      trace brief; touch 08048000
      trace on depth 2; touch 08049000
      trace on pte take; touch 0804a000
      """
  ) { session, invocation throws(CommandError) in
    var telling = Telling()
    switch invocation.word(0) {
    case 0: telling.amount = .nothing
    case 1: telling.amount = invocation.wordIfGiven(1).map { .calls(depth: Int($0)) } ?? .story
    default: telling.amount = .effects
    }
    for index in [1, 2] where invocation.word(0) != 1 && invocation.isGiven(index) {
      throw invocation.error(.refused("'trace on' alone has a depth and kinds", note: nil), at: index)
    }
    let bits = invocation.word(2)
    telling.kinds = Set(
      EventKind.allCases.enumerated().filter { bits >> $0.offset & 1 != 0 }.map(\.element))
    session.telling = telling
    return SilentReport()
  }
}

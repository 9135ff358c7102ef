import Drawing

extension Command {
  static let trace = CommandDefinition(
    "trace", .debugger, .looks, "tell what each command makes the kernel decide, or do not",
    arguments: [
      ArgumentDefinition(
        "on|off|brief", .choice, "how much; without anything it tells the setting", .optional,
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
      A session begins with 'trace brief'. 'trace on' tells each decision with the function of \
      Linux that makes it; MMU is the chip. 'trace on depth 2' folds what deeper functions did \
      into a count; 'trace on pte take split' tells of these kinds alone.
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

/// What is told of the events behind each command.
struct TraceReport: Report {
  static let kind = "trace"

  /// `on`, `off` or `brief`.
  let amount: String
  /// How deep calls are shown; nil for all.
  let depth: Int?
  /// The only kinds that are told of; empty for all.
  let kinds: [String]

  init(_ telling: Telling) {
    var depth: Int?
    switch telling.amount {
    case .nothing: amount = "off"
    case .effects: amount = "brief"
    case .story: amount = "on"
    case .calls(let limit):
      amount = "on"
      depth = limit
    }
    self.depth = depth
    kinds = EventKind.allCases.filter(telling.kinds.contains).map(\.rawValue)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    let words =
      switch amount {
      case "off": "nothing behind a command"
      case "brief": "one line of effects behind each command"
      default:
        if let depth {
          "events under their functions, calls deeper than \(depth) folded"
        } else {
          kinds.isEmpty ? "every decision behind each command" : "these events behind each command"
        }
      }
    let command = (["trace", amount] + (depth.map { ["depth", "\($0)"] } ?? []) + kinds)
      .joined(separator: " ")
    text.append(command, .command)
    text.appendWrapped(": \(words)", from: command.columnCount, width: canvas.width, indent: 2)
  }
}

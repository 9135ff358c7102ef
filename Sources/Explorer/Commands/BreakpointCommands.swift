import KernelModel

extension CommandDefinition {
  static let breakpoints = [
    breakAt, temporaryBreak, watch, delete, condition, ignore, commandsAt, info,
  ]

  private static let place = ArgumentDefinition(
    "PLACE", .words, "a kind of event, a function of Linux, an address; 'if CONDITION'", .optional
  ).offering(.places)

  private static let placeHelp = """
    Kinds are those of 'info events'. A function halts where the kernel enters it: do_wp_page. An \
    address halts at whatever concerns it; 'frame 3ffc0' at whatever concerns the frame. In \
    conditions stand order, addr, pfn, place and value of the event, and all names of 'print'.
    """

  static let breakAt = CommandDefinition(
    "break", aliases: ["b"], .debugger, .steers, "halt at events of a kind, or in a function",
    arguments: [place], details: placeHelp,
    example: "break split if order >= 3; break do_wp_page; info break; delete"
  ) { session, invocation throws(CommandError) in
    try session.addBreakpoint(invocation, isTemporary: false)
  }

  static let temporaryBreak = CommandDefinition(
    "tbreak", .debugger, .steers, "the same, but once", arguments: [place], details: placeHelp,
    example: "tbreak pte; touch 08048000; finish"
  ) { session, invocation throws(CommandError) in
    try session.addBreakpoint(invocation, isTemporary: true)
  }

  static let watch = CommandDefinition(
    "watch", .debugger, .steers, "halt when something changes",
    arguments: [
      ArgumentDefinition("WHAT", .words, "pte ADDR, frame PFN, or an expression: rss, zone.DMA.free")
        .offering(.watched)
    ],
    details: "A comparison halts when it becomes true or false: zone.Normal.free < 200000.",
    example: "watch rss; touch 08048000; finish; delete"
  ) { session, invocation throws(CommandError) in
    try session.addWatchpoint(invocation)
  }

  static let delete = CommandDefinition(
    "delete", aliases: ["d"], .debugger, .steers, "remove a breakpoint, or all of them",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "which; 'info break' lists them", .optional)
        .offering(.breakpoints)
    ],
    example: "break pte; delete 1"
  ) { session, invocation throws(CommandError) in
    guard invocation.isGiven(0) else {
      session.debugger.breakpoints.removeAll()
      return SilentReport()
    }
    session.debugger.breakpoints.remove(try session.breakpoint(invocation).number)
    return SilentReport()
  }

  static let condition = CommandDefinition(
    "condition", .debugger, .steers, "give a breakpoint another condition, or none",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "which").offering(.breakpoints),
      ArgumentDefinition("CONDITION", .words, "halt only if this holds", .optional),
    ],
    example: "break split; condition 1 order >= 3; delete"
  ) { session, invocation throws(CommandError) in
    let number = try session.breakpoint(invocation).number
    let text = invocation.text(1)
    if let text, !text.isEmpty { try session.checkCondition(text, invocation, at: 1) }
    session.debugger.breakpoints.change(number) { $0.condition = text?.isEmpty == true ? nil : text }
    return SilentReport()
  }

  static let ignore = CommandDefinition(
    "ignore", .debugger, .steers, "pass over the next hits of a breakpoint",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "which").offering(.breakpoints),
      ArgumentDefinition("COUNT", .count, "how many hits"),
    ],
    example: "break pte; ignore 1 2; delete"
  ) { session, invocation throws(CommandError) in
    let number = try session.breakpoint(invocation).number
    session.debugger.breakpoints.change(number) { $0.ignoreCount = Int(invocation.word(1)) }
    return SilentReport()
  }

  static let commandsAt = CommandDefinition(
    "commands", .debugger, .steers, "carry out a line whenever a breakpoint halts",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "which").offering(.breakpoints),
      ArgumentDefinition("LINE", .text, "the commands, in quotes; none removes them", .repeated),
    ],
    example: #"break fault; commands 1 "bt" "tlb"; touch 08048000; finish; delete"#
  ) { session, invocation throws(CommandError) in
    let number = try session.breakpoint(invocation).number
    let lines = ([invocation[1]] + invocation.further).filter(\.isGiven)
    let texts = lines.map { invocation.text(of: $0) }
    session.debugger.breakpoints.change(number) { $0.commands = texts }
    return SilentReport()
  }

  static let info = CommandDefinition(
    "info", .debugger, .looks, "list breakpoints, kinds of events, functions or checkpoints",
    arguments: [
      ArgumentDefinition(
        "WHAT", .choice, "which list",
        words: [
          .init("break", 0, "breakpoints and their hits"), .init("events", 1, "kinds of events"),
          .init("functions", 2, "functions of Linux"), .init("checkpoints", 3, "named points"),
          .init("line", 4, "where the machine stands"),
        ])
    ],
    example: "break pte; info break; delete; info events"
  ) { session, invocation throws(CommandError) in
    switch invocation.word(0) {
    case 0: BreakpointListReport(session.debugger.breakpoints)
    case 1: NameListReport(EventKind.allCases.map { ($0.rawValue, $0.summary) })
    case 2: NameListReport(KernelFunction.allCases.map { ($0.rawValue, "") })
    case 3: NameListReport(session.timeline.described)
    default: PlaceReport(session)
    }
  }
}

extension Session {
  /// The breakpoint that the first argument numbers.
  fileprivate func breakpoint(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> Breakpoint {
    if let found = debugger.breakpoints[Int(invocation.word(0))] { return found }
    throw invocation.error(
      .refused(
        "there is no breakpoint \(invocation.word(0))", note: "'info break' lists them"), at: 0)
  }

  fileprivate func addBreakpoint(
    _ invocation: borrowing Invocation, isTemporary: Bool
  ) throws(CommandError) -> any Report {
    guard let text = invocation.text(0), !text.isEmpty else {
      return BreakpointListReport(debugger.breakpoints)
    }
    var words = text.split(separator: " ").map(String.init)
    var condition: String?
    if let index = words.firstIndex(of: "if") {
      condition = words[(index + 1)...].joined(separator: " ")
      words.removeSubrange(index...)
      try checkCondition(condition ?? "", invocation, at: 0)
    }
    let target = try target(words, invocation)
    let number = debugger.breakpoints.add(
      target, words.joined(separator: " "), condition: condition, isTemporary: isTemporary)
    return BreakpointReport(debugger.breakpoints[number])
  }

  private func target(
    _ words: [String], _ invocation: borrowing Invocation
  ) throws(CommandError) -> Breakpoint.Target {
    guard let first = words.first else {
      throw invocation.error(
        .missingArgument("PLACE", usage: invocation.definition.usage), at: 0)
    }
    if words.count == 1, let kind = EventKind(rawValue: first) { return .kind(kind) }
    if words.count == 1, let function = KernelFunction(rawValue: first) {
      return .function(function)
    }
    if first == "frame", words.count == 2, let frame = UInt32(words[1], radix: 16) {
      return .frame(frame)
    }
    let end = words.firstIndex(of: "for") ?? words.count
    let names = EventKind.allCases.map(\.rawValue) + KernelFunction.allCases.map(\.rawValue)
    guard let start = address(words[..<end]) else {
      throw invocation.error(
        .unknownWord(
          first, nearest: Spelling.nearest(to: first, among: names),
          usage: "break KIND|FUNCTION|ADDR [for LENGTH]|frame PFN [if CONDITION]"), at: 0)
    }
    guard end < words.count else { return .addresses(start...start) }
    guard let length = address(words[(end + 1)...]), length > 0 else {
      throw invocation.error(.refused("LENGTH is missing behind 'for'", note: nil), at: 0)
    }
    let last = UInt32(clamping: UInt64(start) + UInt64(length) - 1)
    return .addresses(start...last)
  }

  /// The value of an expression that is an address; nil when it is none.
  private func address(_ words: ArraySlice<String>) -> UInt32? {
    Condition.value(of: words.joined(separator: " "), self).flatMap { UInt32(exactly: $0) }
  }

  fileprivate func addWatchpoint(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let text = invocation.text(0) ?? ""
    let words = text.split(separator: " ").map(String.init)
    let target: Breakpoint.Target
    if words.first == "pte", let place = address(words.dropFirst()) {
      target = .entry(of: place)
    } else if words.first == "frame", words.count == 2, let frame = UInt32(words[1], radix: 16) {
      target = .frame(frame)
    } else {
      try checkCondition(text, invocation, at: 0)
      target = .value(text)
    }
    let number = debugger.breakpoints.add(target, "watch " + text)
    debugger.beginWatching(number, in: self)
    return BreakpointReport(debugger.breakpoints[number])
  }

  /// Refuses a condition that cannot be read.
  fileprivate func checkCondition(
    _ text: String, _ invocation: borrowing Invocation, at index: Int
  ) throws(CommandError) {
    let symbols = EventSymbols(EventFacts(.leave(.findVMA)), self)
    var lexer = Lexer(SourceLine(text))
    do throws(CommandError) {
      _ = try Expression(symbols: symbols, allowsComparisons: true).evaluate(&lexer)
      let rest = try lexer.next()
      guard rest.kind == .end else {
        throw CommandError(.unexpectedArgument(text, usage: invocation.definition.usage), at: 0..<0)
      }
    } catch {
      throw invocation.error(error.reason, at: index)
    }
  }
}

extension Timeline {
  /// The named points and where they are.
  var described: [(String, String)] {
    markNames.compactMap { name in
      guard let point = point(named: name) else { return nil }
      return (
        name,
        "after command \(point.command)" + (point.event.map { ", halted at event \($0)" } ?? "")
      )
    }
  }
}

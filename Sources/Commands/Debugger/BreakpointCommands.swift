import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let breakpoints = [
    breakAt, temporaryBreak, watch, delete, disable, enable, condition, ignore, commandsAt, info,
  ]

  private static let place = ArgumentDefinition(
    "PLACE", .words, "a kind of event, a function of Linux, an address; 'if CONDITION'", .optional
  ).offering(.places)

  private static let placeHelp = """
    Kinds are those of 'info events'. A function halts where the kernel enters it: do_wp_page. An \
    address halts at whatever concerns it, 'frame 3ffc0' at whatever concerns the frame, \
    'pte ADDR' at writes of its entry, a comparison or a figure when it changes. In conditions \
    stand order, addr, pfn, place and value of the event, pid and depth, and all names of 'print'.
    """

  private static let numbers = ArgumentDefinition(
    "NUMBER", .count, "which; 'info break' lists them", .repeated
  ).offering(.breakpoints)

  static let breakAt = CommandDefinition(
    "break", aliases: ["b"], .debugger, .steers, "halt at events of a kind, or in a function",
    arguments: [place], details: placeHelp,
    example: "break split if order >= 3; break do_wp_page; info break; delete"
  ).bySession { session, invocation throws(CommandError) in
    try session.addBreakpoint(invocation, isTemporary: false)
  }

  static let temporaryBreak = CommandDefinition(
    "tbreak", .debugger, .steers, "the same, but once", arguments: [place], details: placeHelp,
    example: "tbreak pte; touch 08048000; finish"
  ).bySession { session, invocation throws(CommandError) in
    try session.addBreakpoint(invocation, isTemporary: true)
  }

  static let watch = CommandDefinition(
    "watch", .debugger, .steers, "halt when something changes",
    arguments: [
      ArgumentDefinition(
        "WHAT", .words, "pte ADDR, frame PFN, or an expression: rss, zone.DMA.free; 'if CONDITION'"
      ).offering(.watched)
    ],
    details: "A comparison halts when it becomes true or false: zone.Normal.free < 200000.",
    example: "watch rss; touch 08048000; finish; delete"
  ).bySession { session, invocation throws(CommandError) in
    let place = try BreakpointPlace(watching: invocation.text(0) ?? "", session, invocation)
    return session.report(session.add(place, isTemporary: false))
  }

  static let delete = CommandDefinition(
    "delete", aliases: ["d"], .debugger, .steers,
    "remove breakpoints, a checkpoint or a branch; all breakpoints unless told",
    arguments: [
      numbers,
      ArgumentDefinition(
        "NAME", .name, "this checkpoint", .optional, keyword: "checkpoint"
      ).offering(.checkpoints),
      ArgumentDefinition("NAME", .name, "this branch", .optional, keyword: "branch")
        .offering(.branches),
    ],
    example: "break pte; break split; delete 1 2; checkpoint spot; delete checkpoint spot"
  ).bySession { session, invocation throws(CommandError) in
    let numbers = try session.breakpoints(invocation)
    let (mark, branch) = (invocation.text(1), invocation.text(2))
    if let mark, session.timeline.point(named: mark) == nil {
      throw invocation.unknown(.checkpoint, mark, session.timeline.markNames, at: 1)
    }
    if let branch, session.timeline.branch(named: branch) == nil {
      let known = session.timeline.branches.map(\.name)
      throw invocation.unknown(.branch, branch, known, at: 2)
    }
    if let mark { session.timeline.forgetMark(mark) }
    if let branch { session.timeline.forgetBranch(branch) }
    for number in numbers { session.debugger.breakpoints.remove(number) }
    if numbers.isEmpty, mark == nil, branch == nil { session.debugger.breakpoints.removeAll() }
    return SilentReport()
  }

  static let disable = CommandDefinition(
    "disable", .debugger, .steers, "let breakpoints be passed over; all unless told",
    arguments: [numbers], example: "break pte; disable 1; touch 08048000; delete"
  ).bySession { session, invocation throws(CommandError) in
    try session.setEnabled(false, invocation)
  }

  static let enable = CommandDefinition(
    "enable", .debugger, .steers, "let breakpoints halt again; all unless told",
    arguments: [numbers], example: "break pte; disable 1; enable 1; delete"
  ).bySession { session, invocation throws(CommandError) in
    try session.setEnabled(true, invocation)
  }

  static let condition = CommandDefinition(
    "condition", .debugger, .steers, "give a breakpoint another condition, or none",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "which").offering(.breakpoints),
      ArgumentDefinition("CONDITION", .words, "halt only if this holds", .optional)
        .offering(.conditions),
    ],
    example: "break split; condition 1 order >= 3; delete"
  ).bySession { session, invocation throws(CommandError) in
    let number = try session.breakpoint(invocation).number
    let text = invocation.text(1)
    if let text, !text.isEmpty { try session.checkCondition(text, invocation, at: 1) }
    let condition = text?.isEmpty == true ? nil : text
    session.debugger.breakpoints.change(number) { $0.condition = condition }
    return SilentReport()
  }

  static let ignore = CommandDefinition(
    "ignore", .debugger, .steers, "pass over the next hits of a breakpoint",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "which").offering(.breakpoints),
      ArgumentDefinition("COUNT", .count, "how many hits"),
    ],
    example: "break pte; ignore 1 2; delete"
  ).bySession { session, invocation throws(CommandError) in
    let number = try session.breakpoint(invocation).number
    session.debugger.breakpoints.change(number) { $0.ignoreCount = Int(invocation.word(1)) }
    return SilentReport()
  }

  static let commandsAt = CommandDefinition(
    "commands", .debugger, .steers, "carry out commands whenever a breakpoint halts",
    arguments: [
      ArgumentDefinition("NUMBER", .count, "which; the last one unless told", .optional)
        .offering(.breakpoints),
      ArgumentDefinition("LINE", .text, "a command, in quotes", .repeated).offering(.commandLine),
    ],
    details: """
      Without lines, those that follow are taken up to 'end'. 'silent' as the first one keeps the \
      halt from being shown; 'continue' goes on at once.
      """,
    example: #"break fault; commands 1 "bt" "tlb"; touch 08048000; finish; delete"#
  ).bySession { session, invocation throws(CommandError) in
    guard
      let number = invocation.wordIfGiven(0).map(Int.init) ?? session.debugger.breakpoints.last,
      session.debugger.breakpoints[number] != nil
    else { throw session.noBreakpoint(invocation, Int(invocation.wordIfGiven(0) ?? 0)) }
    let lines = ([invocation[1]] + invocation.further).filter(\.isGiven)
    let texts = lines.map { invocation.text(of: $0) }
    let authority = session.authority
    session.debugger.breakpoints.change(number) { $0.obey(texts, by: authority) }
    guard texts.isEmpty else { return SilentReport() }
    session.collecting = .breakpoint(number)
    return NarrationReport(text: "what follows, up to 'end', is for breakpoint \(number)")
  }
}

extension Session {
  /// The numbers of the breakpoints that the first argument lists.
  fileprivate func breakpoints(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> [Int] {
    var numbers: [Int] = []
    for value in [invocation[0]] + invocation.further where value.isGiven {
      let number = Int(invocation.text(of: value)) ?? 0
      guard debugger.breakpoints[number] != nil else { throw noBreakpoint(invocation, number) }
      numbers.append(number)
    }
    return numbers
  }

  fileprivate func noBreakpoint(
    _ invocation: borrowing Invocation, _ number: Int
  ) -> CommandError {
    invocation.error(.refused(DebuggerComplaint.noBreakpoint(number)), at: 0)
  }

  /// The breakpoint that the first argument numbers.
  fileprivate func breakpoint(
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> Breakpoint {
    let number = Int(invocation.word(0))
    guard let found = debugger.breakpoints[number] else { throw noBreakpoint(invocation, number) }
    return found
  }

  fileprivate func setEnabled(
    _ isEnabled: Bool, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let numbers =
      invocation.isGiven(0) ? try breakpoints(invocation) : debugger.breakpoints.all.map(\.number)
    for number in numbers { debugger.breakpoints.change(number) { $0.isEnabled = isEnabled } }
    debugger.renewWatches(in: self)
    return SilentReport()
  }

  fileprivate func addBreakpoint(
    _ invocation: borrowing Invocation, isTemporary: Bool
  ) throws(CommandError) -> any Report {
    guard let text = invocation.text(0), !text.isEmpty else {
      return BreakpointListReport(debugger.breakpoints)
    }
    let place = try BreakpointPlace(breaking: text, self, invocation)
    return report(add(place, isTemporary: isTemporary))
  }

  /// - Returns: the number of the new breakpoint.
  func add(_ place: BreakpointPlace, isTemporary: Bool) -> Int {
    let number = debugger.breakpoints.add(
      place.target, place.text, condition: place.condition, isTemporary: isTemporary)
    debugger.renewWatches(in: self)
    return number
  }

  fileprivate func report(_ number: Int) -> any Report {
    BreakpointReport(debugger.breakpoints[number])
  }
}

extension Invocation {
  fileprivate func unknown(
    _ kind: DebuggerComplaint.Named, _ name: String, _ known: [String], at index: Int
  ) -> CommandError {
    let nearest = Spelling.nearest(to: name, among: known)
    return error(.refused(DebuggerComplaint.unknown(kind, name, nearest: nearest)), at: index)
  }
}

import KernelModel

/// Commands that halt in their middle, and how they go on.
extension Session {
  /// Keeps the journal of events even when nobody reads what commands say.
  public var keepsJournal: Bool {
    get { debugger.keepsJournal }
    set { debugger.keepsJournal = newValue }
  }

  /// How many events the journal knows.
  public var eventCount: Int { debugger.journal.count }

  /// Whether the machine stands at the end of the log, and in the middle of no command.
  var isPresent: Bool { halted == nil && world.commandCount == log.count }

  /// A command that changes the machine can only follow the last one.
  func checkIsPresent(_ invocation: borrowing Invocation) throws(CommandError) {
    if let halted {
      throw invocation.error(
        .refused(
          "the machine is halted inside '\(halted.text)'",
          note: "'finish' lets it end, 'continue' goes on to the next breakpoint"))
    }
    guard world.commandCount == log.count else {
      throw invocation.error(
        .refused(
          "this is the past: \(world.commandCount) of \(log.count) commands are done",
          note: "'branch NAME' begins another history here, 'goto end' returns"))
    }
  }

  /// Begins a command that may halt.
  func begin(_ invocation: Invocation, _ execution: inout Execution) throws(CommandError) {
    debugger.prepare(self)
    listen(debugger)
    try follow(HaltedCommand(invocation, on: self), &execution)
  }

  /// Lets the machine go on: the halted command, or in the past the commands that follow.
  ///
  /// - Returns: false when there is nothing that could go on.
  func advance(_ rule: Debugger.Rule, _ execution: inout Execution) throws(CommandError) -> Bool {
    debugger.rule = rule
    if let halted {
      halted.resume()
      try follow(halted, &execution)
      if halted.result == nil || rule.endsWithCommand { return true }
    } else if world.commandCount == log.count {
      return false
    }
    while halted == nil, world.commandCount < log.count, !isInterrupted() {
      guard log.isRepeated(world.commandCount) else {
        world.commandCount += 1
        continue
      }
      carryOutAgain(&execution)
      if rule.endsWithCommand { break }
    }
    return true
  }

  /// Carries out the next command of the log, which may halt.
  private func carryOutAgain(_ execution: inout Execution) {
    let line = log[world.commandCount]
    narrate(prompt + line.text)
    var parser = CommandParser(line, catalog, self)
    do throws(CommandError) {
      guard try parser.next() else { return }
      if parser.invocation.definition.effect == .acts {
        let invocation = parser.invocation
        try begin(invocation, &execution)
      } else {
        world.commandCount += 1
        let report = try parser.invocation.definition.perform(self, parser.invocation)
        if case .value(let value) = report.outcome {
          world.results.append(value, name: parser.invocation.resultName)
        }
      }
    } catch {
      fail(line.explained(error), in: line, at: nil, &execution)
    }
  }

  /// What follows when a command was begun or resumed: it is done, or it halted.
  private func follow(
    _ command: HaltedCommand, _ execution: inout Execution
  ) throws(CommandError) {
    guard let result = command.result else {
      halted = command
      if let stop = debugger.stop { show(StopReport(stop, in: self)) }
      return carryOutBreakpointCommands()
    }
    halted = nil
    listen(nil)
    debugger.release()
    let report: any Report
    do throws(CommandError) {
      report = try result.get()
    } catch {
      debugger.forget(since: command.start)
      throw error
    }
    try conclude(command.invocation, report, since: command.start, &execution)
  }

  private func carryOutBreakpointCommands() {
    guard let number = debugger.stop?.breakpoint, let breakpoint = debugger.breakpoints[number]
    else { return }
    for line in breakpoint.commands {
      var inner = Execution()
      carryOut(SourceLine(line), at: nil, &inner)
    }
  }

  /// Lets a halted command that is new end without a word: it becomes part of the history, in which
  /// one can then go anywhere.
  func settle() {
    guard let command = halted, world.commandCount == log.count else { return }
    debugger.halt = nil
    command.resume()
    halted = nil
    listen(nil)
    debugger.release()
    guard case .success(let report)? = command.result else {
      return debugger.forget(since: command.start)
    }
    note(command.invocation, report.outcome)
    if case .value(let value) = report.outcome {
      world.results.append(value, name: command.invocation.resultName)
    }
  }

  /// Lets a halted command of the past end unheard, before its machine is left behind.
  func abandonHalted() {
    guard let command = halted else { return }
    listen(nil)
    debugger.release()
    command.resume()
    halted = nil
  }
}

extension Debugger.Rule {
  /// Whether a command's end is as far as it goes.
  fileprivate var endsWithCommand: Bool {
    switch self {
    case .never: false
    case .nextEvent, .noDeeper, .event, .endOfCommand: true
    }
  }
}

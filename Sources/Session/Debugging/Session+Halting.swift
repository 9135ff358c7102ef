import Grammar
import KernelModel
import Reports

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
  package var isPresent: Bool { halted == nil && world.commandCount == log.count }

  /// A command that changes the machine can only follow the last one.
  ///
  /// In the past it is kept: `y` begins another history with it.
  package func checkIsPresent(_ invocation: borrowing Invocation) throws(CommandError) {
    let (done, known) = (world.commandCount, log.count)
    guard done == known else {
      let line = invocation.line
      if sourceDepth == 0 {
        let asked = line.text(in: invocation.range.lowerBound..<line.range.upperBound)
        question = (asked, authority)
      }
      throw invocation.error(
        .refused(HistoryComplaint.past(inside: halted?.text, done: done, of: known)))
    }
    if let halted {
      throw invocation.error(.refused(HistoryComplaint.halted(inside: halted.text)))
    }
  }

  /// Begins a command that may halt.
  @discardableResult
  func begin(
    _ invocation: Invocation, _ execution: inout Execution
  ) throws(CommandError) -> Progress {
    debugger.prepare(self)
    world.listen(debugger)
    return try follow(HaltedCommand(invocation, on: self), &execution)
  }

  /// How far a command came that may halt.
  enum Progress {
    case done, halted
    /// A breakpoint's own commands went to another point of the history.
    case left
  }

  /// Lets the machine go on: the halted command, or in the past the commands that follow.
  ///
  /// Said by a breakpoint's own commands it is done once they are.
  /// - Returns: false when there is nothing that could go on.
  package func advance(_ rule: Debugger.Rule, _ execution: inout Execution) throws(CommandError)
    -> Bool
  {
    guard obeying == nil else {
      nextRule = rule
      return true
    }
    debugger.rule = rule
    if let halted {
      let progress = try speaking(aside: halted.isAside, by: halted.authority) {
        () throws(CommandError) in
        halted.resume()
        return try follow(halted, &execution)
      }
      guard progress == .done else { return true }
      carryOutWaiting(&execution)
      if rule.endsWithCommand || self.halted != nil { return true }
    } else if world.commandCount == log.count {
      return false
    }
    while halted == nil, world.commandCount < log.count {
      guard !isInterrupted() else {
        execution.status = .interrupted
        return true
      }
      guard log.isRepeated(world.commandCount) else {
        world.commandCount += 1
        continue
      }
      let progress = carryOutAgain(&execution)
      if rule.endsWithCommand || execution.status == .failed || progress == .left { break }
    }
    return true
  }

  /// Carries out the next command of the log, which may halt.
  private func carryOutAgain(_ execution: inout Execution) -> Progress {
    let index = world.commandCount
    let line = log[index]
    narrateAgain(line)
    var parser = CommandParser(line, catalog, self)
    let isAside = parser.passAside()
    do throws(CommandError) {
      // What it may do was settled when it was done first.
      return try speaking(aside: isAside, by: .person) { () throws(CommandError) in
        guard try parser.next() else { return .done }
        let invocation = parser.invocation
        if invocation.effect == .acts {
          noteCaller(invocation)
          return try begin(invocation, &execution)
        }
        world.commandCount += 1
        world.remember(try answer(invocation).outcome, of: invocation)
        return .done
      }
    } catch {
      fail(line.explained(error), in: line, at: nil, &execution)
      // It failed the first time as well.
      if halted == nil { world.commandCount = max(world.commandCount, index + 1) }
      return .done
    }
  }

  /// What follows when a command was begun or resumed: it is done, or it halted.
  private func follow(
    _ command: HaltedCommand, _ execution: inout Execution
  ) throws(CommandError) -> Progress {
    while command.result == nil {
      halted = command
      lineOfHalt = lineCount
      if let stop = debugger.stop, !isSilent(stop) { show(StopReport(stop, in: self)) }
      if debugger.stop?.isInterruption == true { execution.status = .interrupted }
      let rule = rule(after: debugger.stop, &execution)
      guard halted === command else { return .left }
      guard let rule else { return .halted }
      debugger.rule = rule
      command.resume()
    }
    if let report = end(command) {
      try conclude(command.invocation, report, since: command.start, &execution)
    } else if case .failure(let error)? = command.result {
      throw error
    }
    return .done
  }

  /// Nothing halts a command any more.
  ///
  /// - Returns: what came of it; nil when it failed, and is no part of the history.
  private func end(_ command: HaltedCommand) -> (any Report)? {
    halted = nil
    world.listen(nil)
    debugger.release()
    if case .success(let report)? = command.result { return report }
    debugger.forget(since: command.start)
    if world.commandCount == log.count { timeline.forgetMarks(beyond: log.count) }
    leaveRuins(of: command)
    return nil
  }

  private func isSilent(_ stop: Debugger.Stop) -> Bool {
    stop.breakpoint.flatMap { debugger.breakpoints[$0] }?.commands.first == "silent"
  }

  /// Whether a breakpoint's own commands have left the halt that they belong to.
  package var hasLeftHalt: Bool { obeying != nil && obeying !== halted }

  /// Carries out a breakpoint's own commands.
  ///
  /// - Returns: how the machine is to go on, if one of them said so.
  private func rule(
    after stop: Debugger.Stop?, _ execution: inout Execution
  ) -> Debugger.Rule? {
    guard let number = stop?.breakpoint, let breakpoint = debugger.breakpoints[number],
      obeying == nil
    else { return nil }
    obeying = halted
    defer { obeying = nil }
    nextRule = nil
    for line in breakpoint.commands where line != "silent" {
      var inner = Execution()
      speaking(by: breakpoint.authority) { carryOut(SourceLine(line), at: nil, &inner) }
      if inner.status == .quit { execution.status = .quit }
      if inner.status == .failed || isLeaving || nextRule != nil { break }
    }
    return isLeaving ? nil : nextRule
  }

  /// Lets a halted command that is new end without a word: it becomes part of the history, in which
  /// one can then go anywhere.
  package func settle() {
    guard let command = halted, world.commandCount == log.count else { return }
    speaking(aside: command.isAside, by: command.authority) {
      debugger.halt = nil
      command.resume()
      guard let report = end(command) else { return }
      note(command.invocation, report)
      world.remember(report.outcome, of: command.invocation)
    }
  }

  /// Where a command ended in a contradiction of the kernel, takes the machine that was there
  /// before it.
  private func leaveRuins(of command: HaltedCommand) {
    guard command.isMachineRuined else { return }
    move(to: replayedSurely(upTo: world.commandCount))
    debugger.renewWatches(in: self)
  }

  /// Lets a halted command end unheard, before its machine is left behind or audited.
  package func abandonHalted() {
    guard let command = halted else { return }
    end(command, unheardIn: world)
    halted = nil
  }

  /// Lets a halted command end, as early as it can, in a world that is left behind.
  func end(_ command: HaltedCommand, unheardIn world: World) {
    world.isInterrupted = { true }
    world.listen(nil)
    debugger.release()
    speaking(by: command.authority) { command.resume() }
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

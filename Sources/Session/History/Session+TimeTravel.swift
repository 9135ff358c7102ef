import KernelModel

/// Going to any point of a session's history: the log is carried out again on a fresh machine, which
/// gives the very same one, up to the event.
extension Session {
  /// The end of the history.
  var end: Timeline.Point { Timeline.Point(command: log.count, event: nil) }

  /// Where the machine stands.
  var here: Timeline.Point {
    Timeline.Point(command: world.commandCount, event: halted == nil ? nil : debugger.clock)
  }

  /// Brings the machine to a point of the history.
  func travel(to point: Timeline.Point) {
    let wasHalted = halted != nil
    abandonHalted()
    completeJournal()
    if wasHalted || world.commandCount != point.command {
      world = replayed(upTo: point.command).world
    }
    debugger.setClock(toEndOfCommands: point.command)
    if let event = point.event, event > debugger.clock, point.command < log.count {
      halt(at: event)
    }
    arrive()
  }

  /// What belongs to the point that was left goes.
  func arrive() {
    waiting = []
    debugger.renewWatches(in: self)
  }

  /// Begins the next command of the log and halts it at an event, without a word.
  private func halt(at event: Int) {
    var parser = CommandParser(log[world.commandCount], catalog, self)
    guard (try? parser.next()) == true else { return }
    let breakpoints = debugger.breakpoints
    debugger.breakpoints = BreakpointTable()
    debugger.rule = .event(event)
    debugger.prepare(self)
    listen(debugger)
    noteCaller(parser.invocation)
    let command = HaltedCommand(parser.invocation, on: self)
    debugger.breakpoints = breakpoints
    if command.result == nil {
      halted = command
    } else {
      listen(nil)
      debugger.release()
      world.commandCount += 1
    }
  }

  /// Another session with the same machine, on which the first commands of the log have been
  /// carried out.
  ///
  /// - Parameter isHeard: whether it keeps a journal.
  /// - Complexity: O(commands); about a microsecond each.
  func replayed(upTo count: Int, isHeard: Bool = false) -> Session {
    guard let other = try? Session(configuration: configuration, catalog: catalog) else {
      preconditionFailure("a machine that booted does not boot again")
    }
    other.checksInvariants = false
    other.tellsStories = false
    other.debugger.keepsJournal = isHeard
    other.carryOut(log, upTo: count)
    return other
  }

  /// Carries out the first commands of a log, in silence, and takes the log over.
  func carryOut(_ log: CommandLog, upTo count: Int) {
    self.log = log
    isReplaying = true
    defer { isReplaying = false }
    for index in 0..<count {
      if log.isRepeated(index) { execute(log[index]) }
      world.commandCount = index + 1
      if debugger.keepsJournal { debugger.endCommand() }
    }
  }

  /// Hears the log again if some of it ran while nobody listened.
  func completeJournal() {
    guard debugger.journalHasGaps else { return }
    debugger.adopt(replayed(upTo: log.count, isHeard: true).debugger.journal)
    if isPresent { debugger.setClock(toEndOfCommands: log.count) }
    // Who asks once asks again.
    debugger.keepsJournal = true
  }

  // MARK: Histories

  /// Forgets what followed this point.
  func cutHistory() {
    let count = world.commandCount
    log.truncate(to: count)
    debugger.truncate(toCommands: count)
    debugger.setClock(toEndOfCommands: count)
    timeline.forgetMarks(beyond: count)
  }

  /// Leaves the present history under its name, and begins or returns to another.
  ///
  /// A new one begins where the machine stands; inside a command of the past, in front of it.
  func takeBranch(_ name: String) {
    settle()
    let wasHalted = halted != nil
    abandonHalted()
    let parting = world.commandCount
    if let known = timeline.leave(log, for: name) {
      log = known
      let other = replayed(upTo: log.count, isHeard: true)
      world = other.world
      debugger.adopt(other.debugger.journal)
      debugger.setClock(toEndOfCommands: log.count)
    } else {
      if wasHalted { world = replayed(upTo: parting).world }
      cutHistory()
    }
    arrive()
  }
}

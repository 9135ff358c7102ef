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
    guard let event = point.event, event > debugger.clock, point.command < log.count else {
      return
    }
    halt(at: event)
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

  // MARK: Points

  /// The point of an event: the end of its command, or the middle of it.
  func point(ofEvent number: Int) -> Timeline.Point {
    let command = debugger.journal.command(of: number)
    guard command < debugger.journal.commandCount else {
      return Timeline.Point(command: command, event: number)
    }
    let last = debugger.journal.end(ofCommands: command + 1)
    return number >= last
      ? Timeline.Point(command: command + 1, event: nil)
      : Timeline.Point(command: command, event: number)
  }

  /// The event at which `back` halts: the last one before now that `step` would halt at, so many
  /// times. 0 is the beginning.
  func event(before count: Int) -> Int {
    var number = debugger.clock
    var left = count
    while left > 0, number > 0 {
      number -= 1
      while number > 0, !debugger.journal[number].event.isStep { number -= 1 }
      left -= 1
    }
    return number
  }

  /// The last event before now at which a breakpoint would have halted the machine.
  func hit(before clock: Int) -> Int? {
    completeJournal()
    let other = replayed(upTo: 0)
    other.debugger.adopt(debugger.journal)
    other.debugger.breakpoints = debugger.breakpoints
    var last: Int?
    other.debugger.heardHit = { if $0 < clock { last = $0 } }
    var execution = Execution()
    while other.debugger.clock < clock, other.world.commandCount < log.count {
      guard (try? other.advance(.endOfCommand, &execution)) == true else { break }
    }
    return last
  }
}

import Grammar
import KernelModel
import Reports

/// Going to any point of a session's history: the log is carried out again on a fresh machine,
/// which gives the very same one, up to the event.
extension Session {
  /// The end of the history.
  package var end: Timeline.Point { Timeline.Point(command: log.count, event: nil) }

  /// Where the machine stands.
  package var here: Timeline.Point {
    Timeline.Point(command: world.commandCount, event: halted == nil ? nil : debugger.clock)
  }

  /// Brings the machine to a point of the history.
  package func travel(to point: Timeline.Point) {
    let wasHalted = halted != nil
    abandonHalted()
    completeJournal()
    if wasHalted || world.commandCount != point.command {
      move(to: replayed(upTo: point.command))
    }
    debugger.setClock(toEndOfCommands: point.command)
    if let event = point.event, event > debugger.clock, point.command < log.count {
      halt(at: event)
    }
    arrive()
  }

  /// Takes back a new command that is halted in its middle: the machine is what it was before.
  ///
  /// - Returns: false when none is.
  package func abandonNewCommand() -> Bool {
    guard let start = halted?.start, world.commandCount == log.count else { return false }
    abandonHalted()
    debugger.forget(since: start)
    move(to: replayed(upTo: log.count))
    arrive()
    return true
  }

  /// Takes another machine in place of this one.
  package func move(to other: World) {
    other.isInterrupted = isInterrupted
    other.examined = world.examined
    other.isAside = world.isAside
    world = other
  }

  /// What belongs to the point that was left goes.
  func arrive() {
    waiting = []
    debugger.renewWatches(in: self)
  }

  /// Begins the next command of the log and halts it at an event, without a word.
  private func halt(at event: Int) {
    var parser = CommandParser(log[world.commandCount], catalog, self)
    let isAside = parser.passAside()
    guard (try? parser.next()) == true else { return }
    let breakpoints = debugger.breakpoints
    debugger.breakpoints = BreakpointTable()
    debugger.rule = .event(event)
    debugger.prepare(self)
    world.listen(debugger)
    noteCaller(parser.invocation)
    // What it may do was settled when it was done first.
    let command = speaking(aside: isAside, by: .person) {
      HaltedCommand(parser.invocation, on: self)
    }
    debugger.breakpoints = breakpoints
    if command.result == nil {
      halted = command
    } else {
      world.listen(nil)
      debugger.release()
      world.commandCount += 1
    }
  }

  /// Another machine like this one, on which the first commands of a log have been carried out.
  ///
  /// It begins with the nearest machine that was kept, and keeps others on its way, unless it is
  /// another history's or somebody hears everything.
  /// - Parameter listener: hears what they decide.
  /// - Complexity: O(commands since the last machine that was kept); about a microsecond each. Boot
  ///   costs as much as two thousand of them, a copy as much as three to ten thousand.
  func replayed(
    upTo count: Int, of history: CommandLog? = nil, heardBy listener: Debugger? = nil
  ) -> World {
    let log = history ?? log
    let nearest = listener == nil && history == nil ? kept.latest(upTo: count) : nil
    let other = nearest?.copy(commands) ?? World.again(configuration, commands)
    for index in other.commandCount..<count {
      if log.isRepeated(index) {
        if log.effect(index) == .acts { other.listen(listener) }
        other.hostFiles.begin(log.foundFiles(index))
        other.execute(log[index])
        other.listen(nil)
      }
      other.commandCount = index + 1
      listener?.endCommand()
      if history == nil, KeptWorlds.keeps(after: index + 1, onTheWayTo: count) {
        keep(other, near: count)
      }
    }
    return other
  }

  private func keep(_ world: World, near place: Int) {
    if let copy = world.copy(commands) { kept.keep(copy, near: place) }
  }

  /// Keeps the machine now and then while commands are heard, which costs so much more that a copy
  /// is not felt.
  func keepMachineIfDue() {
    guard log.count % KeptWorlds.spacing == 0, isHeard, isPresent,
      kept.latest(upTo: log.count)?.commandCount ?? 0 != log.count
    else { return }
    keep(world, near: log.count)
  }

  /// Another session whose machine stands at the end of so many commands of a history, this one's
  /// unless told.
  package func twin(at count: Int, of history: CommandLog? = nil) -> Session {
    let other = Session(replayed(upTo: count, of: history), commands)
    other.checksInvariants = false
    other.tellsStories = false
    other.log = history ?? log
    return other
  }

  /// Hears the log again if some of it ran while nobody listened.
  package func completeJournal() {
    guard debugger.journalHasGaps else { return }
    hearAgain()
    if isPresent { debugger.setClock(toEndOfCommands: log.count) }
    // Who asks once asks again.
    debugger.keepsJournal = true
  }

  /// The functions that the kernel is inside at an event of the command that is halted, with the
  /// events at which they were entered, the outermost first.
  package func calls(
    at event: Int, of halted: HaltedCommand
  ) -> [(function: KernelFunction, event: Int)] {
    if !debugger.journal.holds(halted.start + 1) { hearAgain(command: world.commandCount) }
    return debugger.journal.calls(at: event, from: halted.start + 1)
  }

  /// Carries one command of the log out again whose events the journal has let go; it knows them
  /// then until those of another one are asked for.
  func hearAgain(command index: Int) {
    let listener = Debugger()
    listener.adopt(debugger.journal)
    listener.setClock(toEndOfCommands: index)
    let other = replayed(upTo: index)
    other.listen(listener)
    other.execute(log[index])
    other.listen(nil)
  }

  /// Carries the whole log out again, for its journal.
  @discardableResult
  private func hearAgain() -> World {
    let listener = Debugger()
    listener.adopt(Journal(limit: debugger.journal.limit))
    let other = replayed(upTo: log.count, heardBy: listener)
    debugger.adopt(listener.journal)
    return other
  }

  // MARK: Histories

  /// Forgets what followed this point.
  package func cutHistory() {
    let count = world.commandCount
    log.truncate(to: count)
    kept.forget(beyond: count)
    debugger.truncate(toCommands: count)
    debugger.setClock(toEndOfCommands: count)
    timeline.forgetMarks(beyond: count)
  }

  /// Leaves the present history under its name, and begins or returns to another.
  ///
  /// A new one begins where the machine stands; inside a command of the past, in front of it.
  package func takeBranch(_ name: String) {
    settle()
    let wasHalted = halted != nil
    abandonHalted()
    let parting = world.commandCount
    if let known = timeline.leave(log, for: name) {
      log = known
      kept.removeAll()
      move(to: hearAgain())
      debugger.setClock(toEndOfCommands: log.count)
    } else {
      if wasHalted { move(to: replayed(upTo: parting)) }
      cutHistory()
    }
    arrive()
  }
}

import Grammar
import KernelModel

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
  /// - Parameter listener: hears what they decide.
  /// - Complexity: O(commands); about a microsecond each. Boot costs as much as two thousand of
  ///   them, so that no kept machine is worth its memory before a log has tens of thousands.
  func replayed(
    upTo count: Int, of history: CommandLog? = nil, heardBy listener: Debugger? = nil
  ) -> World {
    let log = history ?? log
    guard let other = try? World(configuration, commands) else {
      preconditionFailure("a machine that booted does not boot again")
    }
    for index in 0..<count {
      if log.isRepeated(index) {
        if log.effect(index) == .acts { other.listen(listener) }
        other.execute(log[index])
        other.listen(nil)
      }
      other.commandCount = index + 1
      listener?.endCommand()
    }
    return other
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

  /// Carries the whole log out again, for its journal.
  @discardableResult
  private func hearAgain() -> World {
    let listener = Debugger()
    let other = replayed(upTo: log.count, heardBy: listener)
    debugger.adopt(listener.journal)
    return other
  }

  // MARK: Histories

  /// Forgets what followed this point.
  package func cutHistory() {
    let count = world.commandCount
    log.truncate(to: count)
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
      move(to: hearAgain())
      debugger.setClock(toEndOfCommands: log.count)
    } else {
      if wasHalted { move(to: replayed(upTo: parting)) }
      cutHistory()
    }
    arrive()
  }
}

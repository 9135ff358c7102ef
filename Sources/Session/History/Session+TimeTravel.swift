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

  /// Brings the machine to a place in the history. A new command that is halted in its middle ends
  /// first, and is part of the history then.
  ///
  /// - Throws: that somebody gave up on the way: the machine is then where it was.
  package func travel(to place: NamedPlace) throws(CommandError) {
    try completeJournal()
    let early = try replay(towards: place)
    settle()
    let point = point(at: place)
    try travel(to: point, with: early?.commandCount == point.command ? early : nil)
  }

  /// The machine at the command that a place lies in, made before a new command that is halted ends;
  /// nil where it cannot be known yet, or none is needed.
  private func replay(towards place: NamedPlace) throws(CommandError) -> World? {
    guard halted != nil, world.commandCount == log.count else { return nil }
    let command: Int
    switch place {
    case .command(let number): command = number
    case .event(let number): command = debugger.journal.command(of: number)
    case .mark(let point): command = point.command
    case .end, .here, .share: return nil
    }
    return command <= log.count ? try replayed(upTo: command) : nil
  }

  /// Brings the machine to a point of the history.
  ///
  /// - Parameter early: the machine at the point's command, where that was made already.
  /// - Throws: that somebody gave up on the way: the machine is then where it was.
  package func travel(
    to point: Timeline.Point, with early: World? = nil
  ) throws(CommandError) {
    try completeJournal()
    let start = debugger.journal.end(ofCommands: point.command)
    let event = point.command < log.count ? point.event.flatMap { $0 > start ? $0 : nil } : nil
    let isThere = halted == nil && world.commandCount == point.command
    // What is gone into may have to be left again.
    var other = early
    if other == nil, !isThere || event != nil { other = try replayed(upTo: point.command) }
    if let event, let other {
      try enter(other, upTo: event, behind: point.command)
    } else {
      abandonHalted()
      if let other { move(to: other) }
      debugger.setClock(toEndOfCommands: point.command)
    }
    arrive()
  }

  /// Goes on in another machine, up to an event of its next command.
  private func enter(
    _ other: World, upTo event: Int, behind command: Int
  ) throws(CommandError) {
    let (left, leftCommand, leftState) = (world, halted, debugger.haltedState)
    move(to: other)
    halted = nil
    debugger.setClock(toEndOfCommands: command)
    let hasArrived = interruptions.completes { isInterrupted in
      world.isInterrupted = isInterrupted
      debugger.isGivenUp = isInterrupted
      halt(at: event)
      debugger.isGivenUp = nil
      world.isInterrupted = self.isInterrupted
    }
    guard hasArrived else {
      abandonHalted()
      world = left
      halted = leftCommand
      debugger.haltedState = leftState
      throw Self.interruptedWay
    }
    guard let leftCommand else { return }
    let here = debugger.haltedState
    end(leftCommand, unheardIn: left)
    debugger.haltedState = here
  }

  static var interruptedWay: CommandError {
    CommandError(.refused(HistoryComplaint.wayWasInterrupted), at: 0..<0)
  }

  /// Takes back a new command that is halted in its middle: the machine is what it was before.
  ///
  /// - Returns: false when none is.
  package func abandonNewCommand() throws(CommandError) -> Bool {
    guard let start = halted?.start, world.commandCount == log.count else { return false }
    let before = try replayed(upTo: log.count)
    abandonHalted()
    debugger.forget(since: start)
    timeline.forgetMarks(beyond: log.count)
    move(to: before)
    arrive()
    return true
  }

  /// Takes another machine in place of this one.
  package func move(to other: World) {
    other.isInterrupted = isInterrupted
    other.hasProgressed = hasProgressed
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
    // What '$' means depends on who speaks.
    let isRead = speaking(aside: isAside, by: .person) { (try? parser.next()) == true }
    guard isRead else { return }
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
  /// - Throws: that somebody gave up on the way, or that the host has no room.
  /// - Complexity: O(commands since the last machine that was kept); about a microsecond each. Boot
  ///   costs as much as two thousand of them, a copy as much as three to ten thousand.
  func replayed(
    upTo count: Int, of history: CommandLog? = nil, heardBy listener: Debugger? = nil
  ) throws(CommandError) -> World {
    let nearest = listener == nil && history == nil ? kept.latest(upTo: count) : nil
    let first = if let copy = nearest?.copy(commands) { copy } else { try freshWorld() }
    let world = interruptions.attempt { isInterrupted in
      carryOn(first, upTo: count, of: history, heardBy: listener, isInterrupted)
      return first
    }
    guard let world else { throw Self.interruptedWay }
    return world
  }

  /// The same machine, whoever presses Ctrl-C: nothing else would do.
  func replayedSurely(upTo count: Int) -> World {
    let other = kept.latest(upTo: count)?.copy(commands) ?? World.again(configuration, commands)
    carryOn(other, upTo: count, of: nil, heardBy: nil) { false }
    return other
  }

  /// Carries out the commands of a history up to one, on a machine that is of no use when the answer
  /// was yes.
  private func carryOn(
    _ other: World, upTo count: Int, of history: CommandLog?, heardBy listener: Debugger?,
    _ isInterrupted: @escaping () -> Bool
  ) {
    let log = history ?? log
    let start = other.commandCount
    // A long command ends early, on a machine that nobody sees then.
    other.isInterrupted = isInterrupted
    listener?.gives(other, up: isInterrupted)
    defer {
      other.isInterrupted = { false }
      listener?.hasHeardMany = nil
    }
    for index in start..<count {
      if log.isRepeated(index) {
        if log.effect(index) == .acts { other.listen(listener) }
        other.hostFiles.begin(log.foundFiles(index))
        other.execute(log[index])
        other.listen(nil)
      }
      other.commandCount = index + 1
      listener?.endCommand()
      guard !isInterrupted() else { break }
      hasProgressed?(Double(index + 1 - start) / Double(count - start))
      if history == nil, KeptWorlds.keeps(after: index + 1, onTheWayTo: count) {
        keep(other, near: count)
      }
    }
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
  ///
  /// - Throws: that somebody gave up on the way.
  package func twin(
    at count: Int, of history: CommandLog? = nil
  ) throws(CommandError) -> Session {
    twin(on: try replayed(upTo: count, of: history), of: history)
  }

  /// Another session on a machine that is at some point of a history, this one's unless told.
  func twin(on world: World, of history: CommandLog? = nil) -> Session {
    let other = Session(world, commands)
    other.checksInvariants = false
    other.tellsStories = false
    other.log = history ?? log
    return other
  }

  /// Hears the log again if some of it ran while nobody listened.
  ///
  /// - Throws: that somebody gave up on the way.
  package func completeJournal() throws(CommandError) {
    guard debugger.journalHasGaps else { return }
    debugger.adopt(try heard(log).journal)
    if isPresent { debugger.setClock(toEndOfCommands: log.count) }
    // Who asks once asks again.
    debugger.keepsJournal = true
  }

  /// The functions that the kernel is inside at an event of the command that is halted, with the
  /// events at which they were entered, the outermost first.
  package func calls(
    at event: Int, of halted: HaltedCommand
  ) -> [(function: KernelFunction, event: Int)] {
    if !debugger.journal.holds(halted.start + 1) {
      // Who is halted waits for one command at most.
      try? interruptions.ignoring { () throws(CommandError) in
        try hearAgain(command: world.commandCount)
      }
    }
    return debugger.journal.calls(at: event, from: halted.start + 1)
  }

  /// Carries one command of the log out again whose events the journal has let go; it knows them
  /// then until those of another one are asked for.
  ///
  /// - Throws: that somebody gave up on the way.
  func hearAgain(command index: Int) throws(CommandError) {
    let listener = Debugger()
    listener.adopt(debugger.journal)
    listener.setClock(toEndOfCommands: index)
    let other = try replayed(upTo: index)
    let isDone = interruptions.completes { isInterrupted in
      other.isInterrupted = isInterrupted
      listener.gives(other, up: isInterrupted)
      other.listen(listener)
      other.execute(log[index])
      other.listen(nil)
    }
    guard !isDone else { return }
    debugger.journal.forgetWhatHappenedAgain()
    throw Self.interruptedWay
  }
}

import Drawing
import Grammar
import KernelModel
import Reports

extension Session {
  /// A place in the history that a name was found to mean. Where it lies may change while a halted
  /// command goes on to its end.
  package enum NamedPlace {
    case end
    case here
    case command(Int)
    case event(Int)
    /// So much of all events, in percent.
    case share(Double)
    case mark(Timeline.Point)
  }

  /// The one place that the words of an argument name.
  ///
  /// - Throws: what is wrong with the words, as a refusal of the argument.
  package func place(
    namedBy index: Int, of invocation: borrowing Invocation
  ) throws(CommandError) -> NamedPlace {
    let text = invocation.text(index) ?? ""
    let names = PointName.all(in: text)
    guard names.count == 1 else {
      throw invocation.unknownPoint(text, among: knownPoints, at: index)
    }
    return try place(of: names[0], invocation, at: index)
  }

  /// The place that a name means.
  ///
  /// - Parameter others: words that would also have done, for suggestions.
  /// - Throws: what is wrong with the name, as a refusal of the argument at `index`.
  package func place(
    of name: PointName, _ invocation: borrowing Invocation, at index: Int = 0, others: [String] = []
  ) throws(CommandError) -> NamedPlace {
    if let point = timeline.point(named: name.text) { return .mark(point) }
    switch name.meaning {
    case .end: return .end
    case .here: return .here
    case .command(let number):
      guard 0...log.count ~= number else {
        throw invocation.error(
          .outOfRange("\(number)", bounds: 0...Int128(log.count), unit: .command), at: index)
      }
      return .command(number)
    case .event(let number):
      try completeJournal()
      let last = debugger.journal.count
      guard 0...last ~= number else {
        throw invocation.error(
          .outOfRange(name.text, bounds: 0...Int128(last), unit: .event), at: index)
      }
      return .event(number)
    case .share(let share):
      guard 0...100 ~= share else {
        throw invocation.error(
          .outOfRange(name.text, bounds: 0...100, unit: .percentage), at: index)
      }
      try completeJournal()
      return .share(share)
    case .other:
      throw invocation.unknownPoint(name.text, among: knownPoints + others, at: index)
    }
  }

  /// Where a place lies now.
  package func point(at place: NamedPlace) -> Timeline.Point {
    switch place {
    case .end: end
    case .here: here
    case .command(let number): Timeline.Point(command: number)
    case .event(let number): point(ofEvent: number)
    case .share(let share): point(ofEvent: Int(Double(debugger.journal.count) * share / 100))
    case .mark(let point): point
    }
  }

  private var knownPoints: [String] { ["start", "end", "here", "command"] + timeline.markNames }

  // MARK: Events

  /// The point of an event: the end of its command, or the middle of it.
  package func point(ofEvent number: Int) -> Timeline.Point {
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
  ///
  /// - Parameter depth: only events no deeper inside Linux's functions.
  /// - Throws: that somebody gave up on the way.
  package func event(
    before count: Int, noDeeperThan depth: Int = .max
  ) throws(CommandError) -> Int {
    var number = debugger.clock
    var left = count
    while left > 0, number > 0 {
      number -= 1
      while number > 0 {
        if try isStep(number, noDeeperThan: depth) { break }
        number -= 1
      }
      left -= 1
    }
    return number
  }

  private func isStep(_ number: Int, noDeeperThan depth: Int) throws(CommandError) -> Bool {
    let journal = debugger.journal
    if !journal.holds(number) { try hearAgain(command: journal.command(of: number)) }
    let entry = journal[number]
    return entry.event.isStep && Int(entry.depth) <= depth
  }

  /// The command before so many that acted, counted back from here; 0 is the beginning.
  package func command(before count: Int) -> Int {
    var index = halted == nil ? world.commandCount : world.commandCount + 1
    var left = count
    while left > 0, index > 0 {
      left -= 1
      repeat { index -= 1 } while index > 0 && index < log.count && log.effect(index) != .acts
    }
    return index
  }

  // MARK: Machines

  /// Calls `body` with a session whose machine stands at a point of this one's history, in the
  /// middle of a command where the point lies in one.
  ///
  /// - Returns: nil when the point lies in a command that is not done yet, and this machine has
  ///   gone past it: nothing leads back there.
  package func withMachine<Result>(
    at point: Timeline.Point, _ body: (Session) throws(CommandError) -> Result?
  ) throws(CommandError) -> Result? {
    if point == here { return try body(self) }
    guard point.event == nil || point.command < log.count else { return nil }
    let other = try twin(at: point.command)
    defer { other.abandonHalted() }
    if point.event != nil {
      try completeJournal()
      other.debugger.adopt(debugger.journal)
      // Whoever gives up leaves the other machine behind.
      try other.travel(to: point, with: other.world)
    }
    return try body(other)
  }
}

extension Invocation {
  fileprivate func unknownPoint(
    _ text: String, among known: [String], at index: Int
  ) -> CommandError {
    error(
      .unknownWord(
        text, nearest: Spelling.nearest(to: text, among: known), usage: definition.usage),
      at: index)
  }
}

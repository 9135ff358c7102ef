import Drawing
import Grammar
import Reports

extension Session {
  /// The point of the history that words name: `37`, `@37`, `command 4`, `62%`, `start`, `end`, a
  /// checkpoint.
  ///
  /// - Parameter others: words that would also have done, for suggestions.
  /// - Throws: what is wrong with the words, as a refusal of the argument at `index`.
  package func point(
    _ text: String, _ invocation: borrowing Invocation, at index: Int = 0, others: [String] = []
  ) throws(CommandError) -> Timeline.Point {
    completeJournal()
    let words = text.split(separator: " ").map(String.init)
    if words == ["start"] { return .init(command: 0, event: nil) }
    if words == ["end"] { return end }
    if words.count == 2, "command".hasPrefix(words[0]), let number = Int(words[1]) {
      guard 0...log.count ~= number else {
        throw invocation.error(
          .outOfRange(words[1], bounds: 0...Int128(log.count), unit: .command), at: index)
      }
      return .init(command: number, event: nil)
    }
    if words.count == 1, let point = timeline.point(named: words[0]) { return point }
    let last = debugger.journal.count
    if words.count == 1, let share = Self.share(words[0]) {
      return point(ofEvent: Int(Double(last) * share / 100))
    }
    if words.count == 1, let number = Int(text) ?? Int(text.dropFirst()),
      text.first?.isNumber == true || text.first == "@"
    {
      guard 0...last ~= number else {
        throw invocation.error(
          .outOfRange(text, bounds: 0...Int128(last), unit: .event), at: index)
      }
      return point(ofEvent: number)
    }
    if words.count == 1, text.hasSuffix("%"), Double(text.dropLast()) != nil {
      throw invocation.error(.outOfRange(text, bounds: 0...100, unit: .percentage), at: index)
    }
    if words.count == 1, Int(text) != nil {
      throw invocation.error(
        .outOfRange(text, bounds: 0...Int128(last), unit: .event), at: index)
    }
    throw invocation.error(
      .unknownWord(
        text,
        nearest: Spelling.nearest(
          to: text, among: ["start", "end", "command"] + timeline.markNames + others),
        usage: invocation.definition.usage), at: index)
  }

  /// `62%`, `62.5%`
  private static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let share = Double(text.dropLast()), 0...100 ~= share else {
      return nil
    }
    return share
  }

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
  package func event(before count: Int, noDeeperThan depth: Int = .max) -> Int {
    let journal = debugger.journal
    var number = debugger.clock
    var left = count
    while left > 0, number > 0 {
      number -= 1
      while number > 0, !journal[number].event.isStep || Int(journal[number].depth) > depth {
        number -= 1
      }
      left -= 1
    }
    return number
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
    let other = twin(at: point.command)
    defer { other.abandonHalted() }
    if point.event != nil {
      completeJournal()
      other.debugger.adopt(debugger.journal)
      other.travel(to: point)
    }
    return try body(other)
  }
}

import KernelModel

/// Points of the history by name, as `goto` takes them, and the machines that stood there.
extension Session {
  /// The point that a text names: `start`, `end`, `here`, `command 4`, a checkpoint, `62%`, `37` or `@37`.
  ///
  /// - Returns: nil when it names none.
  func point(named text: String) -> Timeline.Point? {
    if text == "start" { return Timeline.Point(command: 0, event: nil) }
    if text == "end" { return end }
    if let mark = timeline.point(named: text) { return mark }
    if text == "here" { return here }
    let words = text.split(separator: " ")
    if words.count == 2, "command".hasPrefix(words[0]), let number = Int(words[1]) {
      return 0...log.count ~= number ? Timeline.Point(command: number, event: nil) : nil
    }
    completeJournal()
    let last = debugger.journal.count
    if text.last == "%", let share = Int(text.dropLast()) {
      return 0...100 ~= share ? point(ofEvent: last * share / 100) : nil
    }
    guard text.first == "@" || text.first?.isNumber == true,
      let number = Int(text.first == "@" ? text.dropFirst() : text[...])
    else { return nil }
    return 0...last ~= number ? point(ofEvent: number) : nil
  }

  /// Calls `body` with a session whose machine stands at a point of this one's history, in the
  /// middle of a command where the point lies in one.
  ///
  /// - Returns: nil when the point lies in a command that is not done yet, and this machine has gone
  ///   past it: nothing leads back there.
  func withMachine<Result>(
    at point: Timeline.Point, _ body: (Session) throws(CommandError) -> Result?
  ) throws(CommandError) -> Result? {
    if point == here { return try body(self) }
    guard point.event == nil || point.command < log.count else { return nil }
    let other = replayed(upTo: point.command)
    defer { other.abandonHalted() }
    if point.event != nil {
      completeJournal()
      other.log = log
      other.debugger.adopt(debugger.journal)
      other.travel(to: point)
    }
    return try body(other)
  }
}

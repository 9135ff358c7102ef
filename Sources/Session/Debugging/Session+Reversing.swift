import Grammar
import KernelModel
import Reports

/// Going back to where a breakpoint would have halted the machine.
extension Session {
  /// The last event before one at which a breakpoint halts, and the breakpoint.
  ///
  /// - Complexity: O(events) for breakpoints that ask the event alone; for those that ask the machine
  ///   (`watch rss`), and where the journal has let the events go, the history is carried out again.
  /// - Throws: that somebody gave up on the way.
  package func hit(before clock: Int) throws(CommandError) -> Debugger.Hit? {
    let asked = debugger.breakpoints.all.filter(\.isEnabled)
    if asked.allSatisfy(\.asksEventAlone) {
      let isWhole = debugger.journal.letGoCount == 0
      if isWhole || !asked.contains(where: \.asksContext),
        let hit = heardHit(of: asked, before: clock)
      {
        return hit
      }
      if isWhole { return nil }
    }
    return try replayedHit(before: clock)
  }

  private func heardHit(of asked: [Breakpoint], before clock: Int) -> Debugger.Hit? {
    let journal = debugger.journal
    // Whose entry the chip writes is known only to who reads from the beginning.
    if asked.contains(where: \.asksContext) {
      var context = EventContext()
      var last: Debugger.Hit?
      for number in stride(from: 1, to: clock, by: 1) {
        let event = journal[number].event
        context.note(event)
        if let found = hit(of: asked, event, context) {
          last = .init(event: number, breakpoint: found)
        }
      }
      return last
    }
    for number in stride(from: clock - 1, to: journal.letGoCount, by: -1) {
      if let found = hit(of: asked, journal[number].event, EventContext()) {
        return .init(event: number, breakpoint: found)
      }
    }
    return nil
  }

  private func hit(
    of asked: [Breakpoint], _ event: KernelEvent, _ context: EventContext
  ) -> Int? {
    asked.first { breakpoint in
      guard breakpoint.matches(event, context) else { return false }
      guard let condition = breakpoint.condition else { return true }
      return Condition.value(of: condition, EventSymbols(event, world)) != 0
    }?.number
  }

  private func replayedHit(before clock: Int) throws(CommandError) -> Debugger.Hit? {
    let other = try twin(at: 0)
    other.isInterrupted = isInterrupted
    other.debugger.adopt(debugger.journal)
    other.debugger.breakpoints = debugger.breakpoints.withoutCounts
    other.debugger.renewWatches(in: other)
    var last: Debugger.Hit?
    other.debugger.heardHit = { if $0.event < clock { last = $0 } }
    var execution = Execution()
    while other.debugger.clock < clock, other.world.commandCount < log.count {
      guard !isInterrupted() else { throw Self.interruptedWay }
      guard (try? other.advance(.endOfCommand, &execution)) == true else { break }
    }
    return last
  }
}

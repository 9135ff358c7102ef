import Drawing
import Grammar
import KernelModel
import Reports

/// What a session prints of the events that each command caused. `trace` sets it.
package struct Telling: Equatable, Sendable {
  package enum Amount: Equatable, Sendable {
    /// Nothing; nobody listens, so nothing is spent on it.
    case nothing
    /// One line: what is another than before.
    case effects
    /// Every decision in words, repetition told once.
    case story
    /// Every single decision in words.
    case wholeStory
    /// Events under the functions that caused them, down to a depth of calls.
    case calls(depth: Int)
  }

  package var amount = Amount.effects
  /// The only kinds of events that are told of; empty for all.
  package var kinds: Set<EventKind> = []

  package init(amount: Amount = Amount.effects, kinds: Set<EventKind> = []) {
    self.amount = amount
    self.kinds = kinds
  }
}

extension Session {
  /// Whether a command is followed by what it made the kernel decide.
  public var tellsStories: Bool {
    get { telling.amount == .story }
    set { telling = Telling(amount: newValue ? .story : .nothing) }
  }

  /// What is to be told of a command's events; nil when there is nothing to tell.
  ///
  /// - Parameter start: how many events there were before it.
  package func told(since start: Int) -> (any Report)? {
    let journal = debugger.journal
    // In the past the journal also knows what has yet to come.
    let events = start + 1..<debugger.clock + 1
    if telling.amount != .nothing, !events.isEmpty, !journal.holds(events.lowerBound) {
      // Let go, and others have happened once more meanwhile.
      let command = journal.command(of: events.lowerBound)
      guard (try? hearAgain(command: command)) != nil else { return nil }
    }
    switch telling.amount {
    case .nothing: return nil
    case .effects: return effects(since: start, of: events)
    case .wholeStory, .story:
      guard telling.kinds.isEmpty else { break }
      let story = StoryReport(
        journal.decisions(in: events), in: world.bootedKernel,
        isFolded: telling.amount == .story)
      return story.isEmpty ? nil : story
    case .calls: break
    }
    var depth: Int?
    if case .calls(let most) = telling.amount { depth = most }
    let report = EventsReport(journal, events, depth: depth, kinds: telling.kinds)
    return report.isEmpty ? nil : report
  }

  /// Events that take so long to add up that somebody may press Ctrl-C.
  private static let manyEvents = 1 << 17

  private func effects(since start: Int, of events: Range<Int>) -> (any Report)? {
    guard let totals = totals(since: start, of: events) else { return RemarkReport(.notAllShown) }
    let effects = EffectsReport(totals, before: callerBefore, in: world.bootedKernel)
    return effects.isEmpty ? nil : effects
  }

  /// What was added up while it was heard; else what the journal says.
  private func totals(since start: Int, of events: Range<Int>) -> EventTotals? {
    if let heard = debugger.takeTotals(since: start) { return heard }
    let journal = debugger.journal
    // Of a command that was stopped it is told how far it came, also when that takes a while.
    guard events.count > Self.manyEvents, interruptions.stop == nil else {
      return EventTotals(of: journal, events)
    }
    return interruptions.attempt { EventTotals(of: journal, events, unless: $0) }
  }

  /// What the process has that the command speaks for, for who is told of effects.
  func noteCaller(_ invocation: borrowing Invocation) {
    debugger.tally = nil
    guard telling.amount == .effects, !isBare else { return }
    debugger.beginTally()
    let world = world
    let caller = invocation.processID.flatMap { world.process(numbered: $0) } ?? world.process
    callerBefore = caller.space.map {
      .init(process: caller.id, space: $0.id, pages: $0.resident.total)
    }
  }
}

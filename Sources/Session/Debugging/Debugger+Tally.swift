import KernelModel
import Reports

/// What a command's events add up to, summed up while they are heard: reading them again costs as
/// much as keeping them.
extension Debugger {
  /// Totals of the events behind `start`, up to `end`.
  struct Tally {
    let start: Int
    private(set) var end: Int
    private(set) var totals = EventTotals()

    init(start: Int) {
      self.start = start
      end = start
    }

    /// - Parameter clock: how many events there were before those on the tape.
    mutating func note(_ tape: EventTape, from clock: Int) {
      guard clock == end else { return }
      totals.note(tape)
      end += tape.count
    }
  }

  /// Begins to sum up: a command begins whose effects are told.
  func beginTally() { tally = Tally(start: clock) }

  /// What the events add up to behind one, up to now; nil where not all of them were summed up.
  ///
  /// It is known once.
  func takeTotals(since start: Int) -> EventTotals? {
    let now = clock
    defer { tally = nil }
    guard let tally, tally.start == start, tally.end == now else { return nil }
    return tally.totals
  }
}

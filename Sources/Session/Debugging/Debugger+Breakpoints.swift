import KernelModel
import Reports

/// Which events hit a breakpoint.
extension Debugger {
  /// The machine has been brought to where a breakpoint was hit.
  package func claim(_ hit: Hit) {
    if stop?.number == hit.event { stop?.breakpoint = hit.breakpoint }
    _ = breakpoints.countHit(of: hit.breakpoint)
  }

  /// Notes what watched expressions are worth now: the machine was brought to another point.
  package func renewWatches(in session: Session) {
    for breakpoint in breakpoints.all {
      guard case .value(let text) = breakpoint.target else { continue }
      watched[breakpoint.number] = Condition.value(of: text, session)
    }
  }

  /// Notes the first breakpoint that an event hits. It counts the hit; a temporary one goes.
  func noteHit(_ event: KernelEvent, _ stop: inout Stop) {
    for breakpoint in breakpoints.all
    where breakpoint.isEnabled && breakpoint.matches(event, context) {
      guard let verdict = verdict(of: breakpoint, event),
        breakpoints.countHit(of: breakpoint.number)
      else { continue }
      stop.breakpoint = breakpoint.number
      stop.change = verdict.change
      stop.hasBadCondition = verdict.hasBadCondition
      return
    }
  }

  /// What there is to say of a hit.
  private struct Verdict {
    var change: Stop.Change?
    var hasBadCondition = false
  }

  /// Nil unless the breakpoint's condition holds and a watched expression has changed.
  private func verdict(of breakpoint: Breakpoint, _ event: KernelEvent) -> Verdict? {
    var verdict = Verdict()
    guard let session else { return verdict }
    let symbols = EventSymbols(event, session.world)
    if case .value(let text) = breakpoint.target {
      guard let value = Condition.value(of: text, symbols) else { return nil }
      let old = watched.updateValue(value, forKey: breakpoint.number)
      guard let old, old != value else { return nil }
      verdict.change = Stop.Change(old: old, new: value)
    }
    guard let condition = breakpoint.condition else { return verdict }
    guard let value = Condition.value(of: condition, symbols) else {
      verdict.hasBadCondition = true
      return verdict
    }
    return value == 0 ? nil : verdict
  }
}

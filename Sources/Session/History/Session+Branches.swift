import Grammar
import Reports

/// Histories that are left, begun and cut.
extension Session {
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
  /// - Throws: that somebody gave up on the way: nothing has changed then.
  package func takeBranch(_ name: String) throws(CommandError) {
    let known = try timeline.branch(named: name).map { branch throws(CommandError) in
      try heard(branch.log)
    }
    let isInPast = halted != nil && world.commandCount < log.count
    let parting = known == nil && isInPast ? try replayed(upTo: world.commandCount) : nil
    settle()
    abandonHalted()
    if let other = timeline.leave(log, for: name), let known {
      log = other
      kept.removeAll()
      debugger.adopt(known.journal)
      move(to: known.world)
      debugger.setClock(toEndOfCommands: log.count)
    } else {
      if let parting { move(to: parting) }
      cutHistory()
    }
    arrive()
  }
}

import Grammar
import Reports

/// Other machines, on which the way to another point is gone.
extension Session {
  /// A machine such as this one, as it was booted.
  ///
  /// - Throws: that the host has no room for it, also once those are let go that were kept.
  func freshWorld() throws(CommandError) -> World {
    if let world = try? World(configuration, commands) { return world }
    kept.removeAll()
    return try World.another(configuration, commands)
  }

  /// Carries a whole log out again, for its journal.
  ///
  /// - Throws: that somebody gave up on the way.
  func heard(
    _ history: CommandLog
  ) throws(CommandError) -> (world: World, journal: Journal) {
    let listener = Debugger()
    listener.adopt(Journal(limit: debugger.journal.limit))
    let other = try replayed(upTo: history.count, of: history, heardBy: listener)
    return (other, listener.journal)
  }
}

extension Debugger {
  /// Lets a machine that is heard go on unheard, in a tenth of the time, once nobody wants to come to
  /// where it goes.
  func gives(_ world: World, up isGivenUp: @escaping () -> Bool) {
    hasHeardMany = { [weak world] in if isGivenUp() { world?.listen(nil) } }
  }
}

import Grammar

/// Another session stands in front of a person's for a while, with a machine of its own: what is
/// typed goes there, and the person's machine stays as it is.
///
/// The person's session remains the one that is spoken to: it records, asks and is interrupted.
extension Session {
  /// The session that carries out what is typed now.
  package var front: Session { person.visit ?? person }

  /// The person's own session.
  package var person: Session { host ?? self }

  /// Puts a session in front of the person's, in place of another visit if there is one.
  package func receive(_ visitor: Session, with companion: any Companion) {
    let host = person
    visitor.host = host
    visitor.companion = companion
    visitor.macros = host.macros
    visitor.checksInvariants = host.checksInvariants
    visitor.interruptions.source = { [unowned host] in host.isInterrupted() }
    visitor.world.isInterrupted = visitor.isInterrupted
    visitor.follow(host)
    host.visit = visitor
  }

  /// Goes back to the person's own session.
  package func endVisit() { person.visit = nil }

  /// Has another session, which shows something and is thrown away, speak as this one does.
  package func lend(to other: Session) {
    other.host = person
    other.follow(self)
    other.haltsWhenInterrupted = false
  }


  /// Has the session in front carry a typed line out.
  func forward(_ line: SourceLine, to visitor: Session, at place: Place?) -> Execution {
    visitor.follow(self)
    let execution = visitor.execute(line, at: place)
    (theme, renderer) = (visitor.theme, visitor.renderer)
    return execution
  }

  /// Speaks as the person's session does: the window may have changed, or who types.
  private func follow(_ host: Session) {
    (theme, renderer, sink) = (host.theme, host.renderer, host.sink)
    (authority, permissions, asksPerson) = (host.authority, host.permissions, host.asksPerson)
    (asksBeforeReplacing, showsAbove) = (host.asksBeforeReplacing, host.showsAbove)
    haltsWhenInterrupted = host.haltsWhenInterrupted
    hasEndedCommand = host.hasEndedCommand
    isRetelling = host.isRetelling
    files.writing = host.files.writing
  }

  /// A session on a copy of the machine, to show something and be thrown away.
  ///
  /// - Returns: nil in the middle of a command, and of a machine without a kernel.
  package func likeness() -> Session? {
    guard let copy = world.copy(commands) else { return nil }
    let other = Session(copy, commands)
    other.log = log
    other.log.truncate(to: world.commandCount)
    // Nobody has heard these here; who asks hears them again.
    for _ in 0..<other.log.count { other.debugger.endCommand(wasHeard: false) }
    other.macros = macros
    other.checksInvariants = checksInvariants
    other.interruptions.source = { [unowned self] in isInterrupted() }
    other.world.isInterrupted = other.isInterrupted
    lend(to: other)
    other.authority = authority
    return other
  }

  /// What a room above keeps with a person's session, one of each type; made when it is first asked
  /// for.
  package func supplement<Kept: AnyObject>(_ make: () -> Kept) -> Kept {
    let host = person
    if let known = host.supplements[ObjectIdentifier(Kept.self)] as? Kept { return known }
    let kept = make()
    host.supplements[ObjectIdentifier(Kept.self)] = kept
    return kept
  }
}

import Grammar
import Reports
import Session

extension Command {
  static let setJournal = CommandDefinition(
    "set journal", .session, .steers, "choose how much is remembered of what happened",
    arguments: [ArgumentDefinition("SIZE", .amount, "bytes, at least 1M", .optional)],
    isHidden: true,
    details: """
      Beyond that the oldest events are let go. 'back' and 'goto' still lead everywhere: what is \
      asked for there happens once more. 'why' and 'when' tell of what is remembered.
      """,
    example: "set journal 64M; show journal"
  ).bySession { session, invocation throws(CommandError) in
    guard invocation.isGiven(0) else { return JournalReport(session) }
    let wanted = invocation.number(0)
    guard Session.journalBounds.contains(wanted) else {
      throw CommandError(
        .outOfRange(
          invocation.text(0) ?? "", bounds: Session.journalBounds, unit: .named("journal")),
        at: invocation[0].range)
    }
    session.setJournalLimit(Int(wanted))
    return SilentReport()
  }
}

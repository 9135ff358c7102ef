import Reports

/// How much the session remembers of what happened.
extension Session {
  /// Bytes that the journal may take up; beyond them the oldest events are let go.
  package static let journalBounds: ClosedRange<Int128> = 1 << 20...1 << 40

  package func setJournalLimit(_ byteCount: Int) {
    debugger.journal.setLimit(byteCount)
    tellOfLostEvents()
  }

  /// Tells once that events were let go, when it happens first.
  func tellOfLostEvents() {
    let count = debugger.journal.letGoCount
    guard count > 0, !hasToldOfLostEvents, !isReplaying else { return }
    hasToldOfLostEvents = true
    show(RemarkReport(.eventsWereLetGo(count)))
  }

  /// Says in front of an answer out of the journal that its oldest events are not there any more.
  package func tellWhatIsUnknown() {
    let count = debugger.journal.letGoCount
    if count > 0 { show(RemarkReport(.eventsWereLetGo(count))) }
  }
}

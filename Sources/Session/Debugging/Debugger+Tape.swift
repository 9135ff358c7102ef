import Hardware
import KernelModel
import Reports

/// Events that come many at once: most commands halt nowhere, and nobody judges their events one by
/// one.
extension Debugger {
  /// Hears a kernel, of which it is the observer.
  func follow(_ tracer: Tracer) {
    self.tracer = tracer
    setTape()
  }

  /// Lets events come many at once as long as none of them can be where the command halts.
  func setTape() {
    guard let tracer, tracer.observer === self else { return }
    let ear = ear.value
    tracer.isTaping = !ear.isAtRest && (!ear.mayHalt || patience != nil)
    setTapeLimit(tracer.tape)
  }

  /// The tape ends where Ctrl-C is looked for.
  private func setTapeLimit(_ tape: EventTape) {
    guard tape.count == 0 else { return }
    tape.limit =
      ear.value.mayHalt ? Self.interval - ear.value.clock % Self.interval : EventTape.capacity
  }

  func takeUpTape() {
    if let tracer, tracer.tape.count > 0, tracer.observer === self { tracer.takeUpTape() }
  }

  package func takeUp(_ tape: EventTape) {
    let (journal, clock, count) = (journalBox.value, ear.value.clock, tape.count)
    guard count > 0 else { return }
    let (isFull, last) = (count == tape.limit, tape.entries[count - 1])
    tally?.note(tape, from: clock)
    // In the past the journal knows what comes.
    let known = min(count, max(0, journal.count - clock))
    for place in 0..<min(known, max(0, journal.letGoCount - clock)) {
      let entry = tape.entries[place]
      journal.happensAgain(entry.event, depth: Int(entry.depth), number: clock + place + 1)
    }
    if known < count, clock + known == journal.count { journal.append(tape, from: known) }
    if ear.value.mayHalt { noteLibrary(tape) }
    ear.value.clock = clock + count
    tape.clear()
    setTapeLimit(tape)
    guard ear.value.mayHalt, patience != nil else { return }
    // Elsewhere it is not the command's own thread that asks for the events.
    if isFull { awaitInterruption(last.event, Int(last.depth)) }
  }

  /// Functions of the library are among the weighty events.
  private func noteLibrary(_ tape: EventTape) {
    for index in 0..<tape.weightyCount {
      let entry = tape.entries[Int(tape.weighty[index])]
      noteLibrary(entry.event, Int(entry.depth))
    }
  }
}

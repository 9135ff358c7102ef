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
    let isFull = count == tape.limit
    tally?.note(tape, from: clock)
    // In the past the journal knows what comes.
    let known = min(count, max(0, journal.count - clock))
    for place in 0..<min(known, max(0, journal.letGoCount - clock)) {
      let entry = tape.entries[place]
      journal.happensAgain(entry.event, depth: Int(entry.depth), number: clock + place + 1)
    }
    if known < count, clock + known == journal.count { journal.append(known..<count, of: tape) }
    ear.value.clock = clock + count
    tape.clear()
    setTapeLimit(tape)
    // Elsewhere it is not the command's own thread that asks for the events.
    guard isFull, ear.value.mayHalt, patience != nil else { return }
    for place in 0..<count - 1 {
      noteLibrary(tape.entries[place].event, Int(tape.entries[place].depth))
    }
    let last = tape.entries[count - 1]
    awaitInterruption(last.event, Int(last.depth))
  }
}

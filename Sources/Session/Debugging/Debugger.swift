import Hardware
import KernelModel
import Reports

/// Listens to every event while a command runs: keeps the journal, and halts where it was asked to.
package final class Debugger: KernelObserver, MachineObserver {
  package private(set) var journal: Journal {
    get {
      takeUpTape()
      return journalBox.value
    }
    set {
      takeUpTape()
      journalBox.value = newValue
    }
  }
  let journalBox = UncheckedBox(Journal())
  /// What each event asks for: flat, so that it is asked without a check of exclusive access.
  let ear = FlatValue(Ear())

  struct Ear: BitwiseCopyable {
    var clock = 0
    /// An event is being judged, or the command is halted at it: whatever somebody does with the
    /// machine now is none of its events.
    var isAtRest = false
    var mayHalt = false
    var isCounted = false
  }

  /// Whether commands were carried out of which the journal knows nothing.
  private(set) var journalHasGaps = false
  /// Whether what happens next can be told of at once: the journal knows all that came before.
  var journalIsWhole: Bool { !journalHasGaps && clock == journal.count }
  package var rule = Rule.never
  package var breakpoints = BreakpointTable()
  /// How many events have happened on the way to the state that the machine is in.
  package internal(set) var clock: Int {
    get {
      takeUpTape()
      return ear.value.clock
    }
    set {
      takeUpTape()
      ear.value.clock = newValue
    }
  }
  /// Why the machine was halted last.
  package internal(set) var stop: Stop?
  /// The frame of the backtrace that was looked at last, and at which event.
  package var lookedAt: (event: Int, index: Int)?
  /// Pauses the command that runs; nil lets it run through.
  package var halt: (() -> Void)? {
    didSet {
      ear.value.mayHalt = halt != nil
      setTape()
    }
  }
  /// Called at every 4096th event: who carries commands out to be heard may give up there.
  var hasHeardMany: (() -> Void)? {
    didSet { ear.value.isCounted = hasHeardMany != nil }
  }
  /// Told of each hit, instead of halting.
  var heardHit: ((Hit) -> Void)?
  /// Keeps the journal even when nobody reads what commands say.
  package var keepsJournal = false
  /// The session whose machine this is, while a command may halt.
  weak var session: Session?
  /// Asked on the way to an event instead of the person: whether nobody wants to come there.
  var isGivenUp: (() -> Bool)?
  var context = EventContext()
  /// How deep the library's function is entered that runs now; 0 outside of the library.
  var libraryDepth = 0
  /// What watched expressions were worth last, by the breakpoint's number.
  var watched: [Int: Int128] = [:]

  /// How many events a command that nothing but Ctrl-C halts is still given once that was pressed:
  /// one that asks for itself whether to stop has ended by then. Nil where every event is looked at.
  var patience: Int?
  /// Where the events come from that it hears.
  var tracer: Tracer?
  /// What the events of the command add up to that runs, if somebody will ask.
  var tally: Tally?

  /// Whether a command must be run so that it can halt.
  var mayHalt: Bool { rule != .never || breakpoints.all.contains(where: \.isEnabled) }

  package func prepare(_ session: Session) {
    (self.session, libraryDepth) = (session, 0)
    ear.value.isAtRest = false  // Another command may be halted, to be come back to.
    journal.forgetWhatHappenedAgain()
    patience = mayHalt ? nil : Self.patience
    context = EventContext(following: session.world)
  }

  /// The command that could halt is over.
  package func release() {
    halt = nil
    session = nil
    stop = nil
    rule = .never
    // It knows a kernel, which may be left behind.
    context = EventContext()
  }

  /// A command of the log is done.
  ///
  /// - Parameter wasHeard: false for one that may have decided things while nobody listened.
  package func endCommand(wasHeard: Bool = true) {
    journal.endCommand()
    if !wasHeard { journalHasGaps = true }
  }

  /// A command was refused: what it made the machine do belongs to no command of the log.
  package func forget(since start: Int) {
    if journal.count == clock { journal.forget(since: start) }
    clock = start
  }

  /// The machine is now at the end of so many commands.
  func setClock(toEndOfCommands count: Int) { clock = journal.end(ofCommands: count) }

  /// Takes over what another one heard of the same commands.
  package func adopt(_ journal: Journal) {
    self.journal = journal
    journalHasGaps = false
  }

  /// Forgets everything after so many commands.
  ///
  /// Where even earlier events were let go, they are heard again when somebody asks for any.
  package func truncate(toCommands count: Int) {
    if journal.end(ofCommands: count) < journal.letGoCount { journalHasGaps = true }
    journal.truncate(toCommands: count)
  }

  // MARK: Listening

  package func kernelDid(_ event: KernelEvent, depth: Int) {
    let ear = ear.value
    guard !ear.isAtRest else { return }
    let journal = journalBox.value
    if ear.clock == journal.count {
      journal.append(event, depth: depth)
    } else if ear.clock < journal.letGoCount {
      journal.happensAgain(event, depth: depth, number: ear.clock &+ 1)
    }
    self.ear.value.clock = ear.clock &+ 1
    if ear.isCounted, ear.clock & 0xfff == 0xfff { hasHeardMany?() }
    guard ear.mayHalt else { return }
    if patience == nil { considerHalting(event, depth) } else { awaitInterruption(event, depth) }
  }

  /// What a machine without a kernel does.
  package func machineDid(_ event: HardwareEvent) { kernelDid(.hardware(event), depth: 0) }

  private func considerHalting(_ event: KernelEvent, _ depth: Int) {
    // Whoever looks at the machine to judge this event makes none.
    ear.value.isAtRest = true
    defer { ear.value.isAtRest = false }
    context.note(event)
    noteLibrary(event, depth)
    var stop = Stop(
      number: clock, entry: Journal.Entry(event: event, depth: UInt8(truncatingIfNeeded: depth)))
    noteHit(event, &stop)
    if let heardHit {
      if let number = stop.breakpoint { heardHit(Hit(event: clock, breakpoint: number)) }
      return
    }
    stop.isInterruption = isGivenUp?() ?? (session?.isInterrupted() == true)
    guard stop.breakpoint != nil || stop.isInterruption || isWanted(event, depth) else { return }
    rest(at: stop)
  }

  func noteLibrary(_ event: KernelEvent, _ depth: Int) {
    switch event {
    case .enter(let function) where function.isOfLibrary: libraryDepth = depth + 1
    case .leave(let function) where function.isOfLibrary: libraryDepth = depth
    default: break
    }
  }

  /// How many events pass between two looks, and how many looks Ctrl-C is given.
  static let (interval, patience) = (256, 16)

  /// Where nobody waits for an event: whether somebody wants the command to stop.
  func awaitInterruption(_ event: KernelEvent, _ depth: Int) {
    noteLibrary(event, depth)
    guard clock % Self.interval == 0, let left = patience else { return }
    guard let session else { return }
    if session.interruptions.recordedHalt != clock {
      // A machine that somebody has spoilt may come to no end by itself.
      guard session.haltsWhenInterrupted || session.world.isTamperedWith,
        session.interruptions.isWanted()
      else {
        patience = Self.patience
        return
      }
      patience = left - 1
      guard left == 1 else { return }
    }
    session.interruptions.noteHalt(at: clock)
    // From here on every event counts: somebody may step.
    patience = nil
    setTape()
    context = EventContext(following: session.world)
    rest(
      at: Stop(
        number: clock,
        entry: Journal.Entry(event: event, depth: UInt8(truncatingIfNeeded: depth)),
        isInterruption: true))
  }

  private func rest(at stop: Stop) {
    self.stop = stop
    ear.value.isAtRest = true
    halt?()
    ear.value.isAtRest = false
  }

  private func isWanted(_ event: KernelEvent, _ depth: Int) -> Bool {
    switch rule {
    case .never, .endOfCommand: return false
    case .event(let number): return clock == number
    case .nextEvent: return event.isStep
    case .noDeeper(let most): return event.isStep && depth <= most && !isOfLibrary(event, depth)
    }
  }

  /// A library's code touches memory at every turn: only its faults are worth a halt.
  private func isOfLibrary(_ event: KernelEvent, _ depth: Int) -> Bool {
    guard libraryDepth > 0, depth == libraryDepth, case .hardware(let step) = event else {
      return false
    }
    if case .fault = step { return false }
    return true
  }
}

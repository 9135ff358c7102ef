import Hardware

/// Whether what runs is to stop, and how often that was asked since a typed line began.
///
/// Where the answer was yes is all that a recording must keep of Ctrl-C: the same commands ask in
/// the same places, and stop again where they were stopped.
final class Interruptions {
  /// Asks the person.
  var source: () -> Bool {
    get { asked.value }
    set { asked.value = newValue }
  }
  private let asked = UncheckedBox<() -> Bool>({ false })
  /// What every question asks for: flat, since each page that is touched asks one.
  private let state = FlatValue(State())

  private struct State: BitwiseCopyable {
    /// Nobody is asked: what is done must be done.
    var isDeaf = false
    /// How often the line that runs has asked.
    var count = 0
    /// With which question a recording has it stopped.
    var recordedCount = Int.max
  }

  private var isDeaf: Bool {
    get { state.value.isDeaf }
    set { state.value.isDeaf = newValue }
  }
  private var count: Int {
    get { state.value.count }
    set { state.value.count = newValue }
  }
  /// Where a recording says that the line was stopped; nil where it says nothing.
  private var recorded: RecordedStop? {
    didSet {
      state.value.recordedCount = .max
      if case .question(let number)? = recorded { state.value.recordedCount = number }
    }
  }
  /// Where the line that runs or ran last was stopped first.
  private(set) var stop: RecordedStop?
  /// It was the person who answered, not a recording.
  private(set) var isByPerson = false

  /// A typed line begins.
  ///
  /// - Parameter recorded: where it is to stop, as a recording has it.
  func begin(stoppingAt recorded: RecordedStop?) {
    count = 0
    stop = nil
    isByPerson = false
    self.recorded = recorded
  }

  /// The line has ended: nothing that follows is stopped by a recording.
  func end() { recorded = nil }

  /// Whether to stop.
  func ask() -> Bool {
    guard !isDeaf else { return false }
    count += 1
    let isByPerson = source()
    guard isByPerson || isRecordedHere else { return false }
    note(.question(count), isByPerson: isByPerson)
    return true
  }

  /// Whether the person wants to stop, where no recording counts how often that is asked.
  func isWanted() -> Bool { !isDeaf && source() }

  /// Does what leaves no trace unless it comes to its end.
  ///
  /// However often it asks, that is one question: how long the way is depends on which machines of
  /// the past are kept, of which no recording knows.
  /// - Parameter body: is given what to ask.
  /// - Returns: nil when the answer was yes at any time.
  func attempt<Result>(_ body: (@escaping () -> Bool) -> Result) -> Result? {
    guard !isDeaf else { return body { false } }
    count += 1
    guard !isRecordedHere else {
      note(.question(count), isByPerson: false)
      return nil
    }
    var isStopped = false
    let result = body { [self] in
      if !isStopped { isStopped = source() }
      return isStopped
    }
    guard isStopped else { return result }
    note(.question(count), isByPerson: true)
    return nil
  }

  /// Does such work for what it does alone.
  ///
  /// - Returns: whether it came to its end.
  func completes(_ body: (@escaping () -> Bool) -> Void) -> Bool { attempt(body) != nil }

  /// Does what must be done to its end.
  func ignoring<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let wasDeaf = isDeaf
    isDeaf = true
    defer { isDeaf = wasDeaf }
    return try body()
  }

  /// The event at which a recording has the line halted.
  var recordedHalt: Int? {
    if case .event(let number)? = recorded { return number }
    return nil
  }

  /// A command was halted at an event, because the person wanted it to stop.
  func noteHalt(at event: Int) {
    note(.event(event), isByPerson: recordedHalt != event)
  }

  private var isRecordedHere: Bool { count >= state.value.recordedCount }

  private func note(_ place: RecordedStop, isByPerson: Bool) {
    guard stop == nil else { return }
    stop = place
    self.isByPerson = isByPerson
  }
}

/// Where Ctrl-C stopped a line.
package enum RecordedStop: Equatable, Sendable {
  /// At the question of that number whether to stop.
  case question(Int)
  /// Inside a command, behind that event of the session.
  case event(Int)
}

/// The line of a transcript behind a command that was stopped: `# pagewalk interrupted 102`, and
/// `# pagewalk interrupted @5120` where it was halted in its middle.
package enum InterruptionNote {
  private static let opening = "# pagewalk interrupted "

  static func text(_ stop: RecordedStop) -> String {
    switch stop {
    case .question(let number): opening + "\(number)"
    case .event(let number): opening + "@\(number)"
    }
  }

  /// What a line of narration says; nil for one that says something else.
  package static func stop(in line: String) -> RecordedStop? {
    guard line.hasPrefix(opening) else { return nil }
    let place = line.dropFirst(opening.count)
    let isEvent = place.first == "@"
    guard let number = Int(isEvent ? place.dropFirst() : place), number > 0 else { return nil }
    return isEvent ? .event(number) : .question(number)
  }
}

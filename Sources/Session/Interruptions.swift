/// Whether what runs is to stop, and how often that was asked since a typed line began.
///
/// The number at which the answer was yes is all that a recording must keep of Ctrl-C: the same
/// commands ask in the same places, and stop again where they were stopped.
final class Interruptions {
  /// Asks the person.
  var source: () -> Bool = { false }
  /// How often the line that runs has asked.
  private var count = 0
  /// The question to which a recording says that the answer was yes; nil where it says nothing.
  private var recorded: Int?
  /// The question to which the answer was yes first, in the line that runs or ran last.
  private(set) var answered: Int?
  /// It was the person who answered, not a recording.
  private(set) var isByPerson = false

  /// A typed line begins.
  ///
  /// - Parameter recorded: the question at which it is to stop, as a recording has it.
  func begin(stoppingAt recorded: Int?) {
    count = 0
    answered = nil
    isByPerson = false
    self.recorded = recorded
  }

  /// The line has ended: nothing that follows is stopped by a recording.
  func end() { recorded = nil }

  /// Whether to stop.
  func ask() -> Bool {
    count += 1
    let isByPerson = source()
    guard isByPerson || recorded.map({ count >= $0 }) == true else { return false }
    if answered == nil {
      answered = count
      self.isByPerson = isByPerson
    }
    return true
  }
}

/// The line of a transcript behind a command that was stopped: `# pagewalk interrupted 102`.
package enum InterruptionNote {
  private static let opening = "# pagewalk interrupted "

  /// - Parameter question: how often the command had asked whether to stop, the last time included.
  static func text(_ question: Int) -> String { opening + "\(question)" }

  /// The number in a line of narration; nil for one that says something else.
  package static func question(in line: String) -> Int? {
    guard line.hasPrefix(opening) else { return nil }
    return Int(line.dropFirst(opening.count)).flatMap { $0 > 0 ? $0 : nil }
  }
}

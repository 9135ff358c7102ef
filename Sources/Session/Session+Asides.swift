import Grammar

/// Lines that a person types between those of a file: `$n` of the file does not count their
/// results, which are `$a1`, `$a2`, ….
extension Session {
  /// Carries out what a person typed beside a file. In the log and in a recording `aside` stands in
  /// front of it.
  @discardableResult
  public func execute(aside text: String) -> Execution {
    // Where the machine does not stand at the end of its history, an empty line goes on in it.
    let isStep = !isPresent && repeatedLine == nil && text.allSatisfy(\.isWhitespace)
    return speaking(aside: true) { execute(typed: isStep ? "step" : text) }
  }

  /// Goes back to where so many commands had been carried out, and forgets what followed.
  ///
  /// - Throws: that somebody gave up on the way: nothing has changed then.
  package func takeBack(toCommand count: Int) throws(CommandError) {
    try travel(to: .command(count))
    cutHistory()
  }

  /// Carries out a line that nobody types where nothing is shown: a recording, and one that begins
  /// later, must have it.
  func executeUnseen(_ text: String) {
    let sink = sink
    self.sink = nil
    defer { self.sink = sink }
    // A definition that was begun ends here.
    if collecting != nil { execute("end") }
    interruptions.ignoring { _ = execute(text) }
  }

  /// Leaves a line of a file out. The numbers that its results would have had stay free.
  func leaveOut(_ line: SourceLine) {
    guard collecting == nil else { return }
    let twin = twin(on: replayedSurely(upTo: log.count))
    twin.macros = macros
    twin.files.writing = .nothing
    twin.authority = authority
    twin.permissions = permissions
    // Of what goes on for long the beginning tells.
    twin.world.isInterrupted = { true }
    let before = twin.results.values.count
    for command in LineWords(line).commands { twin.execute(command.text) }
    let count = twin.results.values.count - before
    if count > 0 { executeUnseen("leaveout \(count)") }
  }
}

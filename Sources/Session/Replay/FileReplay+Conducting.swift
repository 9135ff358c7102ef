import Grammar

/// Commands of a file that are carried out when somebody says so.
extension FileReplay {
  /// Has a command carried out, or does what is wished for instead.
  ///
  /// - Parameter isForHalt: whether it was written for a halted machine.
  func conduct(
    _ command: SourceLine, isForHalt: Bool, _ body: () -> Execution
  ) throws(FileRefusal) -> Turn {
    if let conductor {
      let step = FileStep(
        command: command.text, share: passage.share, passedCount: passage.passedCount,
        isForHalt: isForHalt)
      let wish = isGoingAgain ? .carryOut : conductor.wish(for: step)
      isGoingAgain = false
      switch wish {
      case .carryOut: takeBackAttempt()
      case .skip:
        attempt = nil
        passage.pass(commandCount: session.log.count)
        session.leaveOut(command)
        return .passed
      case .goBack:
        attempt = nil
        passage.putBackNext()
        if let count = passage.goBack() { takeBack(to: count) }
        return .passed
      case .again:
        attempt = nil
        passage.putBackNext()
        if let count = passage.commandCountOfLast { takeBack(to: count) }
        passage.putBackCommand()
        isGoingAgain = true
        return .passed
      case .leave: return .left
      }
    }
    let count = session.log.count
    passage.pass(commandCount: count)
    let execution = body()
    conductor?.hasEnded(execution.status)
    if isStepping, try stays(execution) {
      passage.putBackCommand()
      failure = nil
      attempt = Attempt(start: count, end: session.log.count)
    } else if isTranscript != true, [.failed, .refused].contains(execution.status) {
      status = .failed
    }
    return turn(after: execution)
  }

  /// Whether a command stays the next one: it failed and the file does not say so, or it was
  /// interrupted and is not halted in its middle.
  private func stays(_ execution: Execution) throws(FileRefusal) -> Bool {
    switch execution.status {
    case .interrupted: return !session.isHalted
    case .done, .refused, .quit: return false
    case .failed:
      guard isTranscript == true, let failure else { return true }
      return try !passage.output().contains { line in
        let pattern = TranscriptPattern(line.text)
        return failure.lines.contains { pattern.matches($0) }
      }
    }
  }

  /// Brings the session back to so many commands of its log.
  private func takeBack(to count: Int) {
    session.executeUnseen("undo to \(min(count, session.log.count))")
  }

  /// What a command that failed or was interrupted did of its work is taken back before it is tried
  /// again: its results must not count twice.
  private func takeBackAttempt() {
    defer { attempt = nil }
    guard let attempt, attempt.end > attempt.start else { return }
    takeBack(to: attempt.start)
  }
}

extension Session {
  /// Whether a line begins with a command that changes the machine.
  func acts(_ line: SourceLine) -> Bool {
    guard let first = LineWords(line).commands.first else { return false }
    return catalog.definition(of: first)?.effect == .acts
  }
}

import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

extension Session {
  /// `pagewalk> `, with the process when it is not the first, and the event when the machine is
  /// halted inside a command or stands in the past.
  public var prompt: String {
    let process = isBare || process.id.rawValue == 1 ? "" : ":\(process.id.rawValue)"
    let event = isPresent ? "" : " @\(debugger.clock)"
    return "pagewalk\(process)\(event)> "
  }

  /// Carries the commands of a line out, one after another, until one fails.
  @discardableResult
  public func execute(_ text: String) -> Execution { execute(SourceLine(text)) }

  /// - Parameter place: where the line comes from, for errors; nil for a prompt.
  @discardableResult
  public func execute(_ line: SourceLine, at place: Place? = nil) -> Execution {
    var execution = carryOut(line, at: place)
    if sourceDepth == 0, !isReplaying { tellLostRecording(line, &execution) }
    return execution
  }

  private func carryOut(_ line: SourceLine, at place: Place?) -> Execution {
    var execution = Execution()
    var line = line
    // What is carried out again was typed, recorded and found to be text the first time.
    if sourceDepth == 0, !isReplaying {
      if place == nil { line = line.withoutPrompt }
      lineCount += 1
      isSuspending = false
      // Definitions and answers are not carried out, and have no results.
      let isAside = world.isAside && collecting == nil && question == nil
      let told = isAside && !steersRecording(line) ? line.asAside : line
      if keepsTypedLines { typedLines.append(told, by: authority) }
      currentLine = line
      recorder?.append(told, prompt: prompt)
      if let question {
        self.question = nil
        if let answer = answered(question, by: line) { return answer }
      }
    }
    if !isReplaying, let error = line.encodingError {
      fail(error, in: line, at: place, &execution)
      return execution
    }
    if let collecting {
      collect(line, for: collecting)
      return execution
    }
    guard let whole = world.joined(line) else { return execution }
    carryOut(whole, at: place, &execution)
    return execution
  }

  /// The part of `execute` that a line shares with those that commands carry out.
  ///
  /// - Parameter whole: the line that was typed, when this is only the rest of it.
  package func carryOut(
    _ line: SourceLine, of whole: SourceLine? = nil, at place: Place?, _ execution: inout Execution
  ) {
    let whole = whole ?? line
    guard !macros.isEmpty else {
      return carryOutCommands(of: .init(line, in: whole), at: place, &execution)
    }
    do throws(CommandError) {
      let pieces = try macros.expanded(line, in: whole)
      if pieces.count == 1, pieces[0].isReplaced {
        currentLine = pieces[0].line
      } else if pieces.contains(where: \.isReplaced) {
        currentLine = nil
      }
      for piece in pieces where execution.status == .done || execution.status == .refused {
        speaking(by: authority.joined(by: piece.authority)) {
          if isSuspending {
            wait(with: .line(piece.line, at: place))
          } else {
            carryOutCommands(of: piece, at: place, &execution)
          }
        }
      }
    } catch {
      fail(line.explained(error), in: whole, at: place, &execution)
    }
  }

  private func carryOutCommands(
    of piece: Macros.Piece, at place: Place?, _ execution: inout Execution
  ) {
    let line = piece.line
    var parser = CommandParser(line, catalog, self)
    do {
      let isSaidAside = world.isAside
      defer { world.isAside = isSaidAside }
      while true {
        world.isAside = parser.passAside() || isSaidAside
        guard try parser.next() else { break }
        guard !isInterrupted() else {
          execution.status = .interrupted
          let rest = parser.invocation.range.lowerBound..<line.trimmedEnd
          return show(RemarkReport(.stoppedBefore(line.text(in: rest))))
        }
        if isSuspending || mustWait(parser.invocation) {
          let start = parser.invocation.range.lowerBound
          wait(
            with: .line(
              SourceLine(bytes: line.bytes, range: start..<line.range.upperBound), at: place))
          return
        }
        let known = macros.changeCount
        try perform(parser.invocation, &execution)
        if macros.changeCount != known {
          // What follows on the line may have a new name in it.
          let rest = SourceLine(
            bytes: line.bytes, range: parser.lexer.position..<line.range.upperBound)
          return carryOut(rest, of: piece.isReplaced ? line : piece.whole, at: place, &execution)
        }
        guard execution.status == .done || execution.status == .refused else { break }
      }
    } catch {
      fail(piece.told(line.explained(error)), in: piece.whole, at: place, &execution)
    }
  }

  private func perform(
    _ invocation: borrowing Invocation, _ execution: inout Execution
  ) throws(CommandError) {
    let definition = invocation.definition
    if invocation.resultName != nil { try world.checkName(invocation) }
    guard definition.effect == .acts else {
      try checkIsOnRecord(invocation)
      world.numbersResults = isOnRecord
      let report = try answer(invocation)
      if let translation = report as? TranslationReport { walkthrough = Walkthrough(translation) }
      return try conclude(invocation, report, since: debugger.clock, &execution)
    }
    if !isReplaying { try checkIsPresent(invocation) }
    walkthrough = nil
    if debugger.mayHalt {
      noteCaller(invocation)
      completeJournal()
      return try begin(copy invocation, &execution)
    }
    let start = debugger.clock
    let listening = isHeard ? world : nil
    if let listening {
      noteCaller(invocation)
      listening.listen(debugger)
    }
    let report: any Report
    do throws(CommandError) {
      report = try answer(invocation)
    } catch {
      // What was refused is no part of the history, and a replay does not do it again.
      listening?.listen(nil)
      debugger.forget(since: start)
      throw error
    }
    listening?.listen(nil)
    try conclude(invocation, report, since: start, &execution)
  }

  /// Whether anybody reads what commands say; a log that nobody reads runs at full speed.
  private var isHeard: Bool {
    debugger.keepsJournal || (sink != nil || recorder != nil) && telling.amount != .nothing
  }

  /// Has a command carried out by whom it belongs to.
  package func answer(_ invocation: borrowing Invocation) throws(CommandError) -> any Report {
    let world = world
    switch registry.performer(of: invocation) {
    case .world(let perform): return try perform(world, invocation)
    case .session(let perform): return try perform(self, invocation)
    }
  }

  /// What follows a command that is done: it is noted, shown and compared with what was expected.
  ///
  /// - Parameter start: how many events there were before it.
  package func conclude(
    _ invocation: borrowing Invocation, _ report: any Report, since start: Int,
    _ execution: inout Execution
  ) throws(CommandError) {
    let acts = invocation.definition.effect == .acts
    // Asked once: a property of a class is checked for exclusive access at each use.
    let world = world
    if acts, checksInvariants { audit() }
    world.followProcess()
    let isRemembered = acts || isOnRecord
    note(invocation, report)
    execution.report = report
    let outcome = report.outcome
    if isRemembered { world.remember(outcome, of: invocation) }
    if sink != nil || recorder != nil {
      show(report)
      if let reading = invocation.reading { tell(reading, of: invocation) }
      if acts, let told = told(since: start) { show(told) }
      if let interruption = report.interruption { show(RemarkReport(.cutShort(interruption))) }
    }
    if report.interruption != nil { execution.status = .interrupted }
    try world.compare(report, with: invocation, &execution)
    if isLeaving { execution.status = .quit }
  }

  /// Says how digits were read that might have been meant otherwise.
  private func tell(_ reading: NumberReading, of invocation: borrowing Invocation) {
    let bytes = invocation.line.bytes
    guard let value = bytes.digits(in: reading.range, base: 16) else { return }
    let typed = invocation.line.text(in: reading.range)
    show(RemarkReport(.wasRead(typed, reading.kind, Int128(value))))
  }

  /// Writes a command into the log, if it is news: what is done again is there already, and what is
  /// typed at a halted machine changes nothing.
  package func note(_ invocation: borrowing Invocation, _ report: any Report) {
    guard !isReplaying else { return }
    let definition = invocation.definition
    let acts = definition.effect == .acts
    let world = world
    let (done, known) = (world.commandCount, log.count)
    if acts, done < known {
      world.commandCount = done + 1
      return
    }
    guard !definition.isOfDebugger, definition.effect != .steers, done == known, halted == nil
    else {
      return
    }
    var leavesValue = false
    if case .value = report.outcome { leavesValue = true }
    if let done = report.interruption?.command
      ?? (world.isAside ? invocation.line.text(in: invocation.range) : nil)
    {
      let bytes = Array((world.isAside ? "\(AsideWord.text) \(done)" : done).utf8)
      log.append(bytes, bytes.indices, definition.effect, leavesValue: leavesValue)
    } else {
      log.append(
        invocation.line.bytes, invocation.range, definition.effect, leavesValue: leavesValue)
    }
    world.commandCount = known + 1
    debugger.endCommand(wasHeard: !acts || isHeard)
  }

  /// Ends the program when the kernel contradicts itself.
  private func audit() {
    guard let kernel = world.bootedKernel, !world.isTamperedWith else { return }
    do throws(InvariantViolation) {
      try kernel.checkInvariants()
    } catch {
      fatalError("BUG: \(error.structure.english): \(error.number): \(error.english)")
    }
  }

  /// Whether a result that is shown now gets a number. In the past, and inside a command, it would
  /// change what the numbers in later commands mean.
  var isOnRecord: Bool { isPresent || isReplaying }

  private func checkIsOnRecord(_ invocation: borrowing Invocation) throws(CommandError) {
    guard invocation.resultName != nil, !isOnRecord else { return }
    throw invocation.error(
      .refused(HistoryComplaint.nameWouldChangeWhatFollowed(isHalted: halted != nil)))
  }
}

extension SourceLine {
  /// The line without a prompt in front of it: it was copied from a screen.
  fileprivate var withoutPrompt: SourceLine {
    guard let first = range.first, bytes[first] == UInt8(ascii: "p"),
      case .command(let start) = TranscriptLine(self)
    else { return self }
    return SourceLine(bytes: bytes, range: start..<range.upperBound)
  }
}

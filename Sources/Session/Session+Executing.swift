import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

extension Session {
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
        let command = parser.invocation.definition
        // Commands that act, of which there may be many, move nobody.
        let spokenTo = command.effect == .steers ? front : nil
        try perform(parser.invocation, &execution)
        hasEndedCommand?()
        companion?.commandEnded(command, in: self)
        if let spokenTo, front !== spokenTo {
          // The rest of the line is for who stands in front now.
          let rest = SourceLine(
            bytes: line.bytes, range: parser.lexer.position..<line.range.upperBound)
          return front.carryOut(rest, of: piece.whole, at: place, &execution)
        }
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
    if invocation.resultName != nil { try world.checkName(invocation) }
    guard invocation.effect == .acts else {
      try checkIsOnRecord(invocation)
      world.numbersResults = isOnRecord
      let report = try answer(invocation)
      if let translation = report as? TranslationReport { walkthrough = Walkthrough(translation) }
      return try conclude(invocation, report, since: debugger.clock, &execution)
    }
    if !isReplaying { try checkIsPresent(invocation) }
    walkthrough = nil
    // A machine that somebody has spoilt may come to no end of a command.
    if debugger.mayHalt || haltsAtInterruption || world.isTamperedWith {
      noteCaller(invocation)
      try completeJournal()
      try begin(copy invocation, &execution)
      return
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

  /// Whether Ctrl-C is to halt the command that comes in its middle, or did when it was recorded.
  var haltsAtInterruption: Bool {
    (haltsWhenInterrupted || interruptions.recordedHalt != nil) && isHeard
      && debugger.journalIsWhole
  }

  /// Whether anybody reads what commands say; a log that nobody reads runs at full speed.
  var isHeard: Bool {
    debugger.keepsJournal || (sink != nil || recorder != nil) && telling.amount != .nothing
  }

  /// Has a command carried out by whom it belongs to.
  package func answer(_ invocation: borrowing Invocation) throws(CommandError) -> any Report {
    let world = world
    switch registry.performer(of: invocation) {
    case .world(let perform):
      if halted == nil {
        let index = world.commandCount
        world.hostFiles.begin(index < log.count ? log.foundFiles(index) : [:])
      }
      guard invocation.form == .call else { return try world.carryOut(invocation, perform) }
      // What a refused call made known of the trace is known to no replay.
      let trace = world.trace
      do throws(CommandError) {
        return try world.carryOut(invocation, perform)
      } catch {
        world.trace = trace
        throw error
      }
    case .session(let perform):
      do throws(CommandError) {
        return try perform(self, invocation)
      } catch {
        throw error.isOfWay && error.range.isEmpty ? invocation.error(error.reason) : error
      }
    }
  }

  /// What follows a command that is done: it is noted, shown and compared with what was expected.
  ///
  /// - Parameter start: how many events there were before it.
  package func conclude(
    _ invocation: borrowing Invocation, _ report: any Report, since start: Int,
    _ execution: inout Execution
  ) throws(CommandError) {
    let acts = invocation.effect == .acts
    // Asked once: a property of a class is checked for exclusive access at each use.
    let world = world
    if acts, checksInvariants { audit() }
    world.followProcess()
    let isRemembered = acts || isOnRecord
    note(invocation, report)
    execution.report = report
    let outcome = report.outcome
    if isRemembered { world.remember(outcome, of: invocation) }
    if acts { keepMachineIfDue() }
    if sink != nil || recorder != nil {
      show(report)
      if let reading = invocation.reading { tell(reading, of: invocation) }
      if acts, let told = told(since: start) { show(told) }
      if let interruption = report.interruption { show(RemarkReport(.cutShort(interruption))) }
      if acts { tellOfLostEvents() }
    }
    if report.interruption != nil { execution.status = .interrupted }
    if invocation.effect == .looks, sink != nil, renderer.patience.isOver {
      // A recording has all of it, or is open there.
      present(RemarkReport(.notAllShown))
    }
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
    let effect = invocation.effect
    let acts = effect == .acts
    let world = world
    let (done, known) = (world.commandCount, log.count)
    if acts, done < known {
      world.commandCount = done + 1
      return
    }
    guard !definition.isOfDebugger, effect != .steers, done == known, halted == nil
    else {
      return
    }
    var leavesValue = definition.isRepeated
    if case .value = report.outcome { leavesValue = true }
    if let done = report.interruption?.command
      ?? (world.isAside ? invocation.line.text(in: invocation.range) : nil)
    {
      let bytes = Array((world.isAside ? "\(AsideWord.text) \(done)" : done).utf8)
      log.append(bytes, bytes.indices, effect, leavesValue: leavesValue)
    } else {
      log.append(
        invocation.line.bytes, invocation.range, effect, leavesValue: leavesValue)
    }
    if !world.hostFiles.found.isEmpty { log.keep(world.hostFiles.found) }
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

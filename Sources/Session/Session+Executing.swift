import Hardware
import KernelModel

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
    var execution = Execution()
    var line = line
    // What is carried out again was typed, recorded and found to be text the first time.
    if sourceDepth == 0, !isReplaying {
      if place == nil { line = line.withoutPrompt }
      lineCount += 1
      isSuspending = false
      if keepsTypedLines { typedLines.append(line) }
      currentLine = line
      recorder?.append(line, prompt: prompt)
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
    if !world.unfinishedCalls.isEmpty || line.mayBeUnfinished {
      guard let whole = world.unfinishedCalls.joined(line) else { return execution }
      line = whole
    }
    carryOut(line, at: place, &execution)
    return execution
  }

  /// The part of `execute` that a line shares with those that commands carry out.
  ///
  /// - Parameter whole: the line that was typed, when this is only the rest of it.
  func carryOut(
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
        if isSuspending {
          wait(with: .line(piece.line, at: place))
        } else {
          carryOutCommands(of: piece, at: place, &execution)
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
      while try parser.next() {
        guard !isInterrupted() else {
          execution.status = .interrupted
          return
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
    try checkName(invocation)
    guard definition.effect == .acts else {
      try checkIsOnRecord(invocation)
      let report = try definition.perform(self, invocation)
      return try conclude(invocation, report, since: debugger.clock, &execution)
    }
    if !isReplaying { try checkIsPresent(invocation) }
    walkthrough = nil
    noteCaller(invocation)
    if debugger.mayHalt {
      completeJournal()
      return try begin(copy invocation, &execution)
    }
    let start = debugger.clock
    let isHeard = isHeard
    if isHeard { listen(debugger) }
    let report: any Report
    do throws(CommandError) {
      report = try definition.perform(self, invocation)
    } catch {
      // What was refused is no part of the history, and a replay does not do it again.
      if isHeard { listen(nil) }
      debugger.forget(since: start)
      throw error
    }
    if isHeard { listen(nil) }
    try conclude(invocation, report, since: start, &execution)
  }

  /// Whether anybody reads what commands say; a log that nobody reads runs at full speed.
  private var isHeard: Bool {
    debugger.keepsJournal || (sink != nil || recorder != nil) && telling.amount != .nothing
  }

  func listen(_ listener: Debugger?) {
    if let kernel = world.kernel { kernel.observer = listener } else { machine.observer = listener }
  }

  /// What follows a command that is done: it is noted, shown and compared with what was expected.
  ///
  /// - Parameter start: how many events there were before it.
  func conclude(
    _ invocation: borrowing Invocation, _ report: any Report, since start: Int,
    _ execution: inout Execution
  ) throws(CommandError) {
    let definition = invocation.definition
    if let kernel = world.kernel {
      if definition.effect == .acts, checksInvariants { audit(kernel) }
      if !process.isRunning { process = kernel.current }
    }
    let outcome = report.outcome
    note(invocation, report)
    execution.report = report
    if case .value(let value) = outcome, isOnRecord || definition.effect == .acts {
      world.results.append(value, name: invocation.resultName)
    }
    if sink != nil || recorder != nil {
      show(report)
      if definition.effect == .acts, let told = told(since: start) { show(told) }
    }
    if invocation.expectation.kind != .none || invocation.expectation.faultCount != nil {
      try invocation.check(outcome, faultCount: report.faultCount)
    } else if outcome.isRefusal {
      execution.status = .refused
    }
    if isLeaving { execution.status = .quit }
  }

  /// Writes a command into the log, if it is news: what is done again is there already, and what is
  /// typed at a halted machine changes nothing.
  func note(_ invocation: borrowing Invocation, _ report: any Report) {
    guard !isReplaying else { return }
    let definition = invocation.definition
    if definition.effect == .acts, world.commandCount < log.count {
      world.commandCount += 1
      return
    }
    guard isPresent, !definition.isOfDebugger, definition.effect != .steers else { return }
    var leavesValue = false
    if case .value = report.outcome { leavesValue = true }
    if let text = report.commandDone {
      let bytes = Array(text.utf8)
      log.append(bytes, bytes.indices, definition.effect, leavesValue: leavesValue)
    } else {
      log.append(
        invocation.line.bytes, invocation.range, definition.effect, leavesValue: leavesValue)
    }
    world.commandCount = log.count
    debugger.endCommand(wasHeard: isHeard || definition.effect != .acts)
  }

  /// Ends the program when the kernel contradicts itself.
  private func audit(_ kernel: Kernel) {
    do throws(InvariantViolation) {
      try kernel.checkInvariants()
    } catch {
      fatalError("BUG: \(error.structure): \(error.number): \(error.description)")
    }
  }

  /// Whether a result that is shown now gets a number. In the past, and inside a command, it would
  /// change what the numbers in later commands mean.
  var isOnRecord: Bool { isPresent || isReplaying }

  /// The number of the next result; nil when it gets none.
  var nextResultNumber: Int? { isOnRecord ? world.results.values.count + 1 : nil }

  private func checkIsOnRecord(_ invocation: borrowing Invocation) throws(CommandError) {
    guard invocation.resultName != nil, !isOnRecord else { return }
    throw invocation.error(
      .refused(
        "a name given here would change what followed",
        note: halted == nil ? "'goto end' returns" : "'finish' lets the halted command end"))
  }

  /// A result's name must not hide anything else.
  private func checkName(_ invocation: borrowing Invocation) throws(CommandError) {
    guard let name = invocation.resultName else { return }
    if name.utf8.count > WordKey.byteLimit || name == "NULL" || isSymbol(name) {
      let owner = isSymbol(name) || name == "NULL" ? "a symbol" : "longer than 24 characters"
      let start = invocation.range.lowerBound
      throw CommandError(
        .nameTaken(name, by: owner), at: start..<start + name.utf8.count)
    }
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

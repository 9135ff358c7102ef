import Drawing
import Grammar
import Hardware
import KernelModel

extension World {
  /// Carries out the commands of a line of a log, one after another, until one fails.
  ///
  /// - Complexity: O(length of the line) and what its commands do; about a microsecond for a short
  ///   call.
  @discardableResult
  public func execute(_ line: SourceLine) -> Execution {
    var execution = Execution()
    do throws(CommandError) {
      if let error = line.encodingError { throw error }
      guard let whole = unfinishedCalls.joined(line) else { return execution }
      var parser = CommandParser(whole, commands.catalog, self)
      defer { isAside = false }
      while true {
        isAside = parser.passAside()
        guard try parser.next() else { break }
        guard !isInterrupted() else {
          execution.status = .interrupted
          return execution
        }
        try perform(parser.invocation, &execution)
      }
    } catch {
      execution.status = .failed
      execution.error = line.explained(error)
    }
    return execution
  }

  private func perform(
    _ invocation: borrowing Invocation, _ execution: inout Execution
  ) throws(CommandError) {
    try checkName(invocation)
    guard case .world(let perform) = commands.performer(of: invocation) else {
      throw invocation.error(.needsSession(invocation.definition.name))
    }
    let report = try carryOut(invocation, perform)
    execution.report = report
    followProcess()
    remember(report.outcome, of: invocation)
    try compare(report, with: invocation, &execution)
  }

  /// Has a command do what it does; the kernel's own tasks run when it is over.
  func carryOut(
    _ invocation: borrowing Invocation, _ perform: Performer.WorldPerformance
  ) throws(CommandError) -> any Report {
    let report = try perform(self, invocation)
    if invocation.definition.effect == .acts { bootedKernel?.rest() }
    return report
  }

  /// Another process runs when the one that commands speak for has ended.
  func followProcess() {
    if let kernel = bootedKernel, !process.isRunning { process = kernel.current }
  }

  /// Remembers what a command returned, as `$n` and under its name.
  package func remember(_ outcome: Outcome, of invocation: borrowing Invocation) {
    if invocation.effect == .acts { ending = outcome }
    if case .value(let value) = outcome {
      results.append(value, name: invocation.resultName, isAside: isAside)
    }
  }

  /// Compares what came of a command with what its line expects, if it does.
  package func compare(
    _ report: any Report, with invocation: borrowing Invocation, _ execution: inout Execution
  ) throws(CommandError) {
    if case .value = invocation.expectation.kind, let reason = report.refusalReason {
      throw invocation.error(.refused(reason), at: 0)
    }
    if invocation.expectation.kind != .none || invocation.expectation.faultCount != nil {
      try invocation.check(report.outcome, faultCount: report.faultCount)
    } else if report.outcome.isRefusal {
      execution.status = .refused
    }
  }

  /// A result's name must not hide anything else.
  package func checkName(_ invocation: borrowing Invocation) throws(CommandError) {
    guard let name = invocation.resultName else { return }
    if name.utf8.count > WordKey.byteLimit || name == "NULL" || isSymbol(name) {
      let fault: NameFault =
        isSymbol(name) || name == "NULL" ? .isSymbol : .isTooLong(limit: WordKey.byteLimit)
      let start = invocation.range.lowerBound
      throw CommandError(.nameTaken(name, by: fault), at: start..<start + name.utf8.count)
    }
  }

  /// Makes somebody the listener of everything that the machine decides; nil for nobody.
  func listen(_ listener: Debugger?) {
    if let bootedKernel {
      bootedKernel.observer = listener
      listener?.follow(bootedKernel.tracer)
    } else {
      machine.observer = listener
    }
  }
}

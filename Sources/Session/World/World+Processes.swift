import Grammar
import Hardware
import KernelModel
import Reports

extension World {
  /// The process that a command speaks for: the one named in front, or the current one.
  ///
  /// A number in front is the kernel's; while a trace is replayed it may be the one that the
  /// process bore there.
  /// - Throws: `noSuchProcess`, also for one that has ended.
  package func caller(_ invocation: borrowing Invocation) throws(CommandError) -> Process {
    guard let number = invocation.processID else {
      let process = process
      guard process.isRunning else {
        throw invocation.error(.refused(ProcessComplaint.ended(process.id, other: running)))
      }
      if invocation.effect == .acts { try checkAwake(process, invocation) }
      return process
    }
    if invocation.form == .call, invocation.effect == .acts, trace.processes.isEmpty,
      process(numbered: number) == nil
    {
      // The first line of a pasted trace: its process is the one that the person is at.
      trace.processes[number] = process.id
    }
    guard let named = process(numbered: number), named.isRunning else {
      throw invocation.error(.noSuchProcess(Int128(number)))
    }
    if invocation.effect == .acts {
      try checkAwake(named, invocation)
      try checkMaySwitch(to: named, invocation)
    }
    return named
  }

  /// A process that has not ended.
  private var running: ProcessID? { kernel.processes.all.first(where: \.isRunning)?.id }

  /// The process of that number, as a trace or as the kernel counts.
  package func process(numbered number: UInt32) -> Process? {
    if let id = trace.processes[number] { return kernel.process(id) }
    return kernel.process(ProcessID(rawValue: Int32(truncatingIfNeeded: number)))
  }

  /// Lets a process run and the commands speak for it.
  package func become(_ process: Process) {
    kernel.switchTo(process)
    self.process = process
  }
}

extension World {
  /// A task that sleeps does nothing, whoever asks.
  package func checkAwake(
    _ process: Process, _ invocation: borrowing Invocation, at index: Int? = nil
  ) throws(CommandError) {
    guard let sleep = kernel.sleep(of: process) else { return }
    let complaint: ProcessComplaint =
      switch sleep {
      case .untilChildLeaves(let child): .sleepsUntilChildLeaves(process.id, child: child)
      case .untilSlotIsFree(let frame): .sleepsUntilSlotIsFree(process.id, frame: frame)
      }
    throw invocation.error(.refused(complaint), at: index)
  }

  /// Nobody else runs while this CPU's temporary kmaps are open, and nobody ends.
  package func checkMaySwitch(
    to process: Process?, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    guard process !== kernel.current else { return }
    do throws(Refusal) {
      try kernel.checkMaySchedule()
    } catch {
      throw invocation.error(.refused(ProcessComplaint.mayNotSwitch(error.reason)))
    }
  }
}

extension Invocation {
  /// The name by which a call was written: `exit_group` of `exit_group(0)`, without what stands
  /// in front.
  package var callName: String {
    let text = line.text(in: range)
    let name = text.prefix { $0 != "(" }
    return String(name.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
  }
}

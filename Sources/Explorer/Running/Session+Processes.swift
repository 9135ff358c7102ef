import KernelModel

extension Session {
  /// The process that a command speaks for: the one named in front, or the current one.
  ///
  /// A number in front is the kernel's; while a trace is replayed it may be the one that the
  /// process bore there.
  /// - Throws: `noSuchProcess`, also for one that has ended.
  func caller(_ invocation: borrowing Invocation) throws(CommandError) -> Process {
    guard let number = invocation.processID else {
      guard process.isRunning else {
        throw invocation.error(
          .refused("process \(process.id.rawValue) has ended", note: "'quit' leaves Pagewalk"))
      }
      if let child = process.awaitedChild, invocation.definition.effect == .acts {
        throw invocation.sleeping(process, for: child)
      }
      return process
    }
    if invocation.form == .call, trace.processes.isEmpty, process(numbered: number) == nil {
      // The first line of a pasted trace: its process is the one that the person is at.
      trace.processes[number] = process.id
    }
    guard let named = process(numbered: number), named.isRunning else {
      throw invocation.error(.noSuchProcess(Int128(number)))
    }
    if let child = named.awaitedChild, invocation.definition.effect == .acts {
      throw invocation.sleeping(named, for: child)
    }
    return named
  }

  /// The process of that number, as a trace or as the kernel counts.
  func process(numbered number: UInt32) -> Process? {
    if let id = trace.processes[number] { return kernel.process(id) }
    return kernel.process(ProcessID(rawValue: Int32(truncatingIfNeeded: number)))
  }

  /// Lets a process run and the commands speak for it.
  func become(_ process: Process) {
    kernel.switchTo(process)
    self.process = process
  }
}

extension Invocation {
  /// A parent does nothing while its `vfork` child uses its memory.
  func sleeping(
    _ process: Process, for child: ProcessID, at index: Int? = nil
  ) -> CommandError {
    error(
      .refused(
        "process \(process.id.rawValue) sleeps until process \(child.rawValue) execs or exits",
        note: "'switch \(child.rawValue)' speaks for the child"), at: index)
  }

  /// The name by which a call was written: `exit_group` of `exit_group(0)`, without what stands
  /// in front.
  var callName: String {
    let text = line.text(in: range)
    let name = text.prefix { $0 != "(" }
    return String(name.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
  }
}

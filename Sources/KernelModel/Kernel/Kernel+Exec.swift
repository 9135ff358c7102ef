import Hardware

/// Running programs. Linux: `fs/exec.c`.
extension Kernel {
  /// What came of an `execve` that could no longer be refused.
  public struct ExecResult {
    /// Who runs the program, or would: the first task of the process, whichever thread asked.
    public let process: Process
    /// Why the program could not be loaded, which has killed the process; nil when it runs.
    public let failure: Refusal?
  }

  /// Replaces a process's memory by a program; other threads of it end. Linux: `execve`.
  ///
  /// - Throws: as `ProgramStart` while the old program can go on: it is untouched then.
  /// - Returns: behind the point of no return there is no error to be had: a program that cannot be
  ///   loaded costs the process its life, by SIGSEGV. Linux: `force_sigsegv` in `bprm_execve`.
  @discardableResult
  public func exec(
    _ caller: Process, path: String, arguments: [String],
    environment: [String] = Kernel.initialEnvironment
  ) throws(Refusal) -> ExecResult {
    tracer.enter(.execve)
    defer { tracer.leave(.execve) }
    guard let old = caller.space else {
      throw Refusal(.noSuchProcess, .noSuchProcess(Int(caller.id.rawValue)))
    }
    return try working(for: caller) { () throws(Refusal) in
      try exec(
        caller, from: old, path: path, arguments: arguments, environment: environment)
    }
  }

  /// - Parameter old: the memory that is let go of.
  private func exec(
    _ caller: Process, from old: AddressSpace, path: String, arguments: [String],
    environment: [String]
  ) throws(Refusal) -> ExecResult {
    let space = try makeSpace(limits: old.limits)
    var start: ProgramStart
    do throws(Refusal) {
      start = try ProgramStart(
        core, space, path: path, arguments: arguments, environment: environment)
    } catch {
      space.tearDown()
      throw error
    }
    let process = becomeOnlyTask(caller)
    process.formerFaults = process.faults
    process.space = space
    process.name = Self.commandName(path)
    if process === current || caller === current { switchTo(process) }
    letGo(of: old)
    wakeParent(of: process)
    closeOnExec(process)
    var failure: Refusal?
    do throws(Refusal) {
      try start.load()
    } catch {
      failure = error
    }
    start.close()
    if failure != nil {
      kill(
        process,
        Signal(
          number: .segmentationFault, code: .kernel, address: VirtualAddress(rawValue: 0),
          faultCode: []))
    }
    return ExecResult(process: process, failure: failure)
  }

  /// Ends all other threads; the one that remains bears the first one's number.
  ///
  /// Linux: `de_thread`.
  private func becomeOnlyTask(_ caller: Process) -> Process {
    for task in processes.tasks(of: caller.leader) where task !== caller && task.isRunning {
      end(task, .killed(Self.threadEnd))
    }
    guard caller.isThread, let leader = processes[caller.leader] else {
      unshareFiles(of: caller)
      return caller
    }
    leader.state = .running
    leader.openFiles = caller.openFiles
    leader.space = caller.space
    leader.formerFaults = caller.formerFaults
    leader.awaitedChild = nil
    leader.survivesFaults = caller.survivesFaults
    caller.openFiles = OpenFiles()
    caller.space = nil
    caller.state = .killed(Self.threadEnd)
    if caller === current { current = leader }
    wakeParent(of: caller)
    forget(caller)
    unshareFiles(of: leader)
    return leader
  }

  /// How `exec` ends the other threads. Linux: `zap_other_threads`.
  private static let threadEnd = Signal(
    number: .kill, code: .kernel, address: VirtualAddress(rawValue: 0), faultCode: [])

  /// Linux: `unshare_files`.
  private func unshareFiles(of process: Process) {
    let shared = process.openFiles
    guard shared.userCount > 1 else { return }
    shared.userCount -= 1
    process.openFiles = OpenFiles()
    process.openFiles.byDescriptor = shared.byDescriptor
    process.openFiles.closedByExec = shared.closedByExec
    for open in process.descriptors.values { files.hold(open) }
  }

  /// Linux: `do_close_on_exec`.
  private func closeOnExec(_ process: Process) {
    for descriptor in process.openFiles.closedByExec.sorted() {
      guard let open = process.descriptors.removeValue(forKey: descriptor) else { continue }
      files.release(open)
    }
    process.openFiles.closedByExec = []
  }

  /// The last part of the path, up to 15 bytes of it. Linux: `__set_task_comm`.
  private static func commandName(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(decoding: name.utf8.prefix(15), as: UTF8.self)
  }
}

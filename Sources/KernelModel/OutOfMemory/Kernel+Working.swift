import Hardware

/// For whom the kernel works, and what follows when it is done.
extension Kernel {
  /// The task on whose behalf memory is asked for: the caller of a system call, else the one that
  /// runs.
  var asker: Process { caller ?? current }

  /// Does what a process asks for by a system call. While it lasts, the OOM killer ends neither the
  /// process nor who shares its memory; they end afterwards.
  ///
  /// - Parameter onAllMemory: the work goes through the memory of others as well, as `swapoff` does:
  ///   nobody ends before it is over, and the process is the first to be chosen.
  /// - Throws: what the work throws.
  func working<Value, Failure: Error>(
    for process: Process, onAllMemory: Bool = false, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let former = (caller, touchesAllMemory)
    (caller, touchesAllMemory) = (process, onAllMemory)
    updateContext()
    defer {
      (caller, touchesAllMemory) = former
      updateContext()
      endDoomed()
    }
    return try work()
  }

  /// Ends the processes that were chosen while the kernel worked for them; does nothing while it
  /// still does. Linux: `get_signal`, on the way back to user mode.
  public func endDoomed() {
    guard outOfMemory.isEndPending, caller == nil else { return }
    outOfMemory.isEndPending = false
    for leader in processes.leaders {
      let tasks = processes.tasks(of: leader.id)
      guard let task = tasks.first(where: { $0.isDoomed && $0.isRunning }) else { continue }
      endForMemory(task)
    }
    updateContext()
  }

  /// Tells the allocator what the task is that asks. Linux: `tsk_is_oom_victim`.
  func updateContext() {
    if asker.isDoomed {
      allocator.context.insert(.outOfMemoryVictim)
    } else {
      allocator.context.remove(.outOfMemoryVictim)
    }
  }
}

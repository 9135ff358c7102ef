import Hardware

/// Why a task does not run though it has not ended. Linux: `TASK_UNINTERRUPTIBLE`.
public enum Sleep: Hashable, Sendable {
  /// Until a `vfork` child executes a program or exits. Linux: `vfork_done`.
  case untilChildLeaves(ProcessID)
  /// Until a slot for a frame is free. Linux: `pkmap_map_wait`.
  case untilSlotIsFree(PageFrameNumber)
}

extension Kernel {
  /// What a task sleeps for, nil when it does not.
  public func sleep(of process: Process) -> Sleep? {
    if let child = process.awaitedChild { return .untilChildLeaves(child) }
    let sleeper = permanentMap.sleepers.first { $0.process == process.id }
    return sleeper.map { .untilSlotIsFree($0.frame) }
  }

  /// Whether a task may be given the processor: it has not ended and does not sleep.
  public func canRun(_ process: Process) -> Bool {
    process.isRunning && sleep(of: process) == nil
  }

  /// Refuses what may sleep while this CPU's temporary kmaps are open: up to 5.10 nothing may be
  /// scheduled then. Linux: `might_sleep`.
  func checkMaySleep(in code: SleepingCode) throws(Refusal) {
    guard isAtomic else { return }
    throw Refusal(.busy, .sleepsWhileAtomic(code, current.id, name: current.name))
  }

  /// Refuses to let another task run while this CPU's temporary kmaps are open.
  /// Linux: `schedule_debug`.
  public func checkMaySchedule() throws(Refusal) {
    guard isAtomic else { return }
    throw Refusal(
      .busy,
      .schedulesWhileAtomic(
        current.id, name: current.name, preemptCount: fixedMap.temporaryDepth + 1))
  }

  /// Each open `kmap_atomic` counts as one `preempt_disable`. Linux: `in_atomic`.
  private var isAtomic: Bool { fixedMap.temporaryDepth > 0 && !rules.temporaryMapsFollowTask }
}

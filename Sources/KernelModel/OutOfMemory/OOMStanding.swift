/// How a process stands with the OOM killer.
public struct OOMStanding: Hashable, BitwiseCopyable, Sendable {
  /// Linux: `oom_score_adj`.
  public internal(set) var adjustment = OOMAdjustment.neutral
  /// The least that somebody with the right has written. Linux: `oom_score_adj_min`.
  public internal(set) var floor = OOMAdjustment.neutral
  /// It was chosen, or shares a victim's memory, while the kernel worked for it: it ends when that
  /// is over, and may use reserves until then. Linux: `TIF_MEMDIE`, `SIGNAL_GROUP_EXIT`.
  public internal(set) var isDoomed = false

  init() {}

  /// A child's, or that of a new thread. Linux: `copy_signal`.
  var inherited: OOMStanding {
    var standing = self
    standing.isDoomed = false
    return standing
  }
}

extension Process {
  /// Linux: `oom_score_adj`.
  public var oomAdjustment: OOMAdjustment { standing.adjustment }
  /// It ends by SIGKILL when the kernel is done with what it asked for.
  public var isDoomed: Bool { standing.isDoomed && isRunning }
}

extension Kernel {
  /// Makes a process, and each that shares its memory, a likelier or less likely victim.
  ///
  /// Whoever asks may do everything. Linux: `__set_oom_adj`.
  /// - Throws: `EINVAL` outside of -1000 to 1000.
  public func setAdjustment(_ value: Int, of process: Process) throws(Refusal) {
    let standing = process.standing
    let written: (value: OOMAdjustment, floor: OOMAdjustment)
    do throws(Errno) {
      written = try OOMAdjustment.written(value, floor: standing.floor, isPrivileged: true)
    } catch {
      throw Refusal(error, .badAdjustment(value))
    }
    let isBorrower = processes.borrowedFrom(process) != nil
    for task in processes.all {
      let shares = !isBorrower && task.space != nil && task.space === process.space
      // The first process keeps its own, and so does who runs in its parent's memory for a while.
      let follows = shares && !task.isInitial && processes.borrowedFrom(task) == nil
      guard task.leader == process.leader || follows else { continue }
      task.standing.adjustment = written.value
      task.standing.floor = written.floor
    }
  }
}

extension Process {
  /// It belongs to the first process. Linux: `is_global_init`.
  var isInitial: Bool { leader.rawValue == 1 }
}

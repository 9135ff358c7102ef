/// What the kernel does when no page can be had. Linux: `out_of_memory`.
public enum OOMVerdict: Hashable, Sendable {
  /// Whoever may not wait for files is no reason to kill: the allocator tries again.
  case tryAgain
  /// Who asks is about to end: it gets reserves, and its memory is reaped.
  case letAskerEnd
  /// A victim still dies: the allocator tries again.
  case wait(ProcessID)
  case kill(ProcessID, OOMReason)
  /// Who was chosen has been told to end already: it gets reserves, and no report is made.
  case letVictimEnd(ProcessID)
  case panic(OOMPanic)

  /// Judges.
  ///
  /// - Parameters:
  ///   - flags: what was asked for; none for a fault that lost them.
  ///   - asker: the task that asks; it need not be among the candidates.
  ///   - candidates: the processes in the order of the task list.
  ///   - totalPages: RAM that the allocator manages and all swap.
  /// - Complexity: O(candidates)
  public init(
    on flags: AllocationFlags, constraint: OOMConstraint = .none, of asker: OOMCandidate,
    among candidates: some Sequence<OOMCandidate>, totalPages: Int, settings: OOMSettings,
    rules: KernelRules
  ) {
    if asker.willFreeMemory(among: candidates) {
      self = .letAskerEnd
    } else if !flags.isEmpty, !flags.contains(.fs) {
      self = .tryAgain
    } else if let panic = settings.panic(under: constraint) {
      self = .panic(panic)
    } else if settings.killsAllocatingTask, asker.memory != nil, !asker.isUnkillable,
      asker.adjustment != .never
    {
      self = Self.end(of: asker.id, .allocatingTask, among: candidates)
    } else {
      switch OOMChoice(among: candidates, totalPages: totalPages, rules: rules) {
      case .nobody: self = .panic(.deadlock)
      case .wait(let victim): self = .wait(victim)
      case .victim(let victim, _): self = Self.end(of: victim, .worst, among: candidates)
      }
    }
  }

  /// Linux: the beginning of `oom_kill_process`.
  private static func end(
    of victim: ProcessID, _ reason: OOMReason, among candidates: some Sequence<OOMCandidate>
  ) -> OOMVerdict {
    let task = candidates.first { $0.id == victim }
    return task?.willFreeMemory(among: candidates) == true
      ? .letVictimEnd(victim) : .kill(victim, reason)
  }
}

/// Why it is this victim.
public enum OOMReason: Hashable, BitwiseCopyable, Sendable, CaseIterable {
  /// It has the most points.
  case worst
  /// It asked for memory. Linux: `vm.oom_kill_allocating_task`.
  case allocatingTask
}

/// Why the kernel gives up.
public enum OOMPanic: Hashable, BitwiseCopyable, Sendable, CaseIterable {
  /// `vm.panic_on_oom` is 1, and all memory has run out.
  case systemWide
  /// `vm.panic_on_oom` is 2.
  case compulsory
  /// Nobody may be killed.
  case deadlock
}

/// What of the machine's memory the request was confined to. Linux: `enum oom_constraint`.
public enum OOMConstraint: String, Hashable, Sendable, CaseIterable {
  case none = "CONSTRAINT_NONE"
  case cpuset = "CONSTRAINT_CPUSET"
  case memoryPolicy = "CONSTRAINT_MEMORY_POLICY"
  case controlGroup = "CONSTRAINT_MEMCG"
}

/// The OOM killer's sysctls.
public struct OOMSettings: Hashable, BitwiseCopyable, Sendable {
  /// `vm.panic_on_oom`: 0 kills, 1 panics where all memory has run out, 2 always.
  public var panicOnOOM: UInt8 = 0
  /// `vm.oom_kill_allocating_task`.
  public var killsAllocatingTask = false
  /// `vm.oom_dump_tasks`: the report has a table of tasks.
  public var dumpsTasks = true

  public init() {}

  /// Linux: `check_panic_on_oom`.
  func panic(under constraint: OOMConstraint) -> OOMPanic? {
    switch panicOnOOM {
    case 0: nil
    case 2: .compulsory
    default: constraint == .none ? .systemWide : nil
    }
  }
}

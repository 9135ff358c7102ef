/// Who dies with a victim: every process that uses its memory, for it comes free only when nobody
/// does. Linux: `__oom_kill_process`.
public struct OOMDeaths: Hashable, Sendable {
  /// The victim, then those who share its memory, in the order of the task list.
  public private(set) var killed: [ProcessID]
  /// The first process uses the same memory, which therefore stays.
  public private(set) var pinningProcess: ProcessID?

  /// Whether the reaper may take the memory at once. Linux: `queue_oom_reaper`.
  public var canReap: Bool { pinningProcess == nil }

  /// - Complexity: O(candidates)
  public init(of victim: OOMCandidate, among candidates: some Sequence<OOMCandidate>) {
    killed = [victim.id]
    for candidate in candidates where candidate.sharesMemory(with: victim) {
      if candidate.traits.contains(.initial) {
        pinningProcess = candidate.id
      } else if !candidate.traits.contains(.kernelThread) {
        killed.append(candidate.id)
      }
    }
  }
}

extension OOMCandidate {
  /// Whether it, and whoever shares its memory, is about to end: there is no need to kill anybody.
  /// Linux: `task_will_free_mem`.
  ///
  /// - Complexity: O(candidates)
  public func willFreeMemory(among candidates: some Sequence<OOMCandidate>) -> Bool {
    guard memory != nil, isEnding, !traits.contains(.reaped) else { return false }
    return candidates.allSatisfy { !$0.sharesMemory(with: self) || $0.isEnding }
  }

  /// Linux: `__task_will_free_mem`.
  private var isEnding: Bool {
    !traits.contains(.dumpingCore) && !traits.isDisjoint(with: [.groupExiting, .exiting])
  }
}

/// Whom the OOM killer picks among all processes. Linux: `select_bad_process`.
public enum OOMChoice: Hashable, Sendable {
  /// Nobody may be killed.
  case nobody
  /// A victim chosen before still holds its memory: nobody else dies until it is gone.
  case wait(ProcessID)
  /// The worst, with its points; nil of a task that asked to be the first.
  case victim(ProcessID, points: Int?)

  /// Looks at processes in the order of the task list, and ends early at a victim that has not gone.
  /// Of equal ones the later is taken. Linux: `oom_evaluate_task`.
  ///
  /// - Complexity: O(candidates); allocates nothing.
  public init(
    among candidates: some Sequence<OOMCandidate>, totalPages: Int, rules: KernelRules
  ) {
    var chosen: (id: ProcessID, points: Int?)?
    for candidate in candidates where !candidate.isUnkillable {
      if candidate.traits.contains(.victim) {
        if candidate.traits.contains(.reaped) { continue }
        self = .wait(candidate.id)
        return
      }
      if candidate.traits.contains(.origin) {
        chosen = (candidate.id, nil)
        continue
      }
      guard let points = candidate.badness(totalPages: totalPages, rules: rules) else { continue }
      if let best = chosen, points < best.points ?? Int.max { continue }
      chosen = (candidate.id, points)
    }
    self = chosen.map { .victim($0.id, points: $0.points) } ?? .nobody
  }
}

import KernelModel

/// The watermark tests of requests, and which of them are worth telling: trying again in vain is
/// told once, and a request that is served like an earlier one not at all.
struct ZoneTrials {
  struct Request: Equatable {
    var order: UInt8
    var flags: AllocationFlags
    var type: MigrateType
    var zoneClass: Zone.Kind
  }

  private var request: Request?
  /// Requests that were served at the first try, and by which zone.
  private var served: [(request: Request, zone: Zone.Kind)] = []
  private var isSlow = false
  private var last: ZoneTrial?
  /// The request's trials so far.
  private var trials: [ZoneTrial] = []

  mutating func begin(_ request: Request) {
    self.request = request
    isSlow = false
    last = nil
    trials = []
  }

  /// A request served at the first try is not told again when the next one is like it.
  mutating func endRequest() {
    guard let request, let last, last.verdict == .passed, !isSlow else { return }
    served.append((request, last.zone))
  }

  mutating func forgetRequest() { request = nil }

  /// What a trial adds to the story; nil when the whole request is like an earlier one.
  mutating func steps(after trial: ZoneTrial) -> [AllocationStep]? {
    defer { last = trial }
    let isAtSlowMark = trial.limits.mark != .low
    if trial.verdict == .passed, last == nil, !isAtSlowMark,
      served.contains(where: { $0.request == request && $0.zone == trial.zone })
    {
      return nil
    }
    guard !trials.contains(trial) else { return [] }
    trials.append(trial)
    return isAtSlowMark ? slowPath() + [.tried(trial)] : [.tried(trial)]
  }

  /// Says once that no zone passed at its low mark.
  private mutating func slowPath() -> [AllocationStep] {
    guard !isSlow else { return [] }
    isSlow = true
    return [.slowPathBegan]
  }

  /// The slow path begins with waking kswapd, unless that is because of a boost.
  mutating func slowStart() -> [AllocationStep] {
    guard let last, last.verdict != .passed, last.limits.mark == .low else { return [] }
    return slowPath()
  }
}

/// A pass of the background reclaimer over the node, and what follows. Linux: `balance_pgdat`.
public struct BackgroundPass: BitwiseCopyable, Hashable, Sendable {
  public var priority: Int
  /// Pages of boost that it still works off: it neither swaps nor writes for them.
  /// Linux: `nr_boost_reclaim`.
  public var boostPages: Int
  /// Pages to be freed. Linux: `nr_to_reclaim`.
  public var aim: Int
  /// Pages taken off lists, and those of them that were freed.
  public var takenPages: Int
  public var reclaimedPages: Int

  public init(priority: Int, boostPages: Int, aim: Int, takenPages: Int, reclaimedPages: Int) {
    self.priority = priority
    self.boostPages = boostPages
    self.aim = aim
    self.takenPages = takenPages
    self.reclaimedPages = reclaimedPages
  }

  /// What follows a pass, unless the node is balanced.
  public enum Next: Hashable, Sendable {
    case pass(priority: Int)
    /// Everything was looked at.
    case givesUp
    /// A boost is worked off with what is to be had for nothing, and there was none of that.
    case leavesBoost
  }

  public var next: Next {
    if boostPages > 0, reclaimedPages == 0 { return .leavesBoost }
    // Looking at as many pages as are to be freed is enough if some of them are.
    let isEnough = takenPages >= aim || boostPages > 0 && priority == Self.lastBoostPriority
    let next = isEnough && reclaimedPages > 0 ? priority : priority - 1
    return next >= 1 ? .pass(priority: next) : .givesUp
  }

  /// A boost is no reason to look at more than 1/1024 of the lists.
  static let lastBoostPriority = ScanRequest.firstPriority - 2

  /// What a pass is to free: each zone's high mark with its boost, at least a batch.
  /// Linux: `kswapd_shrink_node`.
  ///
  /// - Parameter highMarks: of the zones of the class and below that have pages.
  public static func aim(highMarks: some Sequence<Int>) -> Int {
    highMarks.reduce(0) { $0 + max($1, ScanRounds.batchPages) }
  }
}

extension Sequence<Bool> {
  /// Whether the background reclaimer may rest: some zone passes the watermark test at its high
  /// mark, or there is no zone. Linux: `pgdat_balanced`.
  ///
  /// Each element is the answer of a zone of the class and below that has pages.
  public var isBalanced: Bool {
    var isEmpty = true
    for passes in self {
      if passes { return true }
      isEmpty = false
    }
    return isEmpty
  }
}

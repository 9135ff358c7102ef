/// Whether enough pages of a zone stay free: more than the mark, lowered for those who may use
/// reserves, and what the zone keeps from the class that asks.
///
/// For a longer run some list must have one besides, which these numbers do not tell.
/// Linux: `__zone_watermark_ok`.
public struct WatermarkTest: BitwiseCopyable, Hashable, Sendable {
  public let freePages: Int
  /// Of those, what the request cannot use: 2^order - 1, and the HighAtomic reserve, be it in use
  /// or not. Linux: `__zone_watermark_unusable_free`.
  public let unusablePages: Int
  /// The mark with its boost, and what is left of it for this request.
  public let mark: Int
  public let reducedMark: Int
  /// What the zone keeps from the class. Linux: `lowmem_reserve`.
  public let reserve: Int

  /// - Parameter mark: with the zone's boost.
  public init(
    order: Int, freePages: Int, mark: Int, reserve: Int, highAtomicPages: Int,
    limits: AllocationLimits, rules: KernelRules
  ) {
    self.freePages = freePages
    self.mark = mark
    self.reserve = reserve
    reducedMark = limits.reduced(mark, rules)
    unusablePages = 1 << order - 1 + (limits.countsHighAtomic(rules) ? 0 : highAtomicPages)
  }

  /// The test: `usable > needed`.
  public var usablePages: Int { freePages - unusablePages }
  public var neededPages: Int { reducedMark + reserve }
  public var isPassed: Bool { usablePages > neededPages }

  /// Whether it would be passed if so many more pages were free. Linux: `should_reclaim_retry`.
  public func isPassed(reclaiming pages: Int) -> Bool { usablePages + pages > neededPages }
}

extension AllocationLimits {
  /// What a mark is for those who may go below it.
  fileprivate func reduced(_ mark: Int, _ rules: KernelRules) -> Int {
    var reduced = mark
    if contains(.highPriority) { reduced -= reduced / 2 }
    if rules.harderNeedsHigh {
      if isSuperset(of: [.highPriority, .harder]) { reduced -= reduced / 4 }
      if contains(.outOfMemoryVictim) { reduced -= reduced / 2 }
    } else if contains(.outOfMemoryVictim) {
      reduced -= reduced / 2
    } else if contains(.harder) {
      reduced -= reduced / 4
    }
    return reduced
  }

  /// Whether pages of HighAtomic blocks count as free.
  fileprivate func countsHighAtomic(_ rules: KernelRules) -> Bool {
    guard rules.harderNeedsHigh else { return usesHighAtomic }
    return !isDisjoint(with: [.harder, .highPriority, .highAtomic, .outOfMemoryVictim])
  }
}

/// How long an allocation goes on asking for reclaim that does not help it.
///
/// A zone is worth another try if it would pass the watermark test at its min mark with everything
/// free that could be reclaimed in it: `WatermarkTest.isPassed(reclaiming:)`.
/// Linux: `should_reclaim_retry`.
public struct ReclaimRetry: BitwiseCopyable, Hashable, Sendable {
  /// Rounds of reclaim in a row that freed nothing. Linux: `no_progress_loops`.
  public private(set) var fruitlessRounds = 0

  /// Linux: `MAX_RECLAIM_RETRIES`.
  public static let mostFruitlessRounds = 16

  public init() {}

  /// Counts a round. What was freed for a long run says little about the next.
  public mutating func note(hasFreed: Bool, order: Int) {
    fruitlessRounds = hasFreed && order <= Order.costly ? 0 : fruitlessRounds + 1
  }

  /// Whether nothing but reserves is left to try.
  public var isExhausted: Bool { fruitlessRounds > Self.mostFruitlessRounds }
}

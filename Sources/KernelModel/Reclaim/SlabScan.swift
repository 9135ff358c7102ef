/// The work of one slab shrinker in a pass: how many of its objects it looks at.
///
/// It grows with the priority of the pass and shrinks with what an object costs to make again; work
/// that was too little for a batch, or that the caller may not do, is deferred to the next pass.
///
/// 1. `scanned` and `remaining` together are `total`.
///
/// Linux: `do_shrink_slab`.
public struct SlabScan: BitwiseCopyable, Hashable, Sendable {
  /// Objects that could be freed.
  public let freeable: Int
  /// Left over from passes before.
  public let deferred: Int
  /// What this pass adds.
  public let delta: Int
  /// What is to be looked at now.
  public let total: Int
  /// What is still to be looked at.
  public private(set) var remaining: Int
  public var scanned: Int { total - remaining }
  private let defersWholly: Bool

  /// Seeks of the disk that it takes to make an object again. Linux: `DEFAULT_SEEKS`.
  public static let usualSeeks = 2
  /// Linux: `SHRINK_BATCH`.
  public static let usualBatch = 128

  /// - Parameter seeks: 0 for objects that are made without input or output.
  public init(
    freeable: Int, deferred: Int, priority: Int, seeks: Int = usualSeeks, rules: KernelRules
  ) {
    self.freeable = freeable
    self.deferred = deferred
    defersWholly = !rules.deferredSlabsFade
    delta = seeks == 0 ? freeable / 2 : (freeable >> priority) * 4 / seeks
    var total: Int
    if rules.deferredSlabsFade {
      total = deferred >> priority + delta
    } else {
      total = deferred + delta
      if delta < freeable / 4 { total = min(total, freeable / 2) }
    }
    total = min(total, 2 * freeable)
    self.total = total
    remaining = total
  }

  /// How many objects to look at next; nil when what is left is no batch.
  ///
  /// - Parameter batch: of the shrinker, in objects.
  public mutating func nextBatch(_ batch: Int = usualBatch) -> Int? {
    guard remaining > 0, remaining >= batch || remaining >= freeable else { return nil }
    let count = min(batch, remaining)
    remaining -= count
    return count
  }

  /// What is deferred to the next pass.
  public var nextDeferred: Int {
    let rest = max(0, deferred + delta - scanned)
    return defersWholly ? rest : min(rest, 2 * freeable)
  }
}

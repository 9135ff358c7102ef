import KernelModel

/// A decision with the state just before it, as recorded.
enum DecisionLine {
  case scan(Scan)
  case flags(Flags)
  case priority(BackgroundPass, next: Int)
  case balanced(zones: [WatermarkFigures], Bool)
  case watermark(WatermarkFigures, Bool)
  case retry(Retry, Bool)
  case slab(Slab)

  var kind: DecisionKind {
    switch self {
    case .scan: .scan
    case .flags: .flags
    case .priority: .prio
    case .balanced: .balanced
    case .watermark: .wmark
    case .retry: .retry
    case .slab: .slab
    }
  }

  /// One call of `shrink_lruvec`.
  struct Scan {
    var request: ScanRequest
    var aim: Int
    var isDirect: Bool
    var deactivated: DeactivatedSides
    /// Of the zones of the class and below, and of the whole node.
    var sizes: EvictableCounts
    var node: EvictableCounts
    /// What was asked, with what each inactive batch gave.
    var requests: [ScanRounds.Request]
    var batches: [ScanRounds.Batch]
    /// Pages freed by each inactive batch that took some.
    var reclaimed: [Int]
  }

  struct Flags {
    var priority: Int
    var lists: EvictableCounts
    var freePages: Int
    var highMarks: Int
    var deactivated: DeactivatedSides
    var answer: CacheVerdict
  }

  /// The numbers of a watermark test.
  struct WatermarkFigures {
    var order: Int
    var freePages: Int
    var mark: Int
    var reserve: Int
    var highAtomicPages: Int
    var limits: AllocationLimits = []
  }

  struct Retry {
    var zone: Zone.Kind
    var order: Int
    /// Free pages and those that could be reclaimed.
    var availablePages: Int
    /// The min mark with its boost.
    var mark: Int
  }

  struct Slab {
    var function: String
    var deferred: Int
    var freeable: Int
    var priority: Int
    var answer: SlabWork
  }
}

/// What a shrinker adds to its work, and what it has to do.
public struct SlabWork: Hashable, Sendable, Encodable {
  public var delta: Int
  public var total: Int
}

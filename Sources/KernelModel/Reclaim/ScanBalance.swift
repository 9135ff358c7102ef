/// How a pass shares its work between the sides. Linux: `enum scan_balance`.
public enum ScanBalance: BitwiseCopyable, Hashable, Sendable {
  /// By the size of the lists alone.
  case equal
  /// In these proportions, of `anonymous + file`.
  case fractions(anonymous: UInt32, file: UInt32)
  case anonymousOnly
  case fileOnly
}

/// What decides how a pass shares its work. Linux: `get_scan_count`.
public struct ScanRequest: BitwiseCopyable, Hashable, Sendable {
  /// From 12, where 1/4096 of each list is looked at, down to 0, where all of it is.
  /// Linux: `scan_control.priority`, `DEF_PRIORITY`.
  public var priority: Int
  /// `vm.swappiness`, 0 to 200: how readily pages are swapped.
  public var swappiness: UInt32
  /// Whether anything may be swapped, which a pass for a boost may not. Linux: `may_swap`.
  public var maySwap: Bool
  public var freeSwapSlots: Int
  public var costs: ScanCosts
  public var cache: CacheVerdict

  public init(
    priority: Int, swappiness: UInt32 = 60, maySwap: Bool = true, freeSwapSlots: Int,
    costs: ScanCosts = ScanCosts(), cache: CacheVerdict = CacheVerdict()
  ) {
    self.priority = priority
    self.swappiness = swappiness
    self.maySwap = maySwap
    self.freeSwapSlots = freeSwapSlots
    self.costs = costs
    self.cache = cache
  }

  /// The priority that every reclaim begins with. Linux: `DEF_PRIORITY`.
  public static let firstPriority = 12

  public var balance: ScanBalance {
    guard maySwap, freeSwapSlots > 0 else { return .fileOnly }
    // Close to the end of memory cleverness would only keep pages back.
    if priority == 0, swappiness > 0 { return .equal }
    if cache.isTiny { return .anonymousOnly }
    if cache.isTrimmed { return .fileOnly }
    return fractions
  }

  /// A side that costs more to evict is asked for less. In 32 bits, as on i386.
  private var fractions: ScanBalance {
    let both = costs.anonymous &+ costs.file
    let anonymousCost = both &+ costs.anonymous
    let fileCost = both &+ costs.file
    let total = anonymousCost &+ fileCost &+ 1
    return .fractions(
      anonymous: Self.share(swappiness, of: total, anonymousCost),
      file: Self.share(200 &- swappiness, of: total, fileCost))
  }

  private static func share(_ weight: UInt32, of total: UInt32, _ cost: UInt32) -> UInt32 {
    let divisor = cost &+ 1
    return divisor == 0 ? 0 : weight &* total / divisor
  }

  /// How many pages of each list the pass looks at.
  ///
  /// - Parameter sizes: of the lists in the zones of the pass's class and below.
  public func targets(of sizes: EvictableCounts) -> EvictableCounts {
    var targets = EvictableCounts()
    let balance = balance
    for list in EvictableList.allCases {
      let pages = sizes[list] >> priority
      targets[list] =
        switch balance {
        case .equal: pages
        case .anonymousOnly: list.side == .anonymous ? pages : 0
        case .fileOnly: list.side == .file ? pages : 0
        case .fractions(let anonymous, let file):
          Self.part(list.side == .anonymous ? anonymous : file, of: anonymous &+ file, pages)
        }
    }
    return targets
  }

  private static func part(_ fraction: UInt32, of denominator: UInt32, _ pages: Int) -> Int {
    guard denominator > 0 else { return 0 }
    let product = UInt64(truncatingIfNeeded: pages) &* UInt64(fraction)
    return Int(truncatingIfNeeded: product / UInt64(denominator))
  }
}

import KernelModel

extension DecisionLine {
  /// Decides again, and tells what comes out otherwise.
  func mismatch(_ header: DecisionHeader, _ rules: KernelRules) -> DecisionMismatch? {
    switch self {
    case .scan(let scan): scan.mismatch(header)
    case .flags(let flags): flags.mismatch
    case .priority(let pass, let next): pass.mismatch(next)
    case .balanced(let zones, let answer):
      Self.mismatch(
        answer, mayPass: zones.map { $0.test(rules).isPassed }.isBalanced,
        mustPass: zones.map { $0.order == 0 && $0.test(rules).isPassed }.isBalanced)
    case .watermark(let figures, let answer):
      Self.mismatch(
        answer, mayPass: figures.test(rules).isPassed,
        mustPass: figures.order == 0 && figures.test(rules).isPassed)
    case .retry(let retry, let answer): retry.mismatch(answer, header, rules)
    case .slab(let slab): slab.mismatch(rules)
    }
  }

  /// For longer runs there must be a block besides, of which the line says nothing: enough free
  /// pages need not be enough.
  fileprivate static func mismatch(
    _ answer: Bool, mayPass: Bool, mustPass: Bool
  ) -> DecisionMismatch? {
    answer && !mayPass || !answer && mustPass ? .answer(expected: answer) : nil
  }
}

extension DecisionLine.WatermarkFigures {
  func test(_ rules: KernelRules) -> WatermarkTest {
    WatermarkTest(
      order: order, freePages: freePages, mark: mark, reserve: reserve,
      highAtomicPages: highAtomicPages, limits: limits, rules: rules)
  }
}

extension DecisionLine.Flags {
  var computed: CacheVerdict {
    CacheVerdict(
      priority: priority, lists: lists, freePages: freePages, highMarks: highMarks,
      deactivating: deactivated)
  }

  var mismatch: DecisionMismatch? {
    let computed = computed
    return computed == answer ? nil : .flags(expected: answer, got: computed)
  }

  /// Whether other free pages than were recorded explain the answer: the kernel read them a moment
  /// later.
  var isExplainedByFreePages: Bool {
    answer.isTrimmed == computed.isTrimmed
      && CacheVerdict.sparesFiles(priority: priority, lists: lists, deactivating: deactivated)
  }
}

extension BackgroundPass {
  /// A run for a boost may be followed by one that is none, which begins anew.
  fileprivate func mismatch(_ recorded: Int) -> DecisionMismatch? {
    let computed =
      switch next {
      case .pass(let priority): priority
      case .givesUp: 0
      case .leavesBoost: priority
      }
    if computed == recorded { return nil }
    if boostPages > 0, recorded == ScanRequest.firstPriority { return nil }
    return .priority(expected: recorded, got: computed)
  }
}

extension DecisionLine.Retry {
  /// The line says nothing of the class that asked, nor of the HighAtomic reserve: all that they
  /// can be is tried.
  fileprivate func mismatch(
    _ answer: Bool, _ header: DecisionHeader, _ rules: KernelRules
  ) -> DecisionMismatch? {
    let size = header.zones[zone]
    let reserves = size?.protection.dropFirst(Int(zone.rawValue)) ?? []
    let mostHighAtomic = (size?.managedPages ?? 0) / 100 + 2 * header.pageblockPages
    func passes(reserve: Int, highAtomic: Int) -> Bool {
      DecisionLine.WatermarkFigures(
        order: order, freePages: availablePages, mark: mark, reserve: reserve,
        highAtomicPages: highAtomic
      ).test(rules).isPassed
    }
    return DecisionLine.mismatch(
      answer, mayPass: passes(reserve: reserves.min() ?? 0, highAtomic: 0),
      mustPass: order == 0
        && passes(reserve: reserves.max() ?? 0, highAtomic: mostHighAtomic))
  }
}

extension DecisionLine.Slab {
  fileprivate func mismatch(_ rules: KernelRules) -> DecisionMismatch? {
    var nearest: SlabWork?
    for seeks in Self.seeks(of: function) {
      let scan = SlabScan(
        freeable: freeable, deferred: deferred, priority: priority, seeks: seeks, rules: rules)
      let work = SlabWork(delta: scan.delta, total: scan.total)
      if work == answer { return nil }
      if nearest == nil || work.delta == answer.delta { nearest = work }
    }
    return nearest.map { .slab(expected: answer, got: $0) }
  }

  /// What an object of a shrinker costs to make again. Inodes and dentries of sysfs and proc come
  /// from no disk, those of other file systems do; the function is the same.
  private static func seeks(of function: String) -> [Int] {
    switch function {
    case "super_cache_scan": [SlabScan.usualSeeks, 0]
    case "scan_shadow_nodes": [0]
    case "ttm_pool_shrinker_scan": [1]
    case "mmu_shrink_scan": [10 * SlabScan.usualSeeks]
    default: [SlabScan.usualSeeks]
    }
  }
}

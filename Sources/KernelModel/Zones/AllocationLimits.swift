/// How far an attempt may go: which mark it respects and which reserves it may use.
///
/// The values are Linux's. Linux: `ALLOC_*`.
public struct AllocationLimits: OptionSet, BitwiseCopyable, Hashable, Sendable {
  public var rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The marks take the two lowest bits: 0 is the min mark.
  public static let low = AllocationLimits(rawValue: 1)
  public static let high = AllocationLimits(rawValue: 2)
  /// Ignores all marks: who reclaims memory may need some.
  public static let noWatermarks = AllocationLimits(rawValue: 4)
  /// A victim of the OOM killer, which needs memory to exit.
  public static let outOfMemoryVictim = AllocationLimits(rawValue: 8)
  /// Cannot wait: a quarter below the mark. Linux: `ALLOC_HARDER`, later `ALLOC_NON_BLOCK`.
  public static let harder = AllocationLimits(rawValue: 0x10)
  /// `__GFP_HIGH`: half below the mark. Linux: `ALLOC_HIGH`, later `ALLOC_MIN_RESERVE`.
  public static let highPriority = AllocationLimits(rawValue: 0x20)
  /// A longer run for who cannot wait. Linux: `ALLOC_HIGHATOMIC`, from 6.1.116 on.
  public static let highAtomic = AllocationLimits(rawValue: 0x200)
  /// May wake the background reclaimer.
  public static let kswapd = AllocationLimits(rawValue: 0x800)

  /// The mark in force. Linux: `ALLOC_WMARK_MASK`.
  public var mark: Watermarks.Mark { Watermarks.Mark(rawValue: UInt8(rawValue & 3)) ?? .high }

  /// Whether HighAtomic blocks may be used.
  var usesHighAtomic: Bool { !isDisjoint(with: [.harder, .outOfMemoryVictim]) }

  /// What the slow path may do for a request. Linux: `gfp_to_alloc_flags`.
  init(
    slowPathOf flags: AllocationFlags, context: AllocationContext,
    rules: KernelRules = KernelRules(.oldest)
  ) {
    var limits: AllocationLimits = []
    if flags.contains(.high) { limits.insert(.highPriority) }
    if flags.contains(.kswapdReclaim) { limits.insert(.kswapd) }
    if flags.contains(.atomicContext) {
      if !flags.contains(.noMemoryAllocation) { limits.insert(.harder) }
    } else if context.contains(.realTime) {
      limits.insert(.lastResort(rules))
    }
    self = limits
  }

  /// What a real-time task may do, and who must not fail when nothing else is left.
  static func lastResort(_ rules: KernelRules) -> AllocationLimits {
    rules.harderNeedsHigh ? .highPriority : .harder
  }
}

/// What the task that asks is, as far as the allocator cares.
public struct AllocationContext: OptionSet, Hashable, Sendable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Is reclaiming memory for others. Linux: `PF_MEMALLOC`.
  public static let reclaiming = AllocationContext(rawValue: 1)
  /// Was chosen by the OOM killer. Linux: `tsk_is_oom_victim`.
  public static let outOfMemoryVictim = AllocationContext(rawValue: 2)
  /// Runs under a real-time policy. Linux: `rt_task`.
  public static let realTime = AllocationContext(rawValue: 4)
}

/// How a caller wants its pages: from which zones, of which mobility, at which price.
///
/// The values are those of Linux 5.10's `___GFP_*`. Linux: `gfp_t`.
public struct AllocationFlags: OptionSet, Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let dma = AllocationFlags(rawValue: 0x01)
  public static let highMemory = AllocationFlags(rawValue: 0x02)
  public static let dma32 = AllocationFlags(rawValue: 0x04)
  public static let movable = AllocationFlags(rawValue: 0x08)
  public static let reclaimable = AllocationFlags(rawValue: 0x10)
  public static let high = AllocationFlags(rawValue: 0x20)
  public static let io = AllocationFlags(rawValue: 0x40)
  public static let fs = AllocationFlags(rawValue: 0x80)
  public static let zero = AllocationFlags(rawValue: 0x100)
  public static let atomicContext = AllocationFlags(rawValue: 0x200)
  public static let directReclaim = AllocationFlags(rawValue: 0x400)
  public static let kswapdReclaim = AllocationFlags(rawValue: 0x800)
  public static let write = AllocationFlags(rawValue: 0x1000)
  public static let noWarn = AllocationFlags(rawValue: 0x2000)
  public static let retryMayFail = AllocationFlags(rawValue: 0x4000)
  public static let noFail = AllocationFlags(rawValue: 0x8000)
  public static let noRetry = AllocationFlags(rawValue: 0x10000)
  public static let memoryAllocation = AllocationFlags(rawValue: 0x20000)
  public static let compound = AllocationFlags(rawValue: 0x40000)
  public static let noMemoryAllocation = AllocationFlags(rawValue: 0x80000)
  public static let hardwall = AllocationFlags(rawValue: 0x100000)
  public static let thisNode = AllocationFlags(rawValue: 0x200000)
  public static let account = AllocationFlags(rawValue: 0x400000)

  /// `__GFP_RECLAIM`
  public static let reclaim: AllocationFlags = [.directReclaim, .kswapdReclaim]
  /// `GFP_KERNEL`
  public static let kernel: AllocationFlags = [.reclaim, .io, .fs]
  /// `GFP_ATOMIC`
  public static let atomic: AllocationFlags = [.high, .atomicContext, .kswapdReclaim]
  /// `GFP_NOWAIT`
  public static let noWait: AllocationFlags = [.kswapdReclaim]
  /// `GFP_NOIO`
  public static let noIO: AllocationFlags = [.reclaim]
  /// `GFP_NOFS`
  public static let noFS: AllocationFlags = [.reclaim, .io]
  /// `GFP_USER`
  public static let user: AllocationFlags = [.kernel, .hardwall]
  /// `GFP_HIGHUSER`
  public static let highUser: AllocationFlags = [.user, .highMemory]
  /// `GFP_HIGHUSER_MOVABLE`
  public static let highUserMovable: AllocationFlags = [.highUser, .movable]
}

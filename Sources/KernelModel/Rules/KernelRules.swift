/// The rules in which the kernels differ, as switches that the code asks.
///
/// `KernelRule.all` says where each of them stands in Linux and how every kernel has it; `init`
/// sets the switches from there, once a boot.
public struct KernelRules: Hashable, Sendable {
  /// Whose rules these are: to be told, never to be compared.
  public let version: KernelVersion

  /// Which neighbour an anonymous `mmap` joins when it fits both but they do not fit each other.
  public enum HoleFilling: Hashable, Sendable { case previous, next }

  /// How long a CPU's lists may grow.
  public enum PerCPUHigh: Hashable, Sendable {
    /// Six batches. Linux up to 5.13: `pageset_set_batch`.
    case sixBatches
    /// The zone's low mark, at least four batches. Linux from 5.14: `zone_highsize`.
    case lowWatermark
  }

  /// Whether the empty Movable zone counts as high memory, and so gets marks of its own.
  public enum MovableZoneMarks: Hashable, Sendable {
    /// Whenever the kernel is built with high memory. Linux up to 5.13: `zone_movable_is_highmem`.
    case always
    /// Only when the highest populated zone is HighMem. Linux from 5.14.
    case withHighMemory
  }

  /// How a new table of the vmalloc window reaches the directories of processes.
  public enum VmallocSync: Hashable, Sendable {
    /// At once; a fault mends what was missed. `vmalloc_fault` of 32 bits is back since 5.9.
    case eagerAndFault
    /// At once, and no fault mends anything.
    case eager
  }

  /// Of `brk`.
  public internal(set) var heapJoinsBSS = false, breakShrinksOverHoles = false
  /// Of `mmap` and merging.
  public internal(set) var holeFilling = HoleFilling.previous
  public internal(set) var faultedJoinsUnfaulted = false, findsGapsBeforeGuards = false,
    stackFlagMarksArea = false, hugeMapsAreOutOfMemory = false
  /// Of `mremap`.
  public internal(set) var growingMoveMerges = false, moveChecksSource = false,
    moveChecksArgumentsFirst = false, fixedMoveChecksSourceFirst = false,
    keepsSharedSource = false, keptSourceForgetsPages = false, keptSourceCountsAsLocked = false,
    movesSeveralAreas = false
  /// Of `mprotect`.
  public internal(set) var protectRestoresWrite = false, unwritableDropsAccount = false
  /// Of `madvise` and `mlock`.
  public internal(set) var adviceSplitFailsAgain = false, knowsPopulateAdvice = false,
    populateAdviceStopsAtHoles = false, lockOnFaultChecksAccess = false
  /// Of page faults.
  public internal(set) var firstSharedWriteIsMajor = false, reportsKernelFaultCode = false,
    faultsAroundWithin2M = false
  /// Of faults on pages in swap, and of writes to pages that are in both.
  public internal(set) var swapInFreesSlotFirst = false, writeFreesSwapSlot = false,
    copyFreesSwapSlot = false, mappingLocksPages = false, swapReadsAreWorkingSet = false
  /// Of programs.
  public internal(set) var programsDenyWrite = false, hasClockData = false,
    firstSegmentReplacesNothing = false, measuresWholeProgram = false, alignsLoaders = false,
    mapsZerosBySegment = false, loaderHeapIsApart = false, tellsSignalStackSize = false,
    tellsRestartableSequences = false
  /// In bytes, what the headers of a program may take.
  public internal(set) var mostProgramHeaderBytes = 0
  /// `ELF_ET_DYN_BASE`, and the pages of the vdso.
  public internal(set) var programBase: UInt32 = 0, vdsoPageCount: UInt32 = 0
  /// Of the kernel itself.
  public internal(set) var isWide = false, temporaryMapsFollowTask = false
  /// Temporary kmaps of one CPU.
  public internal(set) var temporarySlotsPerCPU = 0
  /// Of the vmalloc window.
  public internal(set) var vmallocTellsSize = false, vunmapNamesItself = false
  public internal(set) var vmallocSync = VmallocSync.eagerAndFault
  /// The soft limit RLIMIT_MEMLOCK of a new process, in bytes.
  public internal(set) var lockedMemoryLimit: UInt32 = 0
  /// Of the page allocator.
  public internal(set) var perCPUHigh = PerCPUHigh.sixBatches,
    movableZoneMarks = MovableZoneMarks.always
  /// From this many pages of RAM on, `min_free_kbytes` is computed a second time late in boot, when
  /// the high marks are known and no longer count as available. `nil` means never.
  /// Linux from 5.15: `set_recommended_min_free_kbytes`, which machines below 512 MiB do not reach.
  public internal(set) var recomputesMinFreeFromPages: Int?
  public internal(set) var harderNeedsHigh = false
  /// The most that `vm.watermark_scale_factor` may be. Linux from 5.17: 3000, 30 % of the zone.
  public internal(set) var mostWatermarkScale = 0
  /// Of reclaim.
  public internal(set) var deferredSlabsFade = false, lockedPagesActivate = false
  /// Of boot.
  public internal(set) var reservesFirstMegabyte = false, namesEventTimer = false,
    logsUnavailableRanges = false
  /// Of `/proc/PID/smaps`; the width is that of `THPeligible`.
  public internal(set) var smapsTellsDirtyShare = false, smapsTellsMergedPages = false,
    smapsHugePageColumn = 0
  /// Of `/proc/meminfo` and `/proc/zoneinfo`.
  public internal(set) var hasLongMemInfo = false, zoneInfoTellsBoost = false,
    nodeCountsTables = false
  /// Of what is told of memory when it runs out.
  public internal(set) var outOfMemoryTellsBoost = false, outOfMemoryTellsSwapTraffic = false,
    outOfMemoryStopsAtZone = false
  /// Of `/proc/PID/maps`; the column is counted from 0.
  public internal(set) var heapNameIsStrict = false, mapsNameColumn = 0

  public init(_ version: KernelVersion) {
    self.version = version
    for rule in KernelRule.all { rule.apply(&self, version) }
  }
}

/// Whose answers Pagewalk gives. 5.10 is the base; the others turn single rules.
public enum KernelVersion: String, Hashable, Sendable, CaseIterable {
  /// Linux 5.10 LTS on i386.
  case v5_10 = "5.10"
  /// Linux 6.1 on i386.
  case v6_1 = "6.1"
  /// Linux 6.18 on x86-64, running a 32-bit program.
  case v6_18 = "6.18"
}

/// The rules in which the kernels differ, as switches that the code asks.
///
/// `KernelRule.all` says what each of them means, where it stands in Linux and how every kernel has
/// it; `init` sets the switches from there.
public struct KernelRules: Hashable, Sendable {
  public let version: KernelVersion

  /// Which neighbour an anonymous `mmap` joins when it fits both but they do not fit each other.
  public enum HoleFilling: Hashable, Sendable { case previous, next }

  /// How a new table of the vmalloc window reaches the directories of processes.
  public enum VmallocSync: String, Hashable, Sendable {
    /// At once; a fault mends what was missed. `vmalloc_fault` of 32 bits is back since 5.9.
    case eagerAndFault = "both"
    /// At once, and no fault mends anything.
    case eager
  }

  /// Of `brk`.
  public internal(set) var heapJoinsBSS = false, breakShrinksOverHoles = false
  /// Of `mmap` and merging.
  public internal(set) var holeFilling = HoleFilling.previous
  public internal(set) var faultedJoinsUnfaulted = false, findsGapsBeforeGuards = false,
    stackFlagMarksArea = false
  /// Of `mremap`.
  public internal(set) var growingMoveMerges = false, moveChecksSource = false,
    moveChecksArgumentsFirst = false, fixedMoveChecksSourceFirst = false,
    keepsSharedSource = false, keptSourceForgetsPages = false, keptSourceCountsAsLocked = false,
    movesSeveralAreas = false
  /// Of `mprotect`.
  public internal(set) var protectRestoresWrite = false, unwritableDropsAccount = false
  /// Of `madvise` and `mlock`.
  public internal(set) var adviceSplitFailsAgain = false, populateAdviceStopsAtHoles = false,
    lockOnFaultChecksAccess = false
  /// Of page faults.
  public internal(set) var firstSharedWriteIsMajor = false, reportsKernelFaultCode = false,
    faultsAroundWithin2M = false
  /// Of programs.
  public internal(set) var programsDenyWrite = false, hasClockData = false,
    firstSegmentReplacesNothing = false, measuresWholeProgram = false, alignsLoaders = false,
    mapsZerosBySegment = false, loaderHeapIsApart = false
  /// In bytes, what the headers of a program may take.
  public internal(set) var mostProgramHeaderBytes = 0
  /// `ELF_ET_DYN_BASE`, and the pages of the vdso.
  public internal(set) var programBase: UInt32 = 0, vdsoPageCount: UInt32 = 0
  /// Of the kernel itself.
  public internal(set) var isWide = false, temporaryMapsFollowTask = false
  /// Of the vmalloc window.
  public internal(set) var vmallocSync = VmallocSync.eagerAndFault
  /// The soft limit RLIMIT_MEMLOCK of a new process, in bytes.
  public internal(set) var lockedMemoryLimit: UInt32 = 0
  /// Of `/proc/PID/maps`; the column is counted from 0.
  public internal(set) var heapNameIsStrict = false, mapsNameColumn = 0

  public init(_ version: KernelVersion) {
    self.version = version
    for rule in KernelRule.all { rule.apply(&self, version) }
  }
}

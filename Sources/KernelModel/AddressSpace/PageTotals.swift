import Hardware

/// The sizes of an address space, in pages. Linux: fields of `mm_struct`.
public struct PageTotals: Hashable, BitwiseCopyable, Sendable {
  /// `total_vm`: `VmSize`
  public internal(set) var total = 0
  /// `data_vm`: `VmData`
  public internal(set) var data = 0
  /// `exec_vm`: the base of `VmLib`
  public internal(set) var executable = 0
  /// `stack_vm`: `VmStk`
  public internal(set) var stack = 0
  /// `locked_vm`: `VmLck`
  public internal(set) var locked = 0
  /// Pages that go on counting as locked though no area has them locked: `MREMAP_DONTUNMAP` takes
  /// the lock off all of the source and leaves the count alone.
  var orphanedLocks = 0
  /// `hiwater_vm`, noted before each decrease; see `AddressSpace.peakTotal`.
  var highestTotal = 0
}

/// The resident pages of an address space, by kind. Linux: `mm_rss_stat`.
public struct ResidentPages: Hashable, BitwiseCopyable, Sendable {
  /// `MM_FILEPAGES`
  public internal(set) var file = 0
  /// `MM_ANONPAGES`
  public internal(set) var anonymous = 0
  /// `MM_SHMEMPAGES`
  public internal(set) var shared = 0
  /// Entries that name slots of swap. Linux: `MM_SWAPENTS`
  public internal(set) var swapped = 0
  /// `hiwater_rss`, noted before each decrease.
  var highest = 0

  /// `VmRSS`
  public var total: Int { file + anonymous + shared }
}

extension AddressSpace {
  /// Linux: `VmPeak`, in pages.
  public var peakTotal: Int { max(totals.highestTotal, totals.total) }
  /// Linux: `VmHWM`, in pages.
  public var peakResident: Int { max(resident.highest, resident.total) }

  /// Notes the high-water marks; called before anything shrinks. Linux: `update_hiwater_rss`.
  func notePeaks() {
    totals.highestTotal = peakTotal
    resident.highest = peakResident
  }
}

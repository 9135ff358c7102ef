/// Whose answers Pagewalk gives. 5.10 is the base; the others turn single rules.
public enum KernelVersion: String, Hashable, Sendable, CaseIterable {
  /// Linux 5.10 LTS on i386.
  case v5_10 = "5.10"
  /// Linux 6.1 on i386.
  case v6_1 = "6.1"
  /// Linux 6.18 on x86-64, running a 32-bit program.
  case v6_18 = "6.18"
}

/// Every rule in which the kernels differ, each a named switch; `KernelRules(_:)` sets them.
public struct KernelRules: Hashable, Sendable {
  public let version: KernelVersion

  /// Which neighbour an anonymous `mmap` joins when it fits both but they do not fit each other.
  public enum HoleFilling: Hashable, Sendable { case previous, next }

  /// The first heap pages join the bss area. From 6.1 on `brk` looks for an area at or above
  /// `start_brk` only. Linux: `do_brk_flags`.
  public var heapJoinsBSS: Bool
  /// The break moves back even if nothing of the heap is mapped there any more. From 6.1 on an
  /// area must lie between the new end and the old one. Linux: `sys_brk`.
  public var breakShrinksOverHoles: Bool
  public var holeFilling: HoleFilling
  /// An area with private pages may merge with a neighbour that has none when its flags change.
  /// Linux 6.18: `is_mergeable_anon_vma`.
  public var faultedJoinsUnfaulted: Bool
  /// `mremap` that grows in place merges with the area it then touches.
  public var growingMoveMerges: Bool
  /// The search for room looks for the highest gap between areas first and for a guard gap in it
  /// afterwards; if one is in the way, the search goes on below the guard gap, whatever lies
  /// between. Older kernels know of guard gaps in the tree. Linux 6.1: `unmapped_area_topdown`.
  public var findsGapsBeforeGuards: Bool
  /// `mremap` wants its address mapped (EFAULT), even to shrink or to keep the size, and asks
  /// before it unmaps a fixed target.
  public var moveChecksSource: Bool
  /// `mremap` makes every check of the source before it unmaps a fixed target.
  public var fixedMoveChecksSourceFirst: Bool
  /// `MREMAP_DONTUNMAP` works on shared mappings too.
  public var keepsSharedSource: Bool
  /// The source that `MREMAP_DONTUNMAP` leaves behind loses its `anon_vma` if all of it moved.
  /// Linux 5.13: `unlink_anon_vmas` in `move_vma`.
  public var keptSourceForgetsPages: Bool
  /// Locked memory moved with `MREMAP_DONTUNMAP` counts twice, at both places.
  /// Linux 6.18: `vrm_stat_account`.
  public var keptSourceCountsAsLocked: Bool
  /// A same-size `mremap` move may span several areas.
  public var movesSeveralAreas: Bool
  /// The first write to a page of a shared mapping counts as a major fault, because dirtying it
  /// drops the lock and the retry is counted.
  public var firstSharedWriteIsMajor: Bool
  /// `mprotect` that allows writing again gives the write bit back to pages that only this
  /// process has, so that the next write takes no fault. Linux 6.1: `can_change_pte_writable`.
  public var protectRestoresWrite: Bool
  /// Private memory without pages loses its commit charge when it becomes read-only.
  public var unwritableDropsAccount: Bool
  /// `MAP_STACK` sets `VM_NOHUGEPAGE`.
  public var stackFlagMarksArea: Bool
  /// Segments of a program are marked `VM_DENYWRITE`.
  public var programsDenyWrite: Bool
  /// A private mapping's heap name needs a strict overlap with the heap (`start < brk`,
  /// `end > start_brk`). Linux 6.18: `vma_is_initial_heap`.
  public var heapNameIsStrict: Bool
  /// Addresses are 64 bits wide inside the kernel: no wrap at 4 GiB, offsets do not overflow.
  public var isWide: Bool
  /// User accesses to kernel addresses report the error code as it is; older ones set its P bit.
  public var reportsKernelFaultCode: Bool
  /// The first segment of a program at fixed addresses replaces nothing: `MAP_FIXED_NOREPLACE`.
  /// Linux 5.16: `load_elf_binary`.
  public var firstSegmentReplacesNothing: Bool
  /// A program is measured from its lowest to its highest segment, and AT_PHDR is sought among
  /// them; before, the first and the last segment of the file counted.
  /// Linux 5.18: `total_mapping_size`, `load_elf_binary`.
  public var measuresWholeProgram: Bool
  /// A movable program without interpreter lies at a multiple of the alignment that it asks for.
  /// Linux 6.10: `load_elf_binary`.
  public var alignsLoaders: Bool
  /// The most bytes of program headers: a page, and 64 KiB later. Linux: `load_elf_phdrs`.
  public var mostProgramHeaderBytes: Int
  /// Each segment's zeros are mapped with it, rather than all of them behind the last segment.
  /// Linux 6.7: `elf_load`.
  public var mapsZerosBySegment: Bool
  /// The heap of a movable program without interpreter begins at `programBase` rather than behind
  /// its image. Linux: `load_elf_binary` in 6.1.y and later.
  public var loaderHeapIsApart: Bool
  /// Where position-independent programs are loaded. Linux: `ELF_ET_DYN_BASE`.
  public var programBase: UInt32
  /// Pages of the vdso, and of the data before it that recent kernels show apart.
  public var vdsoPageCount: UInt32
  public var hasClockData: Bool
  /// The default soft limit of locked memory, in bytes.
  public var lockedMemoryLimit: UInt32
  /// `madvise` that would need one area too many answers EAGAIN.
  public var adviceSplitFailsAgain: Bool
  /// `MADV_POPULATE_*` ends at the first hole instead of passing it over.
  /// Linux 6.9: `madvise_populate`.
  public var populateAdviceStopsAtHoles: Bool
  /// Locking on fault fails for areas without permissions, though no page is to come in yet.
  /// Linux: `populate_vma_page_range`.
  public var lockOnFaultChecksAccess: Bool
  /// Temporary kmaps belong to the task and leave the CPU with it; before 5.11 they belong to the
  /// CPU. Linux: `kmap_local_page`.
  public var temporaryMapsFollowTask: Bool
  /// Column, from 0, in which `maps` begins the name.
  public var mapsNameColumn: Int

  public init(_ version: KernelVersion) {
    self.version = version
    let is6 = version != .v5_10
    let is618 = version == .v6_18
    heapJoinsBSS = !is6
    breakShrinksOverHoles = !is6
    holeFilling = version == .v6_1 ? .next : .previous
    faultedJoinsUnfaulted = is618
    growingMoveMerges = is6
    findsGapsBeforeGuards = is6
    moveChecksSource = is6
    fixedMoveChecksSourceFirst = is618
    keepsSharedSource = is6
    keptSourceForgetsPages = is6
    keptSourceCountsAsLocked = is618
    movesSeveralAreas = is618
    firstSharedWriteIsMajor = !is6
    protectRestoresWrite = is6
    unwritableDropsAccount = is618
    stackFlagMarksArea = is618
    programsDenyWrite = !is6
    heapNameIsStrict = is618
    isWide = is618
    reportsKernelFaultCode = is618
    firstSegmentReplacesNothing = is6
    measuresWholeProgram = is6
    alignsLoaders = is618
    mostProgramHeaderBytes = is618 ? 65536 : 4096
    mapsZerosBySegment = is618
    loaderHeapIsApart = is6
    programBase = is618 ? 0x4100_0000 : 0x0040_0000
    vdsoPageCount = is6 ? 2 : 1
    hasClockData = is618
    lockedMemoryLimit = is6 ? 8 << 20 : 64 << 10
    adviceSplitFailsAgain = version == .v6_1
    populateAdviceStopsAtHoles = is618
    lockOnFaultChecksAccess = !is6
    temporaryMapsFollowTask = is6
    mapsNameColumn = is618 ? 73 : 49
  }
}

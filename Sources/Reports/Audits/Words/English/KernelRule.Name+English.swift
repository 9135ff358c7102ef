import Drawing
import KernelModel

extension KernelRule.Name: Worded {
  /// What holds where the rule is on, or what its value is.
  public var english: String {
    switch self {
    case .heapJoinsBSS:
      "the first pages of the heap join the bss; later kernels look for an area to join at "
        + "or above start_brk only"
    case .breakShrinksOverHoles:
      "the break moves back even if nothing is mapped between its new place and its old one"
    case .holeFilling:
      "which neighbour a new area joins when it fits both and they do not fit each other"
    case .faultedJoinsUnfaulted:
      "an area with private pages whose flags change merges with a neighbour that has none"
    case .findsGapsBeforeGuards:
      "the search takes the highest gap between areas and only then asks for a guard gap in "
        + "it; where one is in the way it goes on below the guard gap, whatever lies between"
    case .stackFlagMarksArea:
      "MAP_STACK sets VM_NOHUGEPAGE, so that such an area merges with its like alone"
    case .hugeMapsAreOutOfMemory:
      "MAP_HUGETLB without a file fails for want of huge pages (ENOMEM), not as an unknown "
        + "flag (EINVAL)"
    case .growingMoveMerges:
      "an area that grows in place merges with the one that it then touches"
    case .moveChecksSource:
      "the address must be mapped (EFAULT), even to shrink or to keep the size"
    case .moveChecksArgumentsFirst:
      "a wanted place that is none (EINVAL) is refused before the source is looked for (EFAULT)"
    case .fixedMoveChecksSourceFirst:
      "every check of the source is made before a fixed target is unmapped"
    case .keepsSharedSource:
      "MREMAP_DONTUNMAP works on shared mappings too"
    case .keptSourceForgetsPages:
      "the source that MREMAP_DONTUNMAP leaves loses its anon_vma if all of it moved"
    case .keptSourceCountsAsLocked:
      "locked memory moved with MREMAP_DONTUNMAP counts as locked at both places"
    case .movesSeveralAreas:
      "a move that keeps the size may span several areas"
    case .protectRestoresWrite:
      "pages that only this process has are writable at once when writing is allowed again; "
        + "without it the next write to each faults"
    case .unwritableDropsAccount:
      "private memory without pages that becomes read-only gives its charge back"
    case .adviceSplitFailsAgain:
      "a split that would make one area too many answers EAGAIN, not ENOMEM"
    case .knowsPopulateAdvice:
      "MADV_POPULATE_READ and _WRITE exist"
    case .populateAdviceStopsAtHoles:
      "MADV_POPULATE_READ and _WRITE end at the first hole"
    case .lockOnFaultChecksAccess:
      "locking on fault fails for areas without permissions, though no page is to come in yet"
    case .lockedMemoryLimit:
      "the soft limit of locked memory that a process begins with"
    case .firstSharedWriteIsMajor:
      "the first write to a page of a shared mapping counts as a major fault: dirtying it "
        + "drops the lock, and the retry is counted"
    case .faultsAroundWithin2M:
      "fault-around ends where the page table of a 64-bit kernel ends, every 2 MiB"
    case .reportsKernelFaultCode:
      "SIGSEGV at a kernel address carries the error code as it is; others set its P bit"
    case .swapInFreesSlotFirst:
      "a fault on a page in swap gives the slot up before it maps the page, and asks the page's "
        + "references whether it may be written to; without it the entries that name the slot"
    case .writeFreesSwapSlot:
      "a write to a page that only this process has and that is still in the swap cache gives the "
        + "slot up; without it the page is copied"
    case .copyFreesSwapSlot:
      "a copy takes the old page out of the swap cache, if nobody else maps it"
    case .mappingLocksPages:
      "a page is locked as soon as a locked area maps it, of whatever kind; without it when it is "
        + "faulted in on behalf of the lock, or is new"
    case .swapReadsAreWorkingSet:
      "a page read from swap counts as part of the working set when it leaves again"
    case .isWide:
      "the kernel counts addresses and offsets in 64 bits: no range or offset wraps at 4 GiB"
    case .programsDenyWrite:
      "the segments of a program are marked VM_DENYWRITE"
    case .firstSegmentReplacesNothing:
      "the first segment of a program at fixed addresses replaces nothing: MAP_FIXED_NOREPLACE"
    case .measuresWholeProgram:
      "a program is measured from its lowest to its highest segment, and AT_PHDR is sought "
        + "among them; before, the first and the last segment of the file counted"
    case .alignsLoaders:
      "a movable program without interpreter lies at a multiple of the alignment that it "
        + "asks for"
    case .mostProgramHeaderBytes:
      "the most bytes that program headers may take"
    case .mapsZerosBySegment:
      "each segment's zeros are mapped with it, not all of them behind the last segment"
    case .loaderHeapIsApart:
      "the heap of a movable program without interpreter begins at programBase, not behind it"
    case .programBase:
      "where position-independent programs are loaded"
    case .vdsoPageCount:
      "pages of [vdso]"
    case .hasClockData:
      "two pages [vvar_vclock] lie between [vvar] and [vdso]"
    case .tellsSignalStackSize:
      "the auxiliary vector tells the smallest signal stack: AT_MINSIGSTKSZ"
    case .tellsRestartableSequences:
      "the auxiliary vector tells size and alignment of restartable sequences: "
        + "AT_RSEQ_FEATURE_SIZE"
    case .temporaryMapsFollowTask:
      "temporary kmaps belong to the task and leave the CPU with it, not to the CPU"
    case .temporarySlotsPerCPU:
      "how many temporary kmaps can be open at once"
    case .vmallocSync:
      "how directories learn of a new kernel table: all at once (eager), or each by a "
        + "vmalloc_fault as well; up to 5.7 by that alone, as after 'set vmalloc_sync 0'"
    case .vmallocTellsSize:
      "what fails is logged with its size alone ('vmalloc error: size'), not with what was "
        + "allocated of it"
    case .vunmapNamesItself:
      "a vunmap of no area warns in its own name; before, both are __vunmap and warn as vfree"
    case .perCPUHigh:
      "how long a CPU's lists may grow: six batches, or the zone's low mark and at least "
        + "four batches"
    case .movableZoneMarks:
      "when the empty Movable zone counts as high memory, and so gets marks of its own"
    case .recomputesMinFreeFromPages:
      "from so much RAM on min_free_kbytes is computed again late in boot, when the high "
        + "marks are known and no longer count as available"
    case .mostWatermarkScale:
      "the most that vm.watermark_scale_factor may be, in 1/10000 of a zone"
    case .harderNeedsHigh:
      "who cannot wait goes further below the min mark only with __GFP_HIGH, and whoever may "
        + "use a reserve counts HighAtomic pages as free; an OOM victim's half comes on top"
    case .deferredSlabsFade:
      "of what a slab shrinker deferred, a pass takes up the part that its priority gives, as of "
        + "its objects; before, all of it"
    case .lockedPagesActivate:
      "a page found in a locked area becomes active before it is set aside as unevictable; "
        + "before, reclaim tries to unmap it"
    case .reservesFirstMegabyte:
      "the whole first megabyte stays reserved"
    case .namesEventTimer:
      "iomem lists the event timer by its own name beside the firmware's"
    case .logsUnavailableRanges:
      "the boot log counts the holes in front of memory, not the pages of each zone"
    case .heapNameIsStrict:
      "an area that only touches the heap is not called [heap]"
    case .mapsNameColumn:
      "the column, from 0, in which the name begins"
    case .smapsTellsDirtyShare:
      "the process's share of dirty pages is told: Pss_Dirty"
    case .smapsTellsMergedPages:
      "pages merged by KSM are told"
    case .smapsHugePageColumn:
      "the width of THPeligible"
    case .hasLongMemInfo:
      "Zswap, SecPageTables and the lines of huge pages of files stand there too"
    case .zoneInfoTellsBoost:
      "each zone tells the boost of its marks, and its CMA pages"
    case .nodeCountsTables:
      "page tables, throttled writes and cached swap are counted by node, page tables no "
        + "more by zone"
    case .outOfMemoryTellsBoost:
      "the OOM report tells each zone's boost, secondary page tables and what else of the "
        + "kernel's can be given back"
    case .outOfMemoryTellsSwapTraffic:
      "the OOM report counts what came into the swap cache, left it and was found there"
    case .outOfMemoryStopsAtZone:
      "the OOM report leaves out zones above those that the request could use"
    }
  }
}

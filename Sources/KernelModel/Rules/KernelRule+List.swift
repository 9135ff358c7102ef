extension KernelRule {
  private static let old: [KernelVersion] = [.v5_10]
  private static let middle: [KernelVersion] = [.v6_1]
  private static let recent: [KernelVersion] = [.v6_1, .v6_18]
  private static let newest: [KernelVersion] = [.v6_18]

  /// Every rule, by subject.
  public static let all: [KernelRule] =
    heap + mappings + moves + changes + faults + programs + kernelMemory + allocator + files
    + outOfMemory

  private static let heap = [
    KernelRule(.brk, .heapJoinsBSS, \.heapJoinsBSS, in: old, "do_brk_flags"),
    KernelRule(.brk, .breakShrinksOverHoles, \.breakShrinksOverHoles, in: old, "sys_brk"),
  ]

  private static let mappings = [
    KernelRule(
      .mmap, .holeFilling, \.holeFilling, [.previous, .next, .previous],
      "mmap_region", as: Value.holeFilling),
    KernelRule(
      .mmap, .faultedJoinsUnfaulted, \.faultedJoinsUnfaulted, in: newest, "is_mergeable_anon_vma"),
    KernelRule(
      .mmap, .findsGapsBeforeGuards, \.findsGapsBeforeGuards, in: recent, "unmapped_area_topdown"),
    KernelRule(.mmap, .stackFlagMarksArea, \.stackFlagMarksArea, in: newest, "calc_vm_flag_bits"),
    KernelRule(
      .mmap, .hugeMapsAreOutOfMemory, \.hugeMapsAreOutOfMemory, in: recent, "ksys_mmap_pgoff"),
  ]

  private static let moves = [
    KernelRule(.mremap, .growingMoveMerges, \.growingMoveMerges, in: recent, "vma_expand"),
    KernelRule(.mremap, .moveChecksSource, \.moveChecksSource, in: recent, "vma_lookup"),
    KernelRule(
      .mremap, .moveChecksArgumentsFirst, \.moveChecksArgumentsFirst, in: newest,
      "check_mremap_params"),
    KernelRule(
      .mremap, .fixedMoveChecksSourceFirst, \.fixedMoveChecksSourceFirst, in: newest,
      "check_prep_vma"),
    KernelRule(.mremap, .keepsSharedSource, \.keepsSharedSource, in: recent, "vma_to_resize"),
    KernelRule(.mremap, .keptSourceForgetsPages, \.keptSourceForgetsPages, in: recent, "move_vma"),
    KernelRule(
      .mremap, .keptSourceCountsAsLocked, \.keptSourceCountsAsLocked, in: newest,
      "vrm_stat_account"),
    KernelRule(.mremap, .movesSeveralAreas, \.movesSeveralAreas, in: newest, "remap_move"),
  ]

  private static let changes = [
    KernelRule(
      .mprotect, .protectRestoresWrite, \.protectRestoresWrite, in: recent,
      "can_change_pte_writable"),
    KernelRule(
      .mprotect, .unwritableDropsAccount, \.unwritableDropsAccount, in: newest, "mprotect_fixup"),
    KernelRule(
      .madvise, .adviceSplitFailsAgain, \.adviceSplitFailsAgain, in: middle, "madvise_update_vma"),
    KernelRule(
      .madvise, .knowsPopulateAdvice, \.knowsPopulateAdvice, in: recent, "madvise_behavior_valid"),
    KernelRule(
      .madvise, .populateAdviceStopsAtHoles, \.populateAdviceStopsAtHoles, in: newest,
      "madvise_populate"),
    KernelRule(
      .mlock, .lockOnFaultChecksAccess, \.lockOnFaultChecksAccess, in: old,
      "populate_vma_page_range"),
    KernelRule(
      .mlock, .lockedMemoryLimit, \.lockedMemoryLimit, [64 << 10, 8 << 20, 8 << 20],
      "MLOCK_LIMIT", as: { .bytes(Int($0)) }),
  ]

  private static let faults = [
    KernelRule(
      .faults, .firstSharedWriteIsMajor, \.firstSharedWriteIsMajor, in: old,
      "fault_dirty_shared_page"),
    KernelRule(
      .faults, .faultsAroundWithin2M, \.faultsAroundWithin2M, in: newest, "do_fault_around"),
    KernelRule(
      .faults, .reportsKernelFaultCode, \.reportsKernelFaultCode, in: newest,
      "set_signal_archinfo"),
    KernelRule(
      .faults, .swapInFreesSlotFirst, \.swapInFreesSlotFirst, in: recent,
      "should_try_to_free_swap"),
    KernelRule(.faults, .writeFreesSwapSlot, \.writeFreesSwapSlot, in: recent, "do_wp_page"),
    KernelRule(.faults, .copyFreesSwapSlot, \.copyFreesSwapSlot, in: recent, "wp_page_copy"),
    KernelRule(.mlock, .mappingLocksPages, \.mappingLocksPages, in: recent, "mlock_vma_page"),
    KernelRule(
      .faults, .swapReadsAreWorkingSet, \.swapReadsAreWorkingSet, in: old,
      "__read_swap_cache_async"),
    KernelRule(.allCalls, .isWide, \.isWide, in: newest, "TASK_SIZE"),
  ]

  private static let programs = [
    KernelRule(.exec, .programsDenyWrite, \.programsDenyWrite, in: old, "elf_map"),
    KernelRule(
      .exec, .firstSegmentReplacesNothing, \.firstSegmentReplacesNothing, in: recent,
      "load_elf_binary"),
    KernelRule(
      .exec, .measuresWholeProgram, \.measuresWholeProgram, in: recent, "total_mapping_size"),
    KernelRule(.exec, .alignsLoaders, \.alignsLoaders, in: newest, "load_elf_binary"),
    KernelRule(
      .exec, .mostProgramHeaderBytes, \.mostProgramHeaderBytes, [4096, 4096, 65536],
      "load_elf_phdrs", as: { .bytes($0) }),
    KernelRule(.exec, .mapsZerosBySegment, \.mapsZerosBySegment, in: newest, "elf_load"),
    KernelRule(.exec, .loaderHeapIsApart, \.loaderHeapIsApart, in: recent, "load_elf_binary"),
    KernelRule(
      .exec, .programBase, \.programBase, [0x40_0000, 0x40_0000, 0x4100_0000],
      "ELF_ET_DYN_BASE", as: Value.address),
    KernelRule(
      .exec, .vdsoPageCount, \.vdsoPageCount, [1, 2, 2], "map_vdso", as: { .count(Int($0)) }),
    KernelRule(.exec, .hasClockData, \.hasClockData, in: newest, "map_vdso"),
    KernelRule(
      .exec, .tellsSignalStackSize, \.tellsSignalStackSize, in: recent, "create_elf_tables"),
    KernelRule(
      .exec, .tellsRestartableSequences, \.tellsRestartableSequences, in: newest,
      "create_elf_tables"),
  ]

  private static let kernelMemory = [
    KernelRule(
      .kmapAtomic, .temporaryMapsFollowTask, \.temporaryMapsFollowTask, in: recent,
      "kmap_local_page"),
    KernelRule(
      .kmapAtomic, .temporarySlotsPerCPU, \.temporarySlotsPerCPU, [20, 16, 16],
      "KM_MAX_IDX", as: Value.count),
    KernelRule(
      .vmalloc, .vmallocSync, \.vmallocSync, [.eagerAndFault, .eagerAndFault, .eager],
      "arch_sync_kernel_mappings", as: Value.vmallocSync),
    KernelRule(.vmalloc, .vmallocTellsSize, \.vmallocTellsSize, in: recent, "__vmalloc_area_node"),
    KernelRule(.vmalloc, .vunmapNamesItself, \.vunmapNamesItself, in: newest, "vunmap"),
  ]

  private static let allocator = [
    KernelRule(
      .pageAllocator, .perCPUHigh, \.perCPUHigh, [.sixBatches, .lowWatermark, .lowWatermark],
      "zone_highsize", as: Value.perCPUHigh),
    KernelRule(
      .pageAllocator, .movableZoneMarks, \.movableZoneMarks,
      [.always, .withHighMemory, .withHighMemory],
      "is_highmem_idx", as: Value.movableZoneMarks),
    KernelRule(
      .pageAllocator, .recomputesMinFreeFromPages, \.recomputesMinFreeFromPages,
      [nil, 512 << 8, 512 << 8],
      "set_recommended_min_free_kbytes", as: { .bytes($0.map { $0 << 12 }) }),
    KernelRule(
      .pageAllocator, .mostWatermarkScale, \.mostWatermarkScale, [1000, 3000, 3000],
      "vm_table", as: Value.count),
    KernelRule(
      .pageAllocator, .harderNeedsHigh, \.harderNeedsHigh, in: recent, "__zone_watermark_ok"),
    KernelRule(.reclaim, .deferredSlabsFade, \.deferredSlabsFade, in: recent, "do_shrink_slab"),
    KernelRule(
      .reclaim, .lockedPagesActivate, \.lockedPagesActivate, in: recent, "page_check_references"),
    KernelRule(
      .boot, .reservesFirstMegabyte, \.reservesFirstMegabyte, in: recent, "reserve_real_mode"),
    KernelRule(.boot, .namesEventTimer, \.namesEventTimer, in: recent, "hpet_late_init"),
    KernelRule(
      .boot, .logsUnavailableRanges, \.logsUnavailableRanges, in: recent, "init_unavailable_range"),
  ]

  private static let files = [
    KernelRule(.maps, .heapNameIsStrict, \.heapNameIsStrict, in: newest, "vma_is_initial_heap"),
    KernelRule(
      .maps, .mapsNameColumn, \.mapsNameColumn, [49, 49, 73], "show_map_vma", as: Value.count),
    KernelRule(.smaps, .smapsTellsDirtyShare, \.smapsTellsDirtyShare, in: recent, "__show_smap"),
    KernelRule(.smaps, .smapsTellsMergedPages, \.smapsTellsMergedPages, in: newest, "__show_smap"),
    KernelRule(
      .smaps, .smapsHugePageColumn, \.smapsHugePageColumn, [1, 1, 8], "show_smap", as: Value.count),
    KernelRule(.meminfo, .hasLongMemInfo, \.hasLongMemInfo, in: recent, "meminfo_proc_show"),
    KernelRule(
      .zoneinfo, .zoneInfoTellsBoost, \.zoneInfoTellsBoost, in: recent, "zoneinfo_show_print"),
    KernelRule(.zoneinfo, .nodeCountsTables, \.nodeCountsTables, in: recent, "node_stat_item"),
  ]

  private static let outOfMemory = [
    KernelRule(
      .outOfMemory, .outOfMemoryTellsBoost, \.outOfMemoryTellsBoost, in: recent,
      "show_free_areas"),
    KernelRule(
      .outOfMemory, .outOfMemoryTellsSwapTraffic, \.outOfMemoryTellsSwapTraffic, in: old,
      "show_swap_cache_info"),
    KernelRule(
      .outOfMemory, .outOfMemoryStopsAtZone, \.outOfMemoryStopsAtZone, in: recent, "__show_mem"),
  ]
}

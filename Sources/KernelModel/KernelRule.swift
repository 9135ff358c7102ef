/// One rule in which the kernels differ: what it says, where it stands, and who has it how.
public struct KernelRule: Sendable {
  /// Who asks it: a call, or a part of the kernel.
  public let subject: String
  /// The switch in `KernelRules`.
  public let name: String
  /// What holds where it is on, or what the value is.
  public let words: String
  /// The function of Linux that decides.
  public let function: String
  /// The value in words for each kernel, in the order of `KernelVersion.allCases`.
  public let values: [String]
  /// Sets the switch as a version has it.
  let apply: @Sendable (inout KernelRules, KernelVersion) -> Void

  /// The value that a version has, in words.
  public func value(in version: KernelVersion) -> String {
    values[KernelVersion.allCases.firstIndex(of: version) ?? 0]
  }

  private init<Value: Sendable>(
    _ subject: String, _ name: String, _ path: any WritableKeyPath<KernelRules, Value> & Sendable,
    _ values: [Value], _ function: String, _ words: String,
    format: (Value) -> String = { "\($0)" }
  ) {
    precondition(values.count == KernelVersion.allCases.count)
    self.subject = subject
    self.name = name
    self.words = words
    self.function = function
    self.values = values.map(format)
    apply = { rules, version in
      rules[keyPath: path] = values[KernelVersion.allCases.firstIndex(of: version) ?? 0]
    }
  }

  private init(
    _ subject: String, _ name: String, _ path: any WritableKeyPath<KernelRules, Bool> & Sendable,
    in versions: [KernelVersion], _ function: String, _ words: String
  ) {
    self.init(
      subject, name, path, KernelVersion.allCases.map(versions.contains), function, words,
      format: { $0 ? "yes" : "no" })
  }
}

extension KernelRule {
  private static let old: [KernelVersion] = [.v5_10]
  private static let middle: [KernelVersion] = [.v6_1]
  private static let recent: [KernelVersion] = [.v6_1, .v6_18]
  private static let newest: [KernelVersion] = [.v6_18]

  /// Every rule, by subject.
  public static let all: [KernelRule] =
    heap + mappings + moves + changes + faults + programs + files

  private static let heap = [
    KernelRule(
      "brk", "heapJoinsBSS", \.heapJoinsBSS, in: old, "do_brk_flags",
      "the first pages of the heap join the bss; later kernels look for an area to join at or "
        + "above start_brk only"),
    KernelRule(
      "brk", "breakShrinksOverHoles", \.breakShrinksOverHoles, in: old, "sys_brk",
      "the break moves back even if nothing is mapped between its new place and its old one"),
  ]

  private static let mappings = [
    KernelRule(
      "mmap", "holeFilling", \.holeFilling, [.previous, .next, .previous], "mmap_region",
      "which neighbour a new area joins when it fits both and they do not fit each other"),
    KernelRule(
      "mmap", "faultedJoinsUnfaulted", \.faultedJoinsUnfaulted, in: newest,
      "is_mergeable_anon_vma",
      "an area with private pages whose flags change merges with a neighbour that has none"),
    KernelRule(
      "mmap", "findsGapsBeforeGuards", \.findsGapsBeforeGuards, in: recent,
      "unmapped_area_topdown",
      "the search takes the highest gap between areas and only then asks for a guard gap in it; "
        + "where one is in the way it goes on below the guard gap, whatever lies between"),
    KernelRule(
      "mmap", "stackFlagMarksArea", \.stackFlagMarksArea, in: newest, "calc_vm_flag_bits",
      "MAP_STACK sets VM_NOHUGEPAGE, so that such an area merges with its like alone"),
  ]

  private static let moves = [
    KernelRule(
      "mremap", "growingMoveMerges", \.growingMoveMerges, in: recent, "vma_expand",
      "an area that grows in place merges with the one that it then touches"),
    KernelRule(
      "mremap", "moveChecksSource", \.moveChecksSource, in: recent, "vma_lookup",
      "the address must be mapped (EFAULT), even to shrink or to keep the size"),
    KernelRule(
      "mremap", "moveChecksArgumentsFirst", \.moveChecksArgumentsFirst, in: newest,
      "check_mremap_params",
      "a wanted place that is none (EINVAL) is refused before the source is looked for (EFAULT)"),
    KernelRule(
      "mremap", "fixedMoveChecksSourceFirst", \.fixedMoveChecksSourceFirst, in: newest,
      "check_prep_vma", "every check of the source is made before a fixed target is unmapped"),
    KernelRule(
      "mremap", "keepsSharedSource", \.keepsSharedSource, in: recent, "vma_to_resize",
      "MREMAP_DONTUNMAP works on shared mappings too"),
    KernelRule(
      "mremap", "keptSourceForgetsPages", \.keptSourceForgetsPages, in: recent, "move_vma",
      "the source that MREMAP_DONTUNMAP leaves loses its anon_vma if all of it moved"),
    KernelRule(
      "mremap", "keptSourceCountsAsLocked", \.keptSourceCountsAsLocked, in: newest,
      "vrm_stat_account",
      "locked memory moved with MREMAP_DONTUNMAP counts as locked at both places"),
    KernelRule(
      "mremap", "movesSeveralAreas", \.movesSeveralAreas, in: newest, "remap_move",
      "a move that keeps the size may span several areas"),
  ]

  private static let changes = [
    KernelRule(
      "mprotect", "protectRestoresWrite", \.protectRestoresWrite, in: recent,
      "can_change_pte_writable",
      "pages that only this process has are writable at once when writing is allowed again; "
        + "without it the next write to each faults"),
    KernelRule(
      "mprotect", "unwritableDropsAccount", \.unwritableDropsAccount, in: newest,
      "mprotect_fixup", "private memory without pages that becomes read-only gives its charge back"),
    KernelRule(
      "madvise", "adviceSplitFailsAgain", \.adviceSplitFailsAgain, in: middle,
      "madvise_update_vma", "a split that would make one area too many answers EAGAIN, not ENOMEM"),
    KernelRule(
      "madvise", "populateAdviceStopsAtHoles", \.populateAdviceStopsAtHoles, in: newest,
      "madvise_populate", "MADV_POPULATE_READ and _WRITE end at the first hole"),
    KernelRule(
      "mlock", "lockOnFaultChecksAccess", \.lockOnFaultChecksAccess, in: old,
      "populate_vma_page_range",
      "locking on fault fails for areas without permissions, though no page is to come in yet"),
    KernelRule(
      "mlock", "lockedMemoryLimit", \.lockedMemoryLimit, [64 << 10, 8 << 20, 8 << 20],
      "MLOCK_LIMIT", "the soft limit of locked memory that a process begins with",
      format: { $0 < 1 << 20 ? "\($0 >> 10)K" : "\($0 >> 20)M" }),
  ]

  private static let faults = [
    KernelRule(
      "page faults", "firstSharedWriteIsMajor", \.firstSharedWriteIsMajor, in: old,
      "fault_dirty_shared_page",
      "the first write to a page of a shared mapping counts as a major fault: dirtying it drops "
        + "the lock, and the retry is counted"),
    KernelRule(
      "page faults", "faultsAroundWithin2M", \.faultsAroundWithin2M, in: newest,
      "do_fault_around",
      "fault-around ends where the page table of a 64-bit kernel ends, every 2 MiB"),
    KernelRule(
      "page faults", "reportsKernelFaultCode", \.reportsKernelFaultCode, in: newest,
      "set_signal_archinfo",
      "SIGSEGV at a kernel address carries the error code as it is; others set its P bit"),
  ]

  private static let programs = [
    KernelRule(
      "exec", "programsDenyWrite", \.programsDenyWrite, in: old, "elf_map",
      "the segments of a program are marked VM_DENYWRITE"),
    KernelRule(
      "exec", "firstSegmentReplacesNothing", \.firstSegmentReplacesNothing, in: recent,
      "load_elf_binary",
      "the first segment of a program at fixed addresses replaces nothing: MAP_FIXED_NOREPLACE"),
    KernelRule(
      "exec", "measuresWholeProgram", \.measuresWholeProgram, in: recent, "total_mapping_size",
      "a program is measured from its lowest to its highest segment, and AT_PHDR is sought among "
        + "them; before, the first and the last segment of the file counted"),
    KernelRule(
      "exec", "alignsLoaders", \.alignsLoaders, in: newest, "load_elf_binary",
      "a movable program without interpreter lies at a multiple of the alignment that it asks for"
    ),
    KernelRule(
      "exec", "mostProgramHeaderBytes", \.mostProgramHeaderBytes, [4096, 4096, 65536],
      "load_elf_phdrs", "the most bytes that program headers may take"),
    KernelRule(
      "exec", "mapsZerosBySegment", \.mapsZerosBySegment, in: newest, "elf_load",
      "each segment's zeros are mapped with it, not all of them behind the last segment"),
    KernelRule(
      "exec", "loaderHeapIsApart", \.loaderHeapIsApart, in: recent, "load_elf_binary",
      "the heap of a movable program without interpreter begins at programBase, not behind it"),
    KernelRule(
      "exec", "programBase", \.programBase, [0x40_0000, 0x40_0000, 0x4100_0000],
      "ELF_ET_DYN_BASE", "where position-independent programs are loaded",
      format: { String($0, radix: 16) }),
    KernelRule(
      "exec", "vdsoPageCount", \.vdsoPageCount, [1, 2, 2], "map_vdso", "pages of [vdso]"),
    KernelRule(
      "exec", "hasClockData", \.hasClockData, in: newest, "map_vdso",
      "two pages [vvar_vclock] lie between [vvar] and [vdso]"),
  ]

  private static let files = [
    KernelRule(
      "all calls", "isWide", \.isWide, in: newest, "TASK_SIZE",
      "the kernel counts addresses and offsets in 64 bits: no range or offset wraps at 4 GiB"),
    KernelRule(
      "kmap_atomic", "temporaryMapsFollowTask", \.temporaryMapsFollowTask, in: recent,
      "kmap_local_page",
      "temporary kmaps belong to the task and leave the CPU with it, not to the CPU"),
    KernelRule(
      "vmalloc", "vmallocSync", \.vmallocSync, [.eagerAndFault, .eagerAndFault, .eager],
      "arch_sync_kernel_mappings",
      "how directories learn of a new kernel table: all at once (eager), or each by a "
        + "vmalloc_fault as well; up to 5.7 by that alone, as after 'set vmalloc_sync 0'",
      format: { $0.rawValue }),
    KernelRule(
      "maps", "heapNameIsStrict", \.heapNameIsStrict, in: newest, "vma_is_initial_heap",
      "an area that only touches the heap is not called [heap]"),
    KernelRule(
      "maps", "mapsNameColumn", \.mapsNameColumn, [49, 49, 73], "show_map_vma",
      "the column, from 0, in which the name begins"),
  ]
}

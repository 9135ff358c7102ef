/// A function of Linux or of the C library whose work Pagewalk models; its name stands in traces,
/// stops and backtraces.
public enum KernelFunction: String, Hashable, BitwiseCopyable, Sendable, CaseIterable {
  // Page allocator
  case allocPages = "__alloc_pages_nodemask"
  case freePages = "__free_pages"
  // Slabs
  case slabAllocate = "___slab_alloc"
  case slabFree = "__slab_free"
  // Address spaces
  case findVMA = "find_vma"
  case getUnmappedArea = "get_unmapped_area"
  case doMmap = "do_mmap"
  case doMunmap = "__do_munmap"
  case doMprotect = "do_mprotect_pkey"
  case mremap = "sys_mremap"
  case brk = "sys_brk"
  case doMadvise = "do_madvise"
  case doMlock = "do_mlock"
  case munlock = "sys_munlock"
  case mlockall = "sys_mlockall"
  case msync = "sys_msync"
  case mincore = "sys_mincore"
  case mmPopulate = "__mm_populate"
  // Page faults
  case pageFault = "exc_page_fault"
  case doUserAddrFault = "do_user_addr_fault"
  case doKernAddrFault = "do_kern_addr_fault"
  case vmallocFault = "vmalloc_fault"
  case expandStack = "expand_stack"
  case handleMMFault = "handle_mm_fault"
  case doAnonymousPage = "do_anonymous_page"
  case doReadFault = "do_read_fault"
  case doCOWFault = "do_cow_fault"
  case doSharedFault = "do_shared_fault"
  case doWPPage = "do_wp_page"
  case doSwapPage = "do_swap_page"
  // Files
  case bufferedRead = "generic_file_buffered_read"
  case ondemandReadahead = "ondemand_readahead"
  case performWrite = "generic_perform_write"
  case writeCachePages = "write_cache_pages"
  case invalidatePages = "invalidate_mapping_pages"
  // Reclaim and swap
  case swapinReadahead = "swapin_readahead"
  case balancePgdat = "balance_pgdat"
  case tryToFreePages = "try_to_free_pages"
  case shrinkNode = "shrink_node"
  case shrinkPageList = "shrink_page_list"
  case swapon = "sys_swapon"
  case oomKillProcess = "oom_kill_process"
  case swapoff = "sys_swapoff"
  case tryToUnuse = "try_to_unuse"
  // Processes
  case kernelClone = "kernel_clone"
  case dupMmap = "dup_mmap"
  case copyPageRange = "copy_page_range"
  case exitMmap = "exit_mmap"
  case execve = "do_execveat_common"
  case loadELFBinary = "load_elf_binary"
  case switchMM = "switch_mm_irqs_off"
  // The kernel's windows
  case vmalloc = "__vmalloc_node_range"
  case vmap = "vmap"
  case ioremap = "__ioremap_caller"
  case syncKernelMappings = "arch_sync_kernel_mappings"
  case vfree = "__vunmap"
  case purgeVmapAreas = "__purge_vmap_area_lazy"
  case kmapHigh = "kmap_high"
  case kunmapHigh = "kunmap_high"
  case flushPkmaps = "flush_all_zero_pkmaps"
  case kmapAtomic = "kmap_atomic_high_prot"
  case kunmapAtomic = "kunmap_atomic_high"
  case kmapLocal = "__kmap_local_pfn_prot"
  case kunmapLocal = "kunmap_local_indexed"
  case kmapLocalSchedOut = "__kmap_local_sched_out"
  case kmapLocalSchedIn = "__kmap_local_sched_in"
  case pteOffsetMap = "pte_offset_map"
  case setFixmap = "native_set_fixmap"
  // The C library, in user space
  case malloc = "malloc"
  case calloc = "calloc"
  case realloc = "realloc"
  case free = "free"
  case ptmallocInit = "ptmalloc_init"
  case tcacheInit = "tcache_init"
  case intMalloc = "_int_malloc"
  case intFree = "_int_free"
  case intRealloc = "_int_realloc"
  case mallocConsolidate = "malloc_consolidate"
  case sysmalloc = "sysmalloc"
  case systrim = "systrim"
  case munmapChunk = "munmap_chunk"
  case mremapChunk = "mremap_chunk"
  // Decisions of the page allocator, told of without a call of their own
  case zoneWatermarkFast = "zone_watermark_fast"
  case rmqueuePCPList = "rmqueue_pcplist"
  case rmqueueBulk = "rmqueue_bulk"
  case rmqueueSmallest = "__rmqueue_smallest"
  case rmqueueFallback = "__rmqueue_fallback"
  case expand = "expand"
  case allocPagesSlowPath = "__alloc_pages_slowpath"
  case wakeupKswapd = "wakeup_kswapd"
  case boostWatermark = "boost_watermark"
  case tryToCompactPages = "try_to_compact_pages"
  case outOfMemory = "out_of_memory"
  case warnAlloc = "warn_alloc"
  case moveFreePagesBlock = "move_freepages_block"
  case setPageblockMigrateType = "set_pageblock_migratetype"
  case freeOnePage = "__free_one_page"
  case freeUnrefPageCommit = "free_unref_page_commit"
  case freePCPPagesBulk = "free_pcppages_bulk"
  case addToFreeList = "add_to_free_list"
  case addToFreeListTail = "add_to_free_list_tail"
  case putPage = "put_page"

  /// Those that events say are entered and left: in which the machine can halt.
  public static let entered = allCases.prefix { $0 != .zoneWatermarkFast }

  /// It runs in user space, as a part of the C library.
  public var isOfLibrary: Bool {
    switch self {
    case .malloc, .calloc, .realloc, .free, .ptmallocInit, .tcacheInit, .intMalloc, .intFree,
      .intRealloc, .mallocConsolidate, .sysmalloc, .systrim, .munmapChunk, .mremapChunk:
      true
    default: false
    }
  }
}

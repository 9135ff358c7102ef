extension HelpTopic {
  /// Lines of /proc.
  static let procFigures: [HelpTopic] = [
    HelpTopic(
      "RSS", .abbreviation,
      [
        "resident set size", "resident", "VmRSS", "Rss", "RssAnon", "RssFile", "RssShmem",
        "rss_anon", "rss_file", "rss_shmem", "MM_ANONPAGES",
      ],
      "status; print rss"),
    HelpTopic(
      "VSZ", .abbreviation,
      ["VmSize", "vsz", "total_vm", "virtual size", "Size"],
      "status; statm"),
    HelpTopic(
      "PSS", .abbreviation,
      ["Pss", "proportional set size", "SwapPss", "Pss_Dirty"],
      "smaps"),
    HelpTopic(
      "Shared_Clean", .field,
      ["Shared_Dirty", "Private_Clean", "Private_Dirty", "Referenced", "Anonymous", "LazyFree"],
      "smaps"),
    HelpTopic(
      "KernelPageSize", .field,
      [
        "MMUPageSize", "AnonHugePages", "ShmemPmdMapped", "FilePmdMapped", "Shared_Hugetlb",
        "Private_Hugetlb", "THPeligible", "THP_enabled", "transparent huge pages",
      ],
      "smaps"),
    HelpTopic(
      "VmPeak", .field,
      ["VmHWM", "hiwater_vm", "hiwater_rss", "high water mark"],
      "status"),
    HelpTopic(
      "VmData", .field,
      ["VmStk", "VmExe", "VmLib", "data_vm", "stack_vm", "exec_vm"],
      "status"),
    HelpTopic(
      "VmPTE", .field,
      [
        "nr_ptes", "PageTables", "nr_page_table_pages", "pgtables_bytes", "VmPin", "VmSwap",
        "HugetlbPages",
      ],
      "status; meminfo"),
    HelpTopic(
      "status", .idea,
      ["Name", "State", "Pid", "PPid", "Threads", "CoreDumping"],
      "status"),
    HelpTopic("statm", .idea, ["size and resident"], "statm"),
    HelpTopic("maps", .idea, ["/proc/PID/maps", "proc"], "maps"),
    HelpTopic("pagemap", .field, ["PSFXD", "soft-dirty", "mapped once"], "pagemap 0804b000 4K"),
    HelpTopic("MemTotal", .field, ["MemFree", "meminfo"], "meminfo"),
    HelpTopic("MemAvailable", .field, ["available"], "meminfo"),
    HelpTopic(
      "page cache", .idea,
      ["Cached", "Buffers", "nr_file_pages", "buffer cache"],
      "meminfo; frames"),
    HelpTopic(
      "Active", .field,
      [
        "Inactive", "Active(anon)", "Inactive(anon)", "Active(file)", "Inactive(file)",
        "nr_inactive_anon", "nr_active_anon", "nr_inactive_file", "nr_active_file",
        "nr_zone_inactive_anon", "nr_zone_active_anon", "nr_zone_inactive_file",
        "nr_zone_active_file", "nr_zone_unevictable", "inactive", "inactive_anon",
        "active_anon", "inactive_file", "active_file",
      ],
      "meminfo; vmstat"),
    HelpTopic("HighTotal", .field, ["HighFree"], "meminfo"),
    HelpTopic(
      "swap", .idea,
      [
        "SwapTotal", "SwapFree", "SwapCached", "Swap", "swap area", "pswpin", "pswpout", "swap_ra",
        "swap_ra_hit", "swap entry", "swapped", "swapents",
      ],
      "swapon 1M; swaps; meminfo"),
    HelpTopic("swappiness", .idea, ["vm.swappiness"], "show vm.swappiness"),
    HelpTopic(
      "panic_on_oom", .idea,
      [
        "vm.panic_on_oom", "oom_kill_allocating_task", "vm.oom_kill_allocating_task",
        "oom_dump_tasks", "vm.oom_dump_tasks",
      ],
      "show vm.panic_on_oom"),
    HelpTopic(
      "AnonPages", .field,
      ["nr_anon_pages", "Mapped", "nr_mapped", "Shmem", "nr_shmem"],
      "meminfo; vmstat"),
    HelpTopic(
      "Dirty", .field,
      [
        "Writeback", "WritebackTmp", "nr_dirty", "nr_writeback", "nr_writeback_temp",
        "nr_zone_write_pending", "nr_dirtied", "nr_written", "nr_dirty_threshold",
        "nr_dirty_background_threshold", "NFS_Unstable", "nr_unstable",
      ],
      "meminfo; vmstat"),
    HelpTopic("VmallocTotal", .field, ["VmallocUsed", "VmallocChunk"], "meminfo; vmallocmap"),
    HelpTopic("Percpu", .field, ["Bounce", "nr_bounce"], "meminfo"),
    HelpTopic(
      "HugePages_Total", .field,
      [
        "HugePages_Free", "HugePages_Rsvd", "HugePages_Surp", "Hugepagesize", "Hugetlb",
        "hugetlbfs",
      ],
      "meminfo"),
    HelpTopic("DirectMap4k", .field, ["DirectMap4M", "DirectMap2M"], "meminfo; pagetable"),
    HelpTopic("kB", .unit, ["KiB", "MiB", "GiB", "K", "M"], "meminfo"),
    HelpTopic("vmstat", .idea, ["counter", "nr_free_pages", "vm stats threshold"], "vmstat"),
    HelpTopic("pgfault", .field, ["pgmajfault", "pgreuse"], "vmstat; print pgfault"),
    HelpTopic(
      "pgalloc_normal", .field,
      ["pgalloc_dma", "pgalloc_high", "pgalloc_movable", "pgfree", "pgalloc"],
      "vmstat; print pgalloc_normal"),
    HelpTopic(
      "pgsteal_kswapd", .field,
      [
        "pgsteal_direct", "pgscan_kswapd", "pgscan_direct", "pgscan_direct_throttle", "pgscan_anon",
        "pgscan_file", "pgsteal_anon", "pgsteal_file", "pginodesteal", "slabs_scanned",
        "kswapd_inodesteal", "kswapd_low_wmark_hit_quickly", "kswapd_high_wmark_hit_quickly",
        "pageoutrun", "pgrotated", "allocstall", "allocstall_dma", "allocstall_normal",
        "allocstall_high", "allocstall_movable", "pgskip_dma", "pgskip_normal", "pgskip_high",
        "pgskip_movable", "drop_pagecache", "drop_slab", "nr_vmscan_write",
        "nr_vmscan_immediate_reclaim",
      ],
      "vmstat"),
    HelpTopic(
      "pgactivate", .field,
      [
        "pgdeactivate", "pglazyfree", "pglazyfreed", "pgrefill", "workingset_nodes",
        "workingset_refault_anon", "workingset_refault_file", "workingset_activate_anon",
        "workingset_activate_file", "workingset_restore_anon", "workingset_restore_file",
        "workingset_nodereclaim",
      ],
      "vmstat"),
    HelpTopic("pgpgin", .field, ["pgpgout"], "vmstat"),
    HelpTopic(
      "pgmigrate_success", .field,
      [
        "pgmigrate_fail", "thp_migration_success", "thp_migration_fail", "thp_migration_split",
        "compact_migrate_scanned", "compact_free_scanned", "compact_isolated", "compact_fail",
        "compact_success", "compact_daemon_wake", "compact_daemon_migrate_scanned",
        "compact_daemon_free_scanned", "htlb_buddy_alloc_success", "htlb_buddy_alloc_fail",
        "nr_isolated_anon", "nr_isolated_file",
      ],
      "vmstat"),
    HelpTopic(
      "unevictable_pgs_culled", .field,
      [
        "unevictable_pgs_scanned", "unevictable_pgs_rescued", "unevictable_pgs_mlocked",
        "unevictable_pgs_munlocked", "unevictable_pgs_cleared", "unevictable_pgs_stranded",
        "nr_mlock",
      ],
      "vmstat"),
    HelpTopic(
      "nr_shmem_hugepages", .field,
      [
        "nr_shmem_pmdmapped", "nr_file_hugepages", "nr_file_pmdmapped",
        "nr_anon_transparent_hugepages", "nr_kernel_misc_reclaimable", "nr_foll_pin_acquired",
        "nr_foll_pin_released",
      ],
      "vmstat"),
    HelpTopic("start_pfn", .field, ["node_unreclaimable"], "zoneinfo"),
  ]
}

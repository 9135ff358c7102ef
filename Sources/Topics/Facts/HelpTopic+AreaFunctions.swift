extension HelpTopic {
  /// Functions that work on areas, faults and processes.
  static let areaFunctions: [HelpTopic] = [
    HelpTopic("find_vma", .function, ["mmap_cache", "vmacache"], "trace on; touch 0804d000 w"),
    HelpTopic("get_unmapped_area", .function, "trace on; mmap 64K rw"),
    HelpTopic("do_mmap", .function, ["mmap_region"], "trace on; mmap 64K rw"),
    HelpTopic("__do_munmap", .function, ["do_munmap"], "trace on; munmap b7ffb000 4K"),
    HelpTopic("do_mprotect_pkey", .function, ["do_mprotect"], "trace on; mprotect 0804c000 4K r"),
    HelpTopic("sys_mremap", .function, "trace on; mremap 0804c000 4K 8K maymove"),
    HelpTopic("sys_brk", .function, ["do_brk_flags"], "trace on; brk +8K"),
    HelpTopic("do_madvise", .function, ["madvise"], "trace on; madvise 0804c000 4K dontneed"),
    HelpTopic("do_mlock", .function, "trace on; mlock 0804c000 4K"),
    HelpTopic("sys_munlock", .function, ["munlock"], "trace on; munlock 0804c000 4K"),
    HelpTopic("sys_mlockall", .function, ["mlockall", "munlockall"], "trace on; mlockall current"),
    HelpTopic("sys_msync", .function, "trace on; msync 08048000 4K"),
    HelpTopic("sys_mincore", .function, ["mincore"], "trace on; mincore 08048000 4K"),
    HelpTopic(
      "__mm_populate", .function,
      ["mm_populate", "MAP_POPULATE", "populate"],
      "trace on; mmap 8K rw populate"),
    HelpTopic("exc_page_fault", .function, ["do_page_fault"], "trace on; touch 0804d000 w"),
    HelpTopic("do_user_addr_fault", .function, "trace on; touch 0804d000 w"),
    HelpTopic("do_kern_addr_fault", .function, "trace on; touch c0000000 r"),
    HelpTopic("vmalloc_fault", .function, ["vmalloc_sync"], "show vmalloc_sync; info functions"),
    HelpTopic("expand_stack", .function, "trace on; touch bffde000 w"),
    HelpTopic("handle_mm_fault", .function, "trace on; touch 0804d000 w"),
    HelpTopic("do_anonymous_page", .function, "trace on; touch 0804d000 w"),
    HelpTopic(
      "do_read_fault", .function,
      ["fault around", "fault-around", "fault_around_bytes"],
      "trace on; touch 08048000"),
    HelpTopic("do_cow_fault", .function, "trace on; touch 0804b000 w"),
    HelpTopic("do_shared_fault", .function, "info functions"),
    HelpTopic(
      "do_wp_page", .function,
      ["write protect", "write-protected"],
      "fork; trace on; touch 0804b000 w"),
    HelpTopic(
      "generic_file_buffered_read", .function, ["mark_page_accessed", "kernel_read"],
      "trace on; cat /bin/demo"),
    HelpTopic(
      "ondemand_readahead", .function,
      ["readahead", "read-ahead", "get_init_ra_size", "PG_readahead"], "trace on; cat /bin/demo"),
    HelpTopic(
      "generic_perform_write", .function, ["generic_file_write_iter"],
      "trace on; fill /tmp/data 64K"),
    HelpTopic(
      "write_cache_pages", .function, ["write-back", "page_mkclean", "vfs_fsync_range"],
      "fill /tmp/data 64K; trace on; sync"),
    HelpTopic(
      "invalidate_mapping_pages", .function, ["drop_pagecache_sb", "vm.drop_caches"],
      "cat /bin/demo; trace on; drop_caches 1"),
    HelpTopic(
      "do_swap_page", .function, ["swap in", "swap-in"],
      "swapon 1M; madvise 0804b000 4K pageout; trace on; touch 0804b000"),
    HelpTopic(
      "swapin_readahead", .function,
      ["swap_cluster_readahead", "swap_vma_readahead", "page-cluster", "vm.page-cluster"],
      "swapon 1M; madvise 0804b000 4K pageout; trace on; touch 0804b000"),
    HelpTopic(
      "shrink_page_list", .function, ["MADV_PAGEOUT", "pageout", "try_to_unmap", "add_to_swap"],
      "swapon 1M; trace on; madvise 0804b000 4K pageout"),
    HelpTopic(
      "shrink_node", .function, ["shrink_lruvec", "get_scan_count", "shrink_inactive_list"],
      "break shrink_node; lru"),
    HelpTopic("sys_swapon", .function, ["swap_info_struct"], "trace on; swapon 1M"),
    HelpTopic(
      "sys_swapoff", .function, "swapon 1M; trace on; swapoff /dev/sda2"),
    HelpTopic(
      "try_to_unuse", .function, ["unuse_mm", "unuse_pte"],
      "swapon 1M; madvise 0804b000 4K pageout; trace on; swapoff /dev/sda2"),
    HelpTopic("kernel_clone", .function, ["do_fork", "_do_fork"], "trace on; fork"),
    HelpTopic("dup_mmap", .function, "trace on; fork"),
    HelpTopic("copy_page_range", .function, "trace on; fork"),
    HelpTopic("exit_mmap", .function, "trace on; fork; exit 2"),
    HelpTopic("do_execveat_common", .function, ["do_execve"], "trace on; exec /bin/demo"),
    HelpTopic("load_elf_binary", .function, ["PT_LOAD"], "trace on; exec /bin/demo"),
    HelpTopic("switch_mm_irqs_off", .function, ["switch_mm"], "trace on; fork; switch 2"),
  ]
}

extension HelpTopic {
  /// Functions of the page allocator.
  static let pageAllocatorFunctions: [HelpTopic] = [
    HelpTopic("__alloc_pages_nodemask", .function, ["__alloc_pages"], "trace on; alloc 0"),
    HelpTopic("__free_pages", .function, ["free_pages"], "trace on; release 0"),
    HelpTopic(
      "zone_watermark_fast", .function,
      ["zone_watermark_ok"],
      "trace on; touch 0804d000 w"),
    HelpTopic("rmqueue_pcplist", .function, ["rmqueue"], "trace on; touch 0804d000 w"),
    HelpTopic("rmqueue_bulk", .function, "trace on; vmalloc 20K"),
    HelpTopic("__rmqueue_smallest", .function, "trace on; alloc 3"),
    HelpTopic("__rmqueue_fallback", .function, "trace on; vmalloc 20K"),
    HelpTopic("expand", .function, "trace on; alloc 3"),
    HelpTopic("__alloc_pages_slowpath", .function, ["slow path"], "trace on; alloc 10"),
    HelpTopic("wakeup_kswapd", .function, ["kswapd", "background reclaim"], "trace on; alloc 10"),
    HelpTopic("balance_pgdat", .function, "trace on; alloc 10"),
    HelpTopic("boost_watermark", .function, "trace on; vmalloc 20K"),
    HelpTopic("try_to_free_pages", .function, ["direct reclaim", "reclaim"], "trace on; alloc 10"),
    HelpTopic("try_to_compact_pages", .function, ["direct compaction"], "trace on; alloc 10"),
    HelpTopic(
      "out_of_memory", .function,
      ["OOM", "oom killer", "OOM killer", "oom_kill"],
      "trace on; alloc 10"),
    HelpTopic(
      "oom_kill_process", .function, ["__oom_kill_process", "oom_badness", "select_bad_process"],
      "fork; oom"),
    HelpTopic("warn_alloc", .function, ["page allocation failure"], "trace on; alloc 10"),
    HelpTopic("move_freepages_block", .function, "trace on; vmalloc 20K"),
    HelpTopic("set_pageblock_migratetype", .function, "trace on; vmalloc 20K"),
    HelpTopic("__free_one_page", .function, "trace on; release 0"),
    HelpTopic(
      "free_unref_page_commit", .function,
      ["free_unref_page"],
      "trace on; munmap 0804b000 4K"),
    HelpTopic("free_pcppages_bulk", .function, "info functions"),
    HelpTopic("add_to_free_list", .function, "trace on; alloc 3"),
    HelpTopic("add_to_free_list_tail", .function, "trace on; vmalloc 20K"),
    HelpTopic("put_page", .function, "trace on; munmap 0804b000 4K"),
  ]
}

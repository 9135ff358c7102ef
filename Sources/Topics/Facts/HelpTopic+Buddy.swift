extension HelpTopic {
  /// The page allocator: blocks, lists, types, flags of requests.
  static let buddy: [HelpTopic] = [
    HelpTopic(
      "buddy system", .idea,
      ["buddy", "buddies", "buddy allocator", "buddy list"],
      "buddyinfo; buddy 2000"),
    HelpTopic(
      "order", .idea,
      ["orders", "block", "blocks", "size of a block"],
      "buddyinfo; alloc 3"),
    HelpTopic(
      "free list", .list,
      ["free_area", "free_list", "free block", "tail", "head"],
      "buddyinfo; pagetypeinfo"),
    HelpTopic("split of a block", .idea, ["halve", "halved"], "trace on; alloc 3"),
    HelpTopic(
      "merge of blocks", .idea,
      ["coalesce", "joins its buddy", "XOR"],
      "trace on; release 0"),
    HelpTopic(
      "per-CPU list", .list,
      [
        "pcp", "per CPU list", "per-CPU page list", "this CPU's list", "pageset", "pagesets",
        "batch", "high of a pageset",
      ],
      "zones; zoneinfo"),
    HelpTopic("parked", .list, ["parked frame", "park"], "zones; frames"),
    HelpTopic(
      "migrate type", .idea,
      ["mobility", "migratetype", "pageblock_migratetype", "Page block"],
      "pagetypeinfo; zones"),
    HelpTopic(
      "Unmovable", .list,
      ["MIGRATE_UNMOVABLE", "unmovable"],
      "pagetypeinfo; trace on; kmalloc 64"),
    HelpTopic(
      "Movable", .list,
      ["MIGRATE_MOVABLE", "movable"],
      "pagetypeinfo; trace on; touch 0804d000 w"),
    HelpTopic("Reclaimable", .list, ["MIGRATE_RECLAIMABLE", "reclaimable"], "pagetypeinfo"),
    HelpTopic("HighAtomic", .list, ["MIGRATE_HIGHATOMIC", "high atomic"], "pagetypeinfo"),
    HelpTopic(
      "CMA", .list,
      ["MIGRATE_CMA", "contiguous memory allocator", "nr_free_cma"],
      "zoneinfo"),
    HelpTopic("Isolate", .list, ["MIGRATE_ISOLATE", "isolate", "isolated"], "pagetypeinfo"),
    HelpTopic(
      "pageblock", .idea,
      ["Pages per block", "page block order", "blocks by type"],
      "pagetypeinfo; page 3ffc0"),
    HelpTopic("steal", .idea, ["stolen", "stealing", "fallback type"], "trace on; vmalloc 20K"),
    HelpTopic(
      "fragmentation", .idea,
      ["external fragmentation", "internal fragmentation", "contiguous", "fragmented"],
      "buddyinfo; buddy 2000"),
    HelpTopic("compaction", .idea, ["compact_stall", "compact", "try_to_compact"], "vmstat"),
    HelpTopic(
      "GFP flags", .gfp,
      ["gfp_mask", "GFP", "get free pages flags"],
      "trace on; alloc 0 GFP_KERNEL"),
    HelpTopic("GFP_KERNEL", .gfp, ["GFP_KERNEL_ACCOUNT"], "trace on; alloc 0 GFP_KERNEL"),
    HelpTopic("GFP_USER", .gfp, "alloc 0 GFP_USER"),
    HelpTopic("GFP_HIGHUSER", .gfp, "alloc 0 GFP_HIGHUSER"),
    HelpTopic("GFP_HIGHUSER_MOVABLE", .gfp, "trace on; touch 0804d000 w"),
    HelpTopic(
      "GFP_ATOMIC", .gfp,
      ["GFP_NOWAIT", "__GFP_HIGH", "__GFP_ATOMIC"],
      "alloc 0 GFP_ATOMIC"),
    HelpTopic("GFP_DMA", .gfp, ["__GFP_DMA", "GFP_DMA32", "__GFP_DMA32"], "alloc 0 GFP_DMA"),
    HelpTopic("GFP_NOFS", .gfp, ["GFP_NOIO", "__GFP_FS", "__GFP_IO"], "alloc 0 GFP_NOFS"),
    HelpTopic("__GFP_ZERO", .gfp, ["zeroing"], "trace on; touch 0804d000 w"),
    HelpTopic(
      "__GFP_HIGHMEM", .gfp,
      ["__GFP_MOVABLE", "__GFP_RECLAIMABLE"],
      "trace on; vmalloc 20K"),
    HelpTopic(
      "__GFP_NOWARN", .gfp,
      ["__GFP_NORETRY", "__GFP_NOFAIL", "__GFP_RETRY_MAYFAIL"],
      "trace on; vmalloc 20K"),
    HelpTopic(
      "__GFP_RECLAIM", .gfp,
      [
        "__GFP_DIRECT_RECLAIM", "__GFP_KSWAPD_RECLAIM", "__GFP_MEMALLOC", "__GFP_NOMEMALLOC",
        "__GFP_HARDWALL", "__GFP_THISNODE", "__GFP_ACCOUNT", "__GFP_WRITE", "__GFP_COMP",
      ],
      "alloc 0 GFP_KERNEL"),
    HelpTopic(
      "GFP mask of a request", .gfp,
      ["requested zone", "Movable from HighMem", "Unmovable from Normal"],
      "trace on; touch 0804d000 w"),
  ]
}

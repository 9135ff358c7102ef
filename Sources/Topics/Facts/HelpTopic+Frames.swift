extension HelpTopic {
  /// Physical memory: frames, zones, marks, flags of `struct page`.
  static let frames: [HelpTopic] = [
    HelpTopic("page frame", .idea, ["frame", "frames", "physical page"], "frames; page 3ffc0"),
    HelpTopic(
      "PFN", .abbreviation,
      ["page frame number", "frame number", "pfn"],
      "page 3ffc0; buddy 2000"),
    HelpTopic(
      "struct page", .structure,
      ["mem_map", "page descriptor", "memmap"],
      "page 3ffc0; frames"),
    HelpTopic(
      "refcount", .field,
      ["reference count", "use count", "page_ref_count", "count", "f_count"],
      "page 3ffc0"),
    HelpTopic(
      "mapcount", .field,
      ["map count of a frame", "rmap", "reverse mapping", "reverse map"],
      "rmap 3ffc0; page 3ffc0"),
    HelpTopic("mapping", .field, ["address_space", "index"], "page 3ffc0"),
    HelpTopic("node", .idea, ["Node 0", "NUMA", "NUMA node", "Node"], "zoneinfo"),
    HelpTopic("zone", .idea, ["zones", "memory zone"], "zones; zoneinfo"),
    HelpTopic("DMA", .zone, ["ZONE_DMA", "dma zone"], "zones; zoneinfo"),
    HelpTopic(
      "Normal", .zone,
      ["ZONE_NORMAL", "low memory", "lowmem", "LowTotal", "LowFree"],
      "zones; layout kernel"),
    HelpTopic(
      "HighMem", .zone,
      ["ZONE_HIGHMEM", "high memory", "highmem", "high"],
      "zones; layout kernel"),
    HelpTopic("Movable zone", .zone, ["ZONE_MOVABLE", "zone Movable"], "zoneinfo; zones"),
    HelpTopic("memory hole", .idea, ["no RAM", "hole in physical memory"], "iomem; frames"),
    HelpTopic(
      "reserved page", .idea,
      ["reserved", "reserved at boot", "Reserved"],
      "frames; iomem"),
    HelpTopic("managed", .field, ["spanned", "managed pages"], "zones; zoneinfo"),
    HelpTopic("used", .word, ["use", "in use", "free frames"], "zones; frames"),
    HelpTopic(
      "zonelist", .idea,
      ["fallback", "zone list", "from HighMem", "from Normal"],
      "trace on; touch 0804d000 w"),
    HelpTopic("watermark", .mark, ["watermarks", "mark", "marks"], "zones; zoneinfo"),
    HelpTopic(
      "min", .mark,
      [
        "min mark", "min watermark", "WMARK_MIN", "ALLOC_WMARK_MIN", "vm.min_free_kbytes",
        "min_free_kbytes",
      ],
      "zones; show vm.min_free_kbytes"),
    HelpTopic("low", .mark, ["low mark", "low watermark", "WMARK_LOW"], "zones; zoneinfo"),
    HelpTopic("high mark", .mark, ["high watermark", "WMARK_HIGH"], "zones; zoneinfo"),
    HelpTopic(
      "keeps pages", .word,
      [
        "lowmem_reserve", "low-memory reserve", "lowmem reserve", "keeps",
        "vm.lowmem_reserve_ratio", "protection", "requests",
      ],
      "zones; zoneinfo"),
    HelpTopic(
      "watermark boost", .mark,
      ["boost", "vm.watermark_boost_factor", "vm.watermark_scale_factor"],
      "zoneinfo; show vm.watermark_boost_factor"),
    HelpTopic("page allocator", .idea, ["alloc_pages", "allocator"], "trace on; alloc 0"),
    HelpTopic(
      "e820", .idea,
      ["BIOS-e820", "BIOS", "memblock", "bootmem", "firmware"],
      "dmesg; iomem"),
    HelpTopic(
      "kernel image", .idea,
      ["kernel code", "kernel text", "vmlinux", "image"],
      "iomem; frames"),
    HelpTopic(
      "kernel stack", .idea,
      ["KernelStack", "nr_kernel_stack", "thread stack"],
      "meminfo; frames"),
    HelpTopic(
      "page flags", .idea, ["PG_locked", "flags", "page flag", "kpageflags"], "page 3ffc0"),
    HelpTopic("uptodate", .pageFlag, ["PG_uptodate", "UPTODATE"], "page 3ffc0"),
    HelpTopic(
      "lru", .pageFlag,
      ["PG_lru", "LRU", "LRU list", "active list", "inactive list"],
      "page 3ffc0"),
    HelpTopic(
      "active", .pageFlag,
      [
        "PG_active", "ACTIVE", "PG_referenced", "referenced", "REFERENCED", "PG_workingset",
        "workingset",
      ],
      "page 3ffc0"),
    HelpTopic(
      "swapbacked", .pageFlag,
      ["PG_swapbacked", "SWAPBACKED", "anon page flag", "ANON", "MMAP"],
      "page 3ffc0"),
    HelpTopic("dirty", .pageFlag, ["PG_dirty", "DIRTY", "dirty page", "written"], "page 3ffc0"),
    HelpTopic(
      "writeback", .pageFlag,
      ["PG_writeback", "WRITEBACK", "PG_reclaim", "reclaim flag"],
      "page 3ffc0"),
    HelpTopic("locked", .pageFlag, ["LOCKED", "lock_page", "PG_waiters", "waiters"], "page 3ffc0"),
    HelpTopic("slab flag", .pageFlag, ["PG_slab", "SLAB"], "page 1000"),
    HelpTopic(
      "compound page", .pageFlag,
      ["PG_head", "COMPOUND_HEAD", "COMPOUND_TAIL", "compound"],
      "page 3ffc0"),
    HelpTopic(
      "unevictable", .pageFlag,
      ["PG_unevictable", "UNEVICTABLE", "Unevictable", "MLOCKED", "nr_unevictable"],
      "page 3ffc0"),
    HelpTopic(
      "buddy flag", .pageFlag,
      ["PG_buddy", "BUDDY", "NOPAGE", "PGTABLE", "PG_table"],
      "page 1000"),
    HelpTopic(
      "other page flags", .pageFlag,
      [
        "PG_reserved", "RESERVED", "PG_private", "PG_private_2", "PG_error", "PG_owner_priv_1",
        "PG_arch_1", "PG_mappedtodisk", "mappedtodisk", "PG_uncached", "PG_hwpoison", "hwpoison",
      ],
      "page 0"),
  ]
}

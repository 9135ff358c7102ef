extension HelpTopic {
  /// The C library's heap.
  static let library: [HelpTopic] = [
    HelpTopic(
      "malloc chunk", .idea,
      ["chunk", "CHUNK", "prev_size", "PREV_INUSE", "chunks"],
      "malloc 100; heap"),
    HelpTopic(
      "top chunk", .idea,
      [
        "top", "main_arena", "arena", "bin", "bins", "fastbin", "smallbin", "largebin", "unsorted",
        "tcache", "unsorted bin",
      ],
      "malloc 100; heap bins"),
    HelpTopic("mmap_threshold", .idea, ["trim_threshold", "mmapped"], "malloc 200000; heap bins"),
    HelpTopic("malloc", .library, ["glibc", "ptmalloc"], "trace on; malloc 100"),
    HelpTopic("calloc", .library, "trace on; calloc 10 10"),
    HelpTopic("realloc", .library, "malloc 20; trace on; realloc $ 400"),
    HelpTopic("free()", .library, ["free"], "malloc 20; trace on; free $"),
    HelpTopic("ptmalloc_init", .library, "trace on; malloc 100"),
    HelpTopic("tcache_init", .library, "trace on; malloc 100"),
    HelpTopic("_int_malloc", .library, "trace on; malloc 100"),
    HelpTopic("_int_free", .library, "malloc 2000; trace on; free $"),
    HelpTopic("_int_realloc", .library, "malloc 20; trace on; realloc $ 400"),
    HelpTopic("malloc_consolidate", .library, "info functions"),
    HelpTopic("sysmalloc", .library, "trace on; malloc 100"),
    HelpTopic("systrim", .library, "info functions"),
    HelpTopic("munmap_chunk", .library, "malloc 200000; trace on; free $"),
    HelpTopic("mremap_chunk", .library, "malloc 200000; trace on; realloc $ 400000"),
  ]
}

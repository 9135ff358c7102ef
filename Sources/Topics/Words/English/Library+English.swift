extension TopicWords {
  static let library: [String: String] = [
    "malloc chunk": """
    A block of malloc's with its size in front. PREV_INUSE, printed P, says that the one \
    before it is in use.
    """,
    "top chunk": """
    malloc takes a fitting free chunk from its bins, otherwise from the top chunk at the \
    heap's end. An arena is all of that; the tcache keeps small chunks of one thread.
    """,
    "mmap_threshold": """
    From this size on malloc maps a block of its own, which free unmaps; trim_threshold is how \
    much may stay free at the heap's end.
    """,
    "malloc": """
    Allocates memory for a program, in user space: most calls do not enter the kernel at all.
    """,
    "calloc": """
    malloc of many elements, filled with zeros.
    """,
    "realloc": """
    Makes a block longer or shorter, in place if there is room.
    """,
    "free()": """
    Gives a block back to the C library, which keeps it for the next malloc; the kernel seldom \
    hears of it.
    """,
    "ptmalloc_init": """
    Sets the allocator up at a program's first call of malloc.
    """,
    "tcache_init": """
    Makes the thread's table of small free chunks.
    """,
    "_int_malloc": """
    The search of malloc: fast bins, small bins, unsorted chunks, large bins, top chunk.
    """,
    "_int_free": """
    Puts a chunk into a bin, or joins it with its neighbours.
    """,
    "_int_realloc": """
    Grows a chunk into the free one behind it, or copies it.
    """,
    "malloc_consolidate": """
    Joins all chunks of the fast bins with their neighbours.
    """,
    "sysmalloc": """
    Asks the kernel for memory when the top chunk is too small: by brk, or by mmap for a large \
    block.
    """,
    "systrim": """
    Gives free memory at the end of the heap back by brk.
    """,
    "munmap_chunk": """
    Unmaps a block that had a mapping of its own.
    """,
    "mremap_chunk": """
    Lets mremap make a mapped block longer or shorter.
    """,
  ]
}

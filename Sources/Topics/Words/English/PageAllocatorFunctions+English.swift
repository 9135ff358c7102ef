extension TopicWords {
  static let pageAllocatorFunctions: [String: String] = [
    "__alloc_pages_nodemask": """
    Hands out a block of frames: the heart of the page allocator. It tries each zone of the \
    list in turn.
    """,
    "__free_pages": """
    Gives a block back to the page allocator once its last user is gone.
    """,
    "zone_watermark_fast": """
    Asks whether enough pages would stay free in a zone, above its mark and what it keeps from \
    others.
    """,
    "rmqueue_pcplist": """
    Takes a single frame from this CPU's own list of a zone, the quick way.
    """,
    "rmqueue_bulk": """
    Fills an empty list of a CPU with a batch of frames from the buddy system.
    """,
    "__rmqueue_smallest": """
    Finds the smallest free block of the wanted type that is large enough.
    """,
    "__rmqueue_fallback": """
    Takes a block of another migrate type when the wanted one has none.
    """,
    "expand": """
    Halves a block that is too large and lists the halves that are not needed.
    """,
    "__alloc_pages_slowpath": """
    What an allocation does when no zone has enough above its low mark: wake kswapd, go down \
    to min, reclaim.
    """,
    "wakeup_kswapd": """
    Wakes kswapd, the kernel's thread that frees memory in the background until the high mark \
    is reached.
    """,
    "balance_pgdat": """
    The work of kswapd: to bring each zone back above its high mark.
    """,
    "boost_watermark": """
    Raises a zone's marks for a while after a block was stolen.
    """,
    "try_to_free_pages": """
    The allocating process itself frees memory, as kswapd was not fast enough.
    """,
    "try_to_compact_pages": """
    Moves pages so that a block of the wanted order becomes free.
    """,
    "out_of_memory": """
    The last resort: ends a process to get its memory back.
    """,
    "oom_kill_process": """
    Ends the process whose end brings most memory, and whoever shares its memory; init is \
    spared. 'oom' shows the points, 'dmesg' what was told of each kill.
    """,
    "warn_alloc": """
    Writes into the log that an allocation failed, with its order and flags.
    """,
    "move_freepages_block": """
    Moves the free blocks of a pageblock to the lists of its new type.
    """,
    "set_pageblock_migratetype": """
    Notes that a pageblock has another migrate type from now on.
    """,
    "__free_one_page": """
    Puts a block on its free list, after it has joined its buddy as often as that is free.
    """,
    "free_unref_page_commit": """
    Puts a single frame that nobody uses on this CPU's own list.
    """,
    "free_pcppages_bulk": """
    Gives a batch of a CPU's list back to the buddy system when it has grown too long.
    """,
    "add_to_free_list": """
    Puts a free block at the head of its list, where it is taken next.
    """,
    "add_to_free_list_tail": """
    Puts a free block at the end of its list, so that it is taken late and can still merge.
    """,
    "put_page": """
    Drops one use of a frame; the last one frees it.
    """,
  ]
}

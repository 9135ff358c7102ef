extension TopicWords {
  static let buddy: [String: String] = [
    "buddy system": """
    Free frames lie in blocks of 1, 2, 4 up to 1024 frames. A block is halved when a smaller \
    one is wanted, and joins its buddy, the other half, as soon as both are free.
    """,
    "order": """
    The size of a block as a power of two: order 0 is one frame, order 3 eight frames, order \
    10 is 4 MiB.
    """,
    "free list": """
    The free blocks of one zone, order and type. Blocks are taken from the head; those that \
    are likely to merge soon go to the tail.
    """,
    "split of a block": """
    A block that is too large is cut in half until it fits; each other half goes on the list \
    of its order.
    """,
    "merge of blocks": """
    A block that becomes free looks for its buddy, the block whose number differs in one bit. \
    If that is free too, they become one of the next order, and so on.
    """,
    "per-CPU list": """
    Each CPU keeps some single free frames of each zone at hand, so that it need not lock the \
    zone every time. They are filled and emptied in batches.
    """,
    "parked": """
    Free frames on a CPU's own list. They are free, but no block can be made of them before \
    they go back to the buddy system.
    """,
    "migrate type": """
    Whether the pages of a block can be moved elsewhere later. Free lists are kept by type, so \
    that pages that stay do not spoil large blocks.
    """,
    "Unmovable": """
    Blocks for frames that must stay where they are: page tables, slabs, most of what the \
    kernel takes. Somebody holds their address.
    """,
    "Movable": """
    Blocks for frames that can be copied elsewhere, as only page tables name them: memory of \
    processes, page cache.
    """,
    "Reclaimable": """
    Blocks for frames that cannot move but can be given up: caches of names and inodes.
    """,
    "HighAtomic": """
    Blocks set aside for urgent requests of more than one frame, which may not wait.
    """,
    "CMA": """
    Blocks that a driver may want back in one piece; until then movable pages live there. This \
    kernel has none.
    """,
    "Isolate": """
    Blocks that nobody may take from for now, because they are being emptied.
    """,
    "pageblock": """
    1024 frames, 4 MiB, that have one migrate type. A stolen block can change the type of all \
    of it.
    """,
    "steal": """
    No block of the wanted type is free, so that one of another type is taken, as large as \
    there is. If enough of its pageblock is free, all of it changes type.
    """,
    "fragmentation": """
    External: enough frames are free, but no block of them lies in a row. Internal: a block is \
    larger than what was asked for.
    """,
    "compaction": """
    Movable pages are copied to one end of a zone so that large blocks become free at the \
    other.
    """,
    "GFP flags": """
    How an allocation may behave: which zones, whether it may wait, which type of pages. Names \
    begin with GFP_ or __GFP_.
    """,
    "GFP_KERNEL": """
    The usual request of the kernel: low memory, unmovable, may wait and reclaim. _ACCOUNT \
    charges it to a group of processes.
    """,
    "GFP_USER": """
    For a process, but in low memory, since the kernel must reach it too.
    """,
    "GFP_HIGHUSER": """
    For a process, from high memory if there is some; not movable.
    """,
    "GFP_HIGHUSER_MOVABLE": """
    What faults of processes ask for: high memory first, and pages that can be moved.
    """,
    "GFP_ATOMIC": """
    A request that may not wait, as in an interrupt. It may use a part of what lies below the \
    min mark; GFP_NOWAIT may not.
    """,
    "GFP_DMA": """
    A frame below 16 MiB, for a device that can reach no other. DMA32 means below 4 GiB, which \
    is everything here.
    """,
    "GFP_NOFS": """
    May wait, but not start file system work (NOFS) or any disk work (NOIO), as the caller is \
    in the middle of it.
    """,
    "__GFP_ZERO": """
    The frame is filled with zeros before it is handed out.
    """,
    "__GFP_HIGHMEM": """
    High memory will do; __GFP_MOVABLE and __GFP_RECLAIMABLE choose the migrate type.
    """,
    "__GFP_NOWARN": """
    How hard to try: NOWARN logs no failure, NORETRY gives up early, NOFAIL never does.
    """,
    "__GFP_RECLAIM": """
    Finer flags: whether the request itself may reclaim or only wake kswapd, whether it may \
    use the last reserves, to whom it is charged.
    """,
    "GFP mask of a request": """
    A traced request shows its order, its flags, then the migrate type and the zones in the \
    order in which they are tried.
    """,
  ]
}

extension TopicWords {
  static let frames: [String: String] = [
    "page frame": """
    4 KiB of RAM that begin at a multiple of 4 KiB. A page lies in a frame, as a letter lies \
    in a box.
    """,
    "PFN": """
    Page frame number: the physical address without its last three hexadecimal digits. Views \
    print it in five digits.
    """,
    "struct page": """
    The kernel's record of one frame, 32 bytes: flags, users, what it belongs to. mem_map is \
    the array of all of them.
    """,
    "refcount": """
    How many users a frame has; at 0 it goes back to the page allocator. Each mapping is one, \
    the page cache another.
    """,
    "mapcount": """
    How many page-table entries map a frame. The reverse map finds them.
    """,
    "mapping": """
    What a frame's content belongs to: an anon_vma or a file; index is the page in it.
    """,
    "node": """
    A bank of memory with its own zones. A machine such as this has one, node 0.
    """,
    "zone": """
    A range of frames that serve the same purposes. DMA, Normal and HighMem differ in who can \
    reach them.
    """,
    "DMA": """
    The first 16 MiB, kept for old devices that cannot address more. Others take from it last.
    """,
    "Normal": """
    Frames from 16 to 896 MiB, which the kernel sees all the time in the direct map. Its own \
    structures must lie there or in DMA.
    """,
    "HighMem": """
    Frames above 896 MiB, for which kernel space has no address of their own. Processes use \
    them freely; the kernel must kmap one to look inside.
    """,
    "Movable zone": """
    A zone that would take only pages that can be moved, so that memory can be unplugged. It \
    is empty here unless asked for.
    """,
    "memory hole": """
    Physical addresses at which no RAM answers: video, ROMs, devices. Their frames are never \
    handed out.
    """,
    "reserved page": """
    A frame that the page allocator never gets: the kernel's image, firmware, mem_map itself.
    """,
    "managed": """
    Frames of a zone that the page allocator looks after: present ones less those reserved at \
    boot. Spanned counts holes as well.
    """,
    "used": """
    Frames that somebody holds: a process, the page cache, the kernel. Free ones lie on the \
    buddy system's lists or are parked on a CPU's.
    """,
    "zonelist": """
    The zones that a request may take from, best first: HighMem, Normal, DMA for a process; \
    Normal, DMA for the kernel.
    """,
    "watermark": """
    Three levels of free pages in each zone, min, low and high. Below low the kernel's \
    reclaimer wakes, below min only urgent requests are served.
    """,
    "min": """
    The lowest mark of a zone. What lies below is for requests that cannot wait and for those \
    that free memory.
    """,
    "low": """
    The middle mark of a zone: an allocation that would leave less free than this wakes kswapd \
    and tries another zone.
    """,
    "high mark": """
    The upper mark of a zone: kswapd sleeps again when this much is free.
    """,
    "keeps pages": """
    A zone keeps that many pages free from requests that could have been served by a higher \
    zone. Without it processes could fill low memory, which the kernel alone needs.
    """,
    "watermark boost": """
    The marks of a zone rise for a while after a block of another type was stolen, so that \
    kswapd frees more and types mix less.
    """,
    "page allocator": """
    The part of the kernel that hands out frames: it picks a zone by its watermark, then a \
    CPU's list or the buddy system.
    """,
    "e820": """
    The list of memory ranges that the firmware hands over at boot. memblock allocates from it \
    until the page allocator stands.
    """,
    "kernel image": """
    The kernel's own code and data, loaded at 16 MiB here. Its frames are reserved for ever.
    """,
    "kernel stack": """
    Each thread has two frames of low memory for what it calls inside the kernel.
    """,
    "page flags": """
    Bits in a frame's struct page that say how it is used: uptodate, lru, dirty. kpageflags is \
    the form in which /proc shows them.
    """,
    "uptodate": """
    The frame's content is valid: read from its file, or filled with zeros.
    """,
    "lru": """
    The frame is on one of the lists by which reclaim chooses: active or inactive, anonymous \
    or file.
    """,
    "active": """
    Marks of use for reclaim: referenced says used once lately, active that the frame is on \
    the active list, workingset that it came back soon after it had left.
    """,
    "swapbacked": """
    The frame's content could only go to swap, as no file stands behind it. ANON and MMAP of \
    kpageflags say anonymous and mapped.
    """,
    "dirty": """
    The frame's content is newer than its file on disk and must be written back before the \
    frame is given up.
    """,
    "writeback": """
    The frame is on its way to the disk. reclaim says that it is to be freed as soon as it has \
    got there.
    """,
    "locked": """
    Somebody reads the frame from disk or changes what it belongs to; others wait.
    """,
    "slab flag": """
    The frame belongs to a slab: small objects of the kernel lie in it.
    """,
    "compound page": """
    Several frames that are handled as one: the head has the flags and counts, the tails point \
    to it.
    """,
    "unevictable": """
    Reclaim leaves the frame alone, because it is locked by mlock or belongs to something like \
    it.
    """,
    "buddy flag": """
    What kpageflags says of frames that no process sees: BUDDY heads a free block, PGTABLE is \
    a page table, NOPAGE is no RAM.
    """,
    "other page flags": """
    Flags of struct page that seldom matter here: reserved frames belong to nobody, private \
    ones carry data of a file system, hwpoison marks broken RAM.
    """,
  ]
}

extension TopicWords {
  static let kernelMemory: [String: String] = [
    "direct map": """
    All of low memory as the kernel sees it: physical address plus c0000000, up to 896 MiB. No \
    work is needed to find an address.
    """,
    "kernel windows": """
    The last 128 MiB of kernel space: vmalloc, kmap and fixmap. Through them the kernel \
    reaches frames that the direct map does not hold.
    """,
    "vmalloc": """
    Kernel addresses in a row over frames that lie anywhere. It takes its frames at once; only \
    other processes' directories may learn of it later.
    """,
    "guard page": """
    A page behind each vmalloc area that is never mapped, so that running over the end faults \
    at once.
    """,
    "vm_struct": """
    The kernel's record of one vmalloc area: address, size with its guard, frames.
    """,
    "VMALLOC_OFFSET": """
    A hole of 8 MiB between direct map and vmalloc area, so that running over the end of the \
    one does not reach the other.
    """,
    "lazy unmapping": """
    vfree leaves the addresses unused until enough have gathered; then one TLB flush serves \
    them all.
    """,
    "ioremap": """
    Gives a device's registers kernel addresses in the vmalloc area, not cached.
    """,
    "kmap": """
    Gives a frame of high memory a kernel address for a while. The window has few slots; when \
    all are in use, callers wait.
    """,
    "pkmap slot": """
    One page of the kmap window. A slot without users is reused after a flush of the TLB.
    """,
    "pkmap_count": """
    Users of a kmap slot, plus one: 0 free, 1 no user but the TLB may still know it, 2 one \
    user.
    """,
    "kmap_atomic": """
    A mapping of a high frame in a slot of this CPU's own, for a moment in which nothing may \
    sleep. They end in reverse order.
    """,
    "fixmap": """
    Kernel addresses whose purpose is fixed when the kernel is built, just below 4 GiB. What \
    lies behind them can change.
    """,
    "FIX_APIC_BASE": """
    Slots of the fixmap for the interrupt controllers, whose registers lie at fec00000 and \
    fee00000. They are not cached.
    """,
    "FIX_KMAP_BEGIN": """
    Where the slots of kmap_atomic begin, some for each CPU.
    """,
    "FIX_HOLE": """
    Slots of the fixmap for one purpose each: an unused first page, consoles of boot, PCI \
    Express, error records of ACPI, early ioremap.
    """,
    "896 MiB": """
    So much RAM fits into the direct map: 1 GiB of kernel space less 128 MiB for windows. \
    Later kernels with more windows have a little less.
    """,
    "slab": """
    Frames cut into objects of one size, so that the kernel can allocate less than a page. A \
    cache holds the slabs of one kind of object.
    """,
    "kmalloc": """
    Memory of the kernel by size in bytes, from caches of 8 bytes to 8 KiB. It is contiguous \
    in RAM, and in the direct map.
    """,
    "kmem_cache": """
    The record of one cache of objects. slabinfo shows for each: objects in use and in all, \
    size of one, how many to a slab, pages of a slab.
    """,
    "slab caches": """
    Caches bear the name of the structure they hold: task_struct for threads, vm_area_struct \
    for areas, filp for open files, dentry for names of files.
    """,
    "SReclaimable": """
    Slab memory that can be given up under pressure (names and inodes of files), and slab \
    memory that cannot.
    """,
    "___slab_alloc": """
    Gets an object when the CPU's own slab is used up: from another slab, or from a new one of \
    the page allocator.
    """,
    "__slab_free": """
    Gives an object back to a slab that is not the CPU's own; an empty slab goes back to the \
    page allocator.
    """,
    "__vmalloc_node_range": """
    Makes a vmalloc area: finds addresses, takes the frames one by one, writes the entries.
    """,
    "vmap": """
    Gives frames that somebody already has kernel addresses in a row.
    """,
    "__ioremap_caller": """
    Does the work of ioremap.
    """,
    "arch_sync_kernel_mappings": """
    Tells every page directory at once of a new table of the vmalloc area. Before Linux 5.8 \
    each learnt of it by a fault.
    """,
    "__vunmap": """
    Frees a vmalloc area: its entries are cleared and its frames given back; its addresses \
    wait for the next flush.
    """,
    "__purge_vmap_area_lazy": """
    Flushes the TLB once for all areas that wait, and makes their addresses free.
    """,
    "kmap_high": """
    Finds a frame's kmap slot or takes a free one, and counts one user more.
    """,
    "kunmap_high": """
    Counts one user less of a kmap slot. The mapping stays until all slots have been used.
    """,
    "flush_all_zero_pkmaps": """
    When the kmap window has been used to its end: clears all slots without users and flushes \
    the TLB.
    """,
    "kmap_atomic_high_prot": """
    Maps a frame in the next slot of this CPU's fixmap stack.
    """,
    "kunmap_atomic_high": """
    Empties the slot that kmap_atomic used last.
    """,
    "__kmap_local_pfn_prot": """
    The newer form of kmap_atomic: the slots belong to the task, which may be switched off the \
    CPU.
    """,
    "kunmap_local_indexed": """
    Ends the task's last temporary mapping.
    """,
    "__kmap_local_sched_out": """
    Clears a task's temporary mappings when it leaves the CPU.
    """,
    "__kmap_local_sched_in": """
    Puts a task's temporary mappings back when it runs again.
    """,
    "pte_offset_map": """
    Maps a page table that lies in high memory for a moment, so that the kernel can write an \
    entry.
    """,
    "native_set_fixmap": """
    Writes the entry of a slot of the fixmap.
    """,
    "iomem": """
    Who answers at which physical address: RAM, ROMs, devices. The kernel's image is shown \
    inside the RAM it lies in.
    """,
  ]
}

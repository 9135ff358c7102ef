extension TopicWords {
  static let areaFunctions: [String: String] = [
    "find_vma": """
    Finds the first area that ends above an address, by the tree. The area may begin above the \
    address: then the address lies in a gap.
    """,
    "get_unmapped_area": """
    Chooses where a new mapping goes: the highest gap below mmap_base that is large enough.
    """,
    "do_mmap": """
    Makes a mapping: checks flags and limits, clears the range, merges with a neighbour or \
    makes an area.
    """,
    "__do_munmap": """
    Removes a range: splits the areas at its ends, takes out those between, and frees their \
    pages and tables.
    """,
    "do_mprotect_pkey": """
    Changes what a range allows; areas are split and merged as needed and the entries get \
    their new rights.
    """,
    "sys_mremap": """
    Makes a mapping longer or shorter, or moves it; the page tables move, not the content.
    """,
    "sys_brk": """
    Moves the end of the heap. New pages are a promise until they are touched.
    """,
    "do_madvise": """
    Takes a hint about a range: that it is not needed, will be read in order, should not be \
    copied by fork.
    """,
    "do_mlock": """
    Marks a range as locked and faults all of it in.
    """,
    "sys_munlock": """
    Lets a range leave memory again.
    """,
    "sys_mlockall": """
    Locks everything that the process has, will have, or both.
    """,
    "sys_msync": """
    Writes changes of a shared file mapping back to the file.
    """,
    "sys_mincore": """
    Tells for each page of a range whether it is in memory.
    """,
    "__mm_populate": """
    Faults a whole range in at once, for mlock and MAP_POPULATE.
    """,
    "exc_page_fault": """
    Where the kernel is entered at a page fault. It reads CR2 and decides whether the address \
    is the user's or the kernel's.
    """,
    "do_user_addr_fault": """
    Handles a fault at a user address: finds the area, checks its rights, and either serves \
    the page or sends SIGSEGV.
    """,
    "do_kern_addr_fault": """
    Handles a fault at a kernel address: user code gets SIGSEGV.
    """,
    "vmalloc_fault": """
    Copies a directory entry of the vmalloc area from the kernel's directory into the one in \
    use, when a process first needs it.
    """,
    "expand_stack": """
    Makes a stack's area longer, if limit and guard gap allow it.
    """,
    "handle_mm_fault": """
    Serves a fault in an area: makes the page table if there is none, then the page.
    """,
    "do_anonymous_page": """
    Gives an anonymous address its first page: the page of zeros for a read, a frame of its \
    own for a write.
    """,
    "do_read_fault": """
    Maps a page of a file that is read, and pages around it that are in memory already.
    """,
    "do_cow_fault": """
    The first access to a private file page is a write: it gets a copy of the file's page at \
    once.
    """,
    "do_shared_fault": """
    The first access to a shared file page is a write: the file's own page is mapped and \
    marked dirty.
    """,
    "do_wp_page": """
    A write to a page that is mapped read-only though its area allows writing: copy it, or use \
    it alone if nobody else does.
    """,
    "generic_file_buffered_read": """
    The work of read on a file: each page is taken from the page cache, and read into it first \
    where it is not there. A page that is used twice so becomes active.
    """,
    "ondemand_readahead": """
    Says how many pages to read ahead of somebody who reads a file: a window that doubles up to \
    128 KiB. One of its pages carries the mark at which the next window is read.
    """,
    "generic_perform_write": """
    The work of write on a file: the bytes go into pages of the cache, which are dirty then. The \
    disk gets them later.
    """,
    "write_cache_pages": """
    Writes the dirty pages of a file to its disk. Shared mappings must ask again before they write \
    to a page that is clean now.
    """,
    "invalidate_mapping_pages": """
    Takes the pages of a file out of memory that are clean and that nobody maps. Nothing is kept \
    of when they left, so none of them counts as a refault.
    """,
    "do_swap_page": """
    A fault on a page that is in swap: from the swap cache it comes at once, a minor fault; from \
    its slot it is read, a major one. The slot is given up when nobody else needs it.
    """,
    "swapin_readahead": """
    Reads slots around the wanted one as well, for pages that left together are wanted together. \
    How many follows from how many of the last ones were used, at most 2^vm.page-cluster.
    """,
    "shrink_page_list": """
    Decides over pages that could leave: used lately, they stay; private ones get a slot, are \
    taken out of every table and written; clean ones go without a write.
    """,
    "shrink_node": """
    One pass of reclaim over all lists: how much of each follows from the priority, their sizes, \
    vm.swappiness and what evicting either kind has cost. Each list is asked for 32 pages in turn.
    """,
    "sys_swapon": """
    Takes a swap area into use. Areas of a higher priority are filled first.
    """,
    "sys_swapoff": """
    Ends the use of a swap area: everything in it must fit into memory again.
    """,
    "try_to_unuse": """
    Walks all tables and brings back what entries of a swap area name.
    """,
    "kernel_clone": """
    Makes the new process of fork, vfork and clone.
    """,
    "dup_mmap": """
    Copies the areas of a process for its child.
    """,
    "copy_page_range": """
    Copies page-table entries for a child and makes private pages read-only in both, for \
    copy-on-write.
    """,
    "exit_mmap": """
    Takes an address space apart: pages, tables, areas.
    """,
    "do_execveat_common": """
    Carries out exec: reads the program's head, makes a new address space, drops the old.
    """,
    "load_elf_binary": """
    Maps the segments of an ELF program and its loader, and sets heap and stack up.
    """,
    "switch_mm_irqs_off": """
    Loads CR3 with the page directory of the process that comes next.
    """,
  ]
}

extension TopicWords {
  static let addressSpaces: [String: String] = [
    "virtual memory": """
    Each process sees 4 GiB of addresses of its own, whatever RAM there is. Most of them are \
    promises: a page takes a frame only when it is first touched.
    """,
    "address space": """
    All the addresses of one process, with the areas and the page tables that give them a \
    meaning. Threads share one; fork makes a copy.
    """,
    "user space": """
    The addresses below c0000000, which belong to the process that runs. Each process has its \
    own page tables for them.
    """,
    "kernel space": """
    The addresses from c0000000 up, the same in every process and closed to user code. Most of \
    them show low memory, the rest are windows.
    """,
    "PAGE_OFFSET": """
    Where kernel space begins: c0000000, three of the four GiB. Physical address 0 is seen \
    there.
    """,
    "promise": """
    An address that mmap or brk has handed out and no frame stands behind yet. The first touch \
    keeps the promise, or ends in an error if no frame can be had.
    """,
    "linear address": """
    The 32-bit number that segmentation hands to paging; Linux calls it virtual. Views write \
    it V: where a physical address could be meant too.
    """,
    "physical address": """
    What goes out to the memory chips when the page tables have been asked. Views write it P: \
    in front, so that it is not taken for a linear one.
    """,
    "overcommit": """
    The kernel promises more memory than it has, because most promises are never used. \
    vm.overcommit_memory 0 refuses only what is plainly too much in one call, 1 refuses \
    nothing, 2 keeps a strict sum.
    """,
    "area": """
    A range of addresses of a process with one set of rights and one thing behind it: nothing \
    yet, a file, the stack. find_vma looks it up when an address faults.
    """,
    "anon_vma": """
    Leads from an anonymous frame to the areas that may map it, also after fork. An area gets \
    one with its first private page.
    """,
    "vm_flags": """
    The flags of an area: what may be done there now (rd wr ex), what mprotect may allow (mr \
    mw me), and how it behaves. smaps prints two letters for each.
    """,
    "permissions": """
    What an area allows: r read, w write, x execute; p private, so that writes make copies, or \
    s shared. A fault compares the access with them.
    """,
    "VM_GROWSDOWN": """
    The area grows downwards when something just below it is touched. The stack has it.
    """,
    "gap": """
    Addresses between two areas that belong to none. The tree keeps the largest gap below each \
    node, so that mmap finds room without a walk over every area.
    """,
    "red-black tree": """
    A search tree that keeps itself balanced by colours: no red node below a red one, as many \
    black ones on every way down. It makes finding an area take a few steps.
    """,
    "list of areas": """
    The areas of a process in order of their addresses, for walking from one to the next. List \
    and tree hold the same areas.
    """,
    "merge of areas": """
    A new area beside one with the same flags and the same thing behind it becomes part of it. \
    The eight cases of vma_merge tell which neighbours are joined.
    """,
    "split of an area": """
    An area is cut in two when only a part of it is unmapped or gets other rights. Each part \
    is an area with its own node in the tree.
    """,
    "text": """
    The program's instructions, mapped from its file read-only and executable. Every process \
    that runs the program shares the frames.
    """,
    "data": """
    The program's variables with initial values, mapped privately from its file. The first \
    write to a page makes a copy.
    """,
    "bss": """
    The program's variables that begin as zero. The file holds only their size; the pages are \
    anonymous.
    """,
    "heap": """
    Memory behind the bss that grows upwards when brk moves its end. malloc takes small blocks \
    from there.
    """,
    "stack": """
    Where calls keep their variables; it begins near the top of user space and grows down by \
    faults. limits says how far.
    """,
    "stack guard gap": """
    Room below a stack in which nothing else is mapped, 1 MiB unless set. A stack that runs \
    over meets a fault there, not another mapping.
    """,
    "mmap area": """
    The part of user space where mmap puts areas, from mmap_base downwards in the usual \
    layout. Libraries and large blocks of malloc lie there.
    """,
    "vdso": """
    A page of code that the kernel maps into every process, for entering it and for reading \
    the time without entering. No file stands behind it.
    """,
    "vvar": """
    Pages of the kernel's data that the code of the vdso reads: the clock. User code may only \
    read them.
    """,
    "anonymous memory": """
    Memory with no file behind it: heap, stack, mmap without a file. It begins as zeros.
    """,
    "file mapping": """
    An area that shows a part of a file; its pages are those of the page cache. A private one \
    copies a page before it is written.
    """,
    "private mapping": """
    What a process writes to a private mapping only it sees; writes to a shared one are seen \
    by every process that maps it. maps shows p or s.
    """,
    "layout": """
    Where the parts of an address space lie. Mappings are placed from the top down; with \
    vm.legacy_va_layout from a third of the way up.
    """,
    "demo": """
    The program that the first process runs; it does nothing but have memory. exec runs \
    another.
    """,
    "process": """
    A running program with an address space of its own. PID is its number, PPID the one of its \
    parent.
    """,
    "fork": """
    Makes a second process with the same memory. Frames are shared and read-only until one of \
    the two writes: copy-on-write.
    """,
    "exec": """
    Puts another program in place of the one that runs: its old areas go, those of the new \
    file are mapped. The process keeps its number.
    """,
    "context switch": """
    Another process goes on on the CPU: CR3 gets its page directory and the TLB forgets what \
    is not global.
    """,
    "system call": """
    How a process asks the kernel for something: mmap, brk, munmap. The chip changes to kernel \
    mode, in which kernel space can be used.
    """,
    "resource limit": """
    A bound that the kernel keeps a process to: size of its stack, data, all addresses, locked \
    memory. A call that would pass it is refused.
    """,
    "locked memory": """
    Pages that reclaim may not take from a process. mlock faults them in at once.
    """,
    "NULL": """
    The address 0, where nothing is mapped, so that a program that follows an empty pointer \
    faults. vm.mmap_min_addr keeps even MAP_FIXED away.
    """,
    "map_count": """
    How many areas a process has. A call that would pass vm.max_map_count fails with ENOMEM.
    """,
    "vm_pgoff": """
    Which page of its file an area begins with. For anonymous areas the address counts in its \
    place, so that neighbours can merge.
    """,
  ]
}

extension TopicWords {
  static let faults: [String: String] = [
    "page fault": """
    The chip cannot finish an access by the page tables and calls the kernel with the address \
    in CR2. Most are no mistakes: the kernel maps a page and the access is tried again.
    """,
    "error code": """
    What the chip pushes at a page fault: P the entry was there, W it was a write, U it came \
    from user mode, I it fetched code. #PF error 6 is a write by user code to a page that is \
    not present.
    """,
    "demand paging": """
    A page gets its frame at the first access, not when it is mapped. The fault finds the \
    area, takes a frame and writes the entry; the access is tried again.
    """,
    "minor fault": """
    A fault that was served without reading a disk: a frame of zeros, a page in the page \
    cache, a copy. Nearly all are minor.
    """,
    "major fault": """
    A fault that had to read from a file or from swap. The process waits for the disk.
    """,
    "page of zeros": """
    One frame full of zeros that every private page shares which was only read. It is mapped \
    read-only; the first write takes a frame of its own.
    """,
    "copy-on-write": """
    Two users share a frame, read-only for both, until one writes; the fault then gives the \
    writer a copy. fork and private file mappings work so.
    """,
    "#GP": """
    General protection fault: the chip refuses a use of a segment, not of a page, such as an \
    offset beyond the limit. Linux sends SIGSEGV.
    """,
    "exception": """
    An event in the middle of an instruction that makes the chip call the kernel. A fault is \
    one whose instruction runs again afterwards.
    """,
    "fault in kernel space": """
    User code that touches kernel space gets SIGSEGV. The kernel's own fault there is either \
    an entry of the vmalloc area that this directory has not learnt yet, or a bug.
    """,
    "stack expansion": """
    A touch below the stack makes its area longer, down to the limit and the guard gap. From \
    there on it is an ordinary fault.
    """,
    "SIGSEGV": """
    The signal for an address that is not mapped or not allowed so. Its name is older than \
    paging and has nothing to do with segments.
    """,
    "SEGV_MAPERR": """
    Why SIGSEGV came: no area is at the address.
    """,
    "SEGV_ACCERR": """
    Why SIGSEGV came: there is an area, and it does not allow the access.
    """,
    "SIGBUS": """
    The area is right, but nothing can be put behind the address: a page beyond the end of the \
    file, for instance.
    """,
    "SIGKILL": """
    The signal that ends a process at once. The killer of processes sends it when memory has \
    run out.
    """,
    "SIGABRT": """
    A program ends itself. malloc does so when it finds its heap spoilt.
    """,
    "ENOMEM": """
    A call fails for want of memory, of addresses, or because a limit would be passed.
    """,
    "EINVAL": """
    A call got an argument that makes no sense: an address off a page border, a length of 0, \
    an unknown flag.
    """,
    "EFAULT": """
    A pointer handed to a call leads to no memory.
    """,
    "EACCES": """
    The file behind a mapping does not allow what was asked: writing to a shared mapping of a \
    file opened for reading.
    """,
    "EPERM": """
    The caller may not do that: mapping below vm.mmap_min_addr, locking more than the limit of \
    locked memory allows.
    """,
    "EAGAIN": """
    The call would pass a limit that may be free again later: locked memory, or the number of \
    processes.
    """,
    "EEXIST": """
    MAP_FIXED_NOREPLACE met an area that is there already.
    """,
    "EBADF": """
    The number names no open file, or one that is not open for this.
    """,
    "ENOENT": """
    There is no file of that name.
    """,
    "EBUSY": """
    Something is in use: msync may not drop pages that are locked.
    """,
    "ESRCH": """
    There is no process of that number; ECHILD says that there is no child to wait for.
    """,
    "EOVERFLOW": """
    A number does not fit: an offset beyond what a file can have on 32 bits.
    """,
    "errno": """
    The number by which a system call says why it failed. Names begin with E; errno(3) lists \
    what each means.
    """,
  ]
}

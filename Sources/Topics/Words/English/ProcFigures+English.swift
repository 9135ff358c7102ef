extension TopicWords {
  static let procFigures: [String: String] = [
    "RSS": """
    Resident set size: the pages of a process that stand in memory now. RssAnon counts private \
    ones, RssFile those of files, RssShmem shared memory.
    """,
    "VSZ": """
    Virtual size: all addresses that a process has areas for, promises included. It says \
    little about memory that is used.
    """,
    "PSS": """
    Proportional set size: a page that n processes share counts one nth for each. The sum over \
    all processes is the memory in use.
    """,
    "Shared_Clean": """
    Resident pages of an area, parted by whether others map them too and whether they were \
    written. Referenced ones have the accessed bit, Anonymous ones no file.
    """,
    "KernelPageSize": """
    Lines of smaps about the size of pages and about huge ones, of which these machines have \
    none in processes.
    """,
    "VmPeak": """
    The most that VmSize and the resident set (VmHWM) have ever been in this process.
    """,
    "VmData": """
    What VmSize is made of: private writable areas, the stack, the program's code, that of \
    libraries.
    """,
    "VmPTE": """
    Memory for the page tables of a process, not for the pages. PageTables of meminfo is the \
    sum over all of them.
    """,
    "status": """
    /proc/PID/status: name, state and sizes of a process, in kB.
    """,
    "statm": """
    /proc/PID/statm: seven numbers in pages, of which the first is the virtual size, the \
    second the resident set and the third the shared part.
    """,
    "maps": """
    /proc/PID/maps: a line for each area, with its addresses, rights, offset in the file, \
    device, inode and name.
    """,
    "pagemap": """
    /proc/PID/pagemap: eight bytes for each page, with its frame and whether it is present, \
    swapped, of a file.
    """,
    "MemTotal": """
    RAM that the page allocator looks after, and how much of it is free. What the kernel's \
    image takes is not counted.
    """,
    "MemAvailable": """
    How much could be had for programs without swapping: free pages and most of the page \
    cache, less what the marks keep.
    """,
    "page cache": """
    Pages of files that are kept in memory after they were read or written. They are given up \
    when memory is wanted.
    """,
    "Active": """
    Pages by the list they are on: active ones were used lately, inactive ones are given up \
    first; anonymous and file pages apart.
    """,
    "HighTotal": """
    Frames of high memory, and the free ones among them; LowTotal and LowFree are the rest.
    """,
    "swap": """
    Room on a device for private and shared pages that memory is wanted from. 'swapon' takes \
    it into use; each page there has a slot, which its entry in the page table names.
    """,
    "swappiness": """
    vm.swappiness says how readily reclaim swaps private pages instead of dropping pages of \
    files: at 100 as readily, at 0 hardly ever. It is 60 unless set.
    """,
    "panic_on_oom": """
    With vm.panic_on_oom 1 or 2 the kernel gives up where it would kill a process for its \
    memory. With vm.oom_kill_allocating_task 1 whoever asks is killed and not the worst; \
    vm.oom_dump_tasks 0 leaves the processes out of the report.
    """,
    "AnonPages": """
    Anonymous pages that are mapped, file pages that are mapped (Mapped), pages of shared \
    memory (Shmem).
    """,
    "Dirty": """
    Pages that are newer than their file on disk, and pages on their way there. The thresholds \
    say when writing begins.
    """,
    "VmallocTotal": """
    Addresses of the vmalloc area in all, and how many are used.
    """,
    "Percpu": """
    Memory for variables of which each CPU has its own. Bounce are copies for devices that \
    cannot reach a page.
    """,
    "HugePages_Total": """
    The pool of huge pages that an administrator has set aside; none here.
    """,
    "DirectMap4k": """
    How much of the direct map is mapped by small pages and how much by large ones.
    """,
    "kB": """
    1024 bytes; /proc writes kB for it. MiB is 1024 KiB, GiB 1024 MiB.
    """,
    "vmstat": """
    /proc/vmstat: counters of the kernel since boot. Names with nr_ say how many there are \
    now, the others how often something happened.
    """,
    "pgfault": """
    Page faults since boot, and the major ones among them. pgreuse counts write faults that \
    could keep their page.
    """,
    "pgalloc_normal": """
    Pages that were allocated from each zone since boot, and pages that were freed.
    """,
    "pgsteal_kswapd": """
    What reclaim has done: pages looked at (scan), pages got back (steal), by kswapd or by the \
    allocating process itself. allocstall counts the times that a process had to.
    """,
    "pgactivate": """
    Moves between the lists of used pages. The workingset figures count pages that were wanted \
    again soon after they had been given up.
    """,
    "pgpgin": """
    Data read from disks and written to them, in kB.
    """,
    "pgmigrate_success": """
    Pages that were moved to another frame, and the work of compaction.
    """,
    "unevictable_pgs_culled": """
    Pages that were put aside because reclaim may not take them, and pages that came back.
    """,
    "nr_shmem_hugepages": """
    Figures of huge pages, of kernel memory that can be given up, and of pages that devices \
    hold.
    """,
    "start_pfn": """
    Lines of zoneinfo: the zone's first frame, whether reclaim has given up on the node, and \
    the pages kept from requests of higher zones.
    """,
  ]
}

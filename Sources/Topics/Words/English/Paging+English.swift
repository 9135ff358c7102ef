extension TopicWords {
  static let paging: [String: String] = [
    "paging": """
    The chip turns a linear address into a physical one by tables in memory: directory, table, \
    byte in the page. Each 4 KiB page can lie in any frame.
    """,
    "page": """
    4 KiB of addresses, or what is stored there. Where in RAM it lies is told by its \
    page-table entry; the place is the frame.
    """,
    "page table": """
    A frame with 1024 entries (512 with PAE), each for one page of 4 KiB. A process has only \
    those tables that it needs.
    """,
    "page directory": """
    The first table of the walk; CR3 says where it lies. Each of its 1024 entries, PDEs, names \
    a page table or a page of 4 MiB; swapper_pg_dir is the kernel's own.
    """,
    "PTE": """
    Page-table entry: the frame number of one page in the upper bits and its rights in the \
    lower twelve. If P is clear, the rest means nothing to the chip.
    """,
    "PDPTE": """
    One of the four entries with which a walk under PAE begins, each for 1 GiB. Loading CR3 \
    copies them into the chip.
    """,
    "PAE": """
    Physical address extension: entries of 64 bits, three levels, more than 4 GiB of RAM, and \
    the NX bit. --pae boots a machine that uses it.
    """,
    "folded level": """
    Linux has code for five levels of tables; where the chip has two, the levels between are \
    empty and one entry serves for all of them.
    """,
    "present bit": """
    P of an entry: the page is in memory. If it is clear, every access faults; in the error \
    code of a fault P=1 says that the entry was there and the rights forbade it.
    """,
    "writable bit": """
    RW of an entry, printed W: writes are allowed; a small w means read-only. Both levels must \
    allow it.
    """,
    "user bit": """
    US of an entry, printed U: code of user mode may use the page; a small u means the kernel \
    alone. Both levels must allow it.
    """,
    "accessed bit": """
    A of an entry: the chip sets it when the page is used. Reclaim clears it to learn which \
    pages are idle.
    """,
    "dirty bit": """
    D of an entry: the chip sets it at the first write. It tells that the page differs from \
    what is on disk.
    """,
    "global bit": """
    G of an entry: the TLB keeps the translation when CR3 is loaded. The kernel's own pages \
    have it, as they are the same in every process.
    """,
    "page size bit": """
    PS of a directory entry: it maps one page of 4 MiB (2 MiB with PAE) and no table follows. \
    The kernel maps low memory so.
    """,
    "PAT": """
    One of three bits, with PCD and PWT, that choose how a page is cached.
    """,
    "PCD": """
    Page cache disable: the CPU's caches leave the page alone. Registers of devices are mapped \
    so; UC in pagetable says it.
    """,
    "PWT": """
    Page write-through: writes go to memory at once as well as into the CPU's cache.
    """,
    "NX": """
    No execute, XD for Intel: the page holds no code that may run. Only the 64-bit entries of \
    PAE have it, and EFER.NXE switches it on.
    """,
    "rights": """
    What the entries of a walk allow together: u user mode or k the kernel alone, then r, w, \
    x. Every level must allow what is asked.
    """,
    "MMU": """
    Memory management unit: the part of the chip that walks the page tables at every access \
    the TLB does not know. It faults when the tables forbid the access.
    """,
    "CR0": """
    Control register 0: PE switches protected mode on, PG paging, WP makes the kernel obey \
    read-only entries as well. The other bits concern caches and the floating point unit.
    """,
    "CR2": """
    Control register 2: the address whose access raised the last page fault. The handler reads \
    it first.
    """,
    "CR3": """
    Control register 3: the physical address of the page directory. Loading it changes the \
    address space and empties the TLB of all that is not global.
    """,
    "CR4": """
    Control register 4: PSE allows pages of 4 MiB, PAE entries of 64 bits, PGE global pages.
    """,
    "EFER": """
    A register of the chip of which one bit matters here: NXE gives the NX bit of entries its \
    meaning.
    """,
    "CPU": """
    The chip that runs instructions, with MMU, TLB and registers. Pagewalk runs one.
    """,
    "TLB": """
    Translation lookaside buffer: the chip remembers translations so that it need not walk. \
    The address picks a set, and each set has a few ways, places for one translation; dtlb \
    serves data, itlb code.
    """,
    "TLB hit": """
    A hit needs no table; a miss makes the MMU walk the tables and fill a line. Reach is how \
    much memory the lines cover together.
    """,
    "TLB flush": """
    Old translations must go when entries change, as the TLB does not notice by itself. INVLPG \
    drops one page, loading CR3 all that are not global.
    """,
    "lazy TLB": """
    A line is evicted when its set is full and another is needed. A kernel thread borrows the \
    tables of the last process, so that no flush is due.
    """,
    "bit groups": """
    The address as the MMU reads it: ten bits pick the directory's entry, ten the table's, \
    twelve the byte in the page. With PAE they are two, nine, nine and twelve.
    """,
    "segmentation": """
    The first stage of translation: a selector names a descriptor with a base, a limit and \
    rights. Linux sets all bases to 0 and all limits to 4 GiB, so that the offset is the \
    linear address.
    """,
    "segment register": """
    A register that holds a selector: CS for code, SS for the stack, DS and ES for data, FS \
    and GS for what a system likes. Threads keep their own variables behind GS.
    """,
    "GDT": """
    Global descriptor table: the descriptors of all segments, where the chip looks a selector \
    up. TLS are three entries that change with the thread, the TSS tells where the kernel's \
    stack is.
    """,
    "DPL": """
    Privilege levels, 0 for the kernel, 3 for user code: CPL of the code that runs, DPL of a \
    descriptor, RPL of a selector. The chip compares them when a segment is loaded or used.
    """,
    "reserved bits": """
    Bits of an entry that must be 0. If one is set, the walk faults and the error code says \
    RSVD.
    """,
  ]
}

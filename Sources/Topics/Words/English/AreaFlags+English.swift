extension TopicWords {
  static let areaFlags: [String: String] = [
    "rd": """
    VM_READ: the area may be read. Without it a read ends in SIGSEGV.
    """,
    "wr": """
    VM_WRITE: the area may be written. For a private area the entry still stays read-only \
    until the page is a copy of its own.
    """,
    "ex": """
    VM_EXEC: code in the area may run. Only PAE with NX lets the chip enforce it; two-level \
    tables have no such bit.
    """,
    "sh": """
    VM_SHARED: writes are seen by everybody who maps the same thing. Without it the area is \
    private.
    """,
    "mr": """
    VM_MAYREAD: mprotect may allow reading.
    """,
    "mw": """
    VM_MAYWRITE: mprotect may allow writing. A shared mapping of a file that was opened for \
    reading lacks it.
    """,
    "me": """
    VM_MAYEXEC: mprotect may allow execution.
    """,
    "ms": """
    VM_MAYSHARE: the area was mapped with MAP_SHARED, even if it cannot be written.
    """,
    "pf": """
    VM_PFNMAP: the entries name bare frames, without counting users. Device memory and the \
    pages of vvar are mapped so.
    """,
    "dw": """
    VM_DENYWRITE: nobody may write to the file while its program is mapped. Kernels from 5.15 \
    on keep no such flag.
    """,
    "lo": """
    VM_LOCKED: pages of the area stay in memory. mlock sets it.
    """,
    "io": """
    VM_IO: registers of a device or something like them; no core dump and no debugger reads \
    there.
    """,
    "sr": """
    VM_SEQ_READ: the process said that it reads in order, so that reading ahead pays.
    """,
    "rr": """
    VM_RAND_READ: the process said that it reads at random, so that reading ahead is waste.
    """,
    "dc": """
    VM_DONTCOPY: fork leaves the area out of the child.
    """,
    "de": """
    VM_DONTEXPAND: mremap may not make the area longer, and it merges with none.
    """,
    "ac": """
    VM_ACCOUNT: the pages of the area count as promised memory in Committed_AS. Private \
    writable areas have it.
    """,
    "nr": """
    VM_NORESERVE: the area was mapped without being counted as promised.
    """,
    "ht": """
    VM_HUGETLB: the area uses pages of the huge page pool.
    """,
    "sf": """
    VM_SYNC: a mapping of persistent memory whose write faults return only when the file \
    system's own records are safe (MAP_SYNC).
    """,
    "wf": """
    VM_WIPEONFORK: a child of fork sees zeros there.
    """,
    "dd": """
    VM_DONTDUMP: a core dump leaves the area out.
    """,
    "mm": """
    VM_MIXEDMAP: the area may hold bare frames beside counted pages.
    """,
    "hg": """
    VM_HUGEPAGE: the process asked for transparent huge pages there.
    """,
    "nh": """
    VM_NOHUGEPAGE: the process wants no transparent huge pages there.
    """,
    "mg": """
    VM_MERGEABLE: KSM may join equal pages of the area.
    """,
    "??": """
    VM_LOCKONFAULT: pages are locked as they are touched, not at once. smaps of Linux has no \
    letters for it.
    """,
  ]
}

extension HelpTopic {
  /// Tables, entries, the TLB, segments, registers.
  static let paging: [HelpTopic] = [
    HelpTopic(
      "paging", .idea,
      ["translation", "translate", "page walk", "walk", "pagewalk"],
      "translate 0804c000; pagetable"),
    HelpTopic("page", .idea, ["page of memory", "pages"], "pagemap 0804b000 4K"),
    HelpTopic(
      "page table", .idea,
      ["page tables", "table", "tables", "pagetable"],
      "pagetable; translate 0804c000"),
    HelpTopic(
      "page directory", .idea,
      [
        "PDE", "directory", "page directory entry", "pgd", "swapper_pg_dir",
        "page global directory", "master directory",
      ],
      "pagetable; translate 0804c000"),
    HelpTopic(
      "PTE", .abbreviation,
      ["page table entry", "page-table entry", "entry", "SPECIAL", "pte_t"],
      "pte 3ffc5067; translate 0804c000"),
    HelpTopic("PDPTE", .abbreviation, ["page directory pointer", "pdpt"], "cr"),
    HelpTopic("PAE", .abbreviation, ["physical address extension"], "cr"),
    HelpTopic(
      "folded level", .idea,
      ["pud", "p4d", "pmd", "page middle directory", "folded"],
      "pagetable"),
    HelpTopic(
      "present bit", .entryBit,
      ["P", "present", "not present", "_PAGE_PRESENT"],
      "pte 3ffc5067; translate 0804c000"),
    HelpTopic(
      "writable bit", .entryBit,
      ["W", "RW", "read/write bit", "R/W", "writable", "_PAGE_RW"],
      "pte 3ffc5067; translate 0804c000"),
    HelpTopic(
      "user bit", .entryBit,
      ["U", "US", "user/supervisor bit", "supervisor", "_PAGE_USER"],
      "pte 3ffc5067; translate 0804c000"),
    HelpTopic(
      "accessed bit", .entryBit,
      ["A", "accessed", "_PAGE_ACCESSED"],
      "pte 3ffc5067; translate 0804c000"),
    HelpTopic("dirty bit", .entryBit, ["D", "_PAGE_DIRTY"], "pte 3ffc5067; translate 0804c000"),
    HelpTopic(
      "global bit", .entryBit,
      ["G", "GLB", "global", "_PAGE_GLOBAL", "global page"],
      "pagetable; pte 3f800163"),
    HelpTopic(
      "page size bit", .entryBit,
      ["PS", "large page", "huge page", "4 MiB page", "PSE", "extended paging", "_PAGE_PSE"],
      "pagetable; cr"),
    HelpTopic("PAT", .entryBit, ["page attribute table", "_PAGE_PAT"], "pte 3ffc5067"),
    HelpTopic(
      "PCD", .entryBit,
      ["cache disable", "page cache disable", "uncached", "UC"],
      "pagetable; pte fee0017b"),
    HelpTopic("PWT", .entryBit, ["write-through", "WT"], "pte 3ffc5067"),
    HelpTopic("NX", .entryBit, ["XD", "no execute", "execute disable", "_PAGE_NX", "NXE"], "cr"),
    HelpTopic(
      "rights", .idea,
      ["may", "krwx", "urwx", "krw", "ur-x", "kr-x", "user", "allowed"],
      "pagetable; translate 0804c000"),
    HelpTopic(
      "MMU", .abbreviation,
      ["memory management unit", "paging unit", "chip"],
      "trace on; touch 0804d000 w"),
    HelpTopic(
      "CR0", .register,
      ["PE", "PG", "WP", "MP", "ET", "NE", "AM", "NW", "CD", "control register"],
      "cr"),
    HelpTopic("CR2", .register, ["fault address"], "cr; touch 0804d000 w"),
    HelpTopic("CR3", .register, ["page directory base"], "cr; pagetable"),
    HelpTopic("CR4", .register, ["PGE", "OSFXSR", "OSXMMEXCPT"], "cr"),
    HelpTopic("EFER", .register, ["extended feature enable register"], "cr"),
    HelpTopic(
      "CPU", .abbreviation,
      ["processor", "nr_cpus", "i386", "x86", "p6", "pentium4"],
      "tlb; show nr_cpus"),
    HelpTopic(
      "TLB", .abbreviation,
      ["translation lookaside buffer", "dtlb", "itlb", "set", "way", "line"],
      "tlb; tlb stats"),
    HelpTopic("TLB hit", .idea, ["hit", "miss", "TLB miss", "reach"], "tlb stats; touch 0804c000"),
    HelpTopic(
      "TLB flush", .idea,
      ["flush", "INVLPG", "invalidate", "drop", "whole flush", "stale", "STALE"],
      "tlb stats; invlpg 0804c000"),
    HelpTopic("lazy TLB", .idea, ["TLB eviction", "evicted"], "tlb stats"),
    HelpTopic(
      "bit groups", .idea,
      ["bits", "binary", "byte of the page", "offset", "offset in the page"],
      "translate 0804c000"),
    HelpTopic(
      "segmentation", .idea,
      [
        "segment", "flat", "flat model", "limit", "base", "logical address", "selector",
        "descriptor",
      ],
      "gdt; translate 0804c000"),
    HelpTopic(
      "segment register", .register,
      ["DS", "CS", "SS", "ES", "FS", "GS", "ESP", "__USER_CS", "__USER_DS", "__KERNEL_CS"],
      "gdt; cr"),
    HelpTopic(
      "GDT", .abbreviation,
      ["global descriptor table", "LDT", "local descriptor table", "TSS", "TLS"],
      "gdt"),
    HelpTopic(
      "DPL", .abbreviation,
      ["CPL", "RPL", "privilege level", "ring", "descriptor privilege level"],
      "gdt"),
    HelpTopic("reserved bits", .entryBit, ["RSVD", "reserved bit"], "translate 0804c000"),
  ]
}

extension Misconception {
  package var english: MisconceptionWords {
    switch self {
    case .v1:
      MisconceptionWords(
        "mapping is memory",
        rule: "Every page that is mapped is counted as resident.",
        correction:
          "A mapping promises addresses; a frame comes when a page is written for the first time.")
    case .v2:
      MisconceptionWords(
        "promises are added up",
        rule: "What is asked for is refused as soon as all promises together exceed RAM.",
        correction:
          "The kernel judges each request alone: 1G at once is refused, and 900M twice is granted.")
    case .v3:
      MisconceptionWords(
        "a kernel for each process",
        rule: "A kernel address is taken to mean another frame in each process.",
        correction:
          "There is one kernel: the directories of all processes lead to the same kernel tables.")
    case .v4:
      MisconceptionWords(
        "what is mapped may be read",
        rule: "An address that the tables map is readable, whoever asks.",
        correction:
          "The US bit of a kernel page is clear, so user mode gets SIGSEGV instead of the byte.")
    case .v5:
      MisconceptionWords(
        "the address is the frame",
        rule: "The frame is the virtual address divided by 4096.",
        correction:
          "No sum leads from a virtual address to its frame: only the page tables know it.")
    case .f1:
      MisconceptionWords(
        "a fault is a crash",
        rule: "A page fault ends the program.",
        correction: "Most page faults are no errors: they are how memory arrives.")
    case .f2:
      MisconceptionWords(
        "a fault reads the disk",
        rule: "Each page fault waits for a disk and counts as major.",
        correction: "Nothing was read from a disk: a new anonymous page is a minor fault.")
    case .f3:
      MisconceptionWords(
        "a read takes a frame",
        rule: "A page that is read for the first time is counted like one that is written.",
        correction: "The first read maps the shared page of zeros and takes no new frame.")
    case .f4:
      MisconceptionWords(
        "a fault for each call",
        rule: "One command that touches many pages makes one fault.",
        correction:
          "Each page that is touched for the first time makes a fault of its own, however many one call touches."
      )
    case .f5:
      MisconceptionWords(
        "a page takes one frame",
        rule: "The page table that maps a page is not counted.",
        correction: "The first page of each 4 MiB takes another frame for its page table.")
    case .f6:
      MisconceptionWords(
        "a TLB miss is a fault",
        rule: "Each TLB miss is counted as a page fault.",
        correction:
          "A TLB miss only makes the processor walk the tables; a page fault is a walk that fails.")
    case .c1:
      MisconceptionWords(
        "fork copies the pages",
        rule: "fork takes a frame for each resident page of the parent.",
        correction: "fork copies the tables; the frames are shared until somebody writes.")
    case .c2:
      MisconceptionWords(
        "every writer copies",
        rule: "Each process that writes to a shared page gets a copy.",
        correction:
          "Who writes last owns the frame alone and writes in place, without a copy.")
    case .s1:
      MisconceptionWords(
        "the selector is an address",
        rule: "The linear address is the selector times 16 plus the offset.",
        correction:
          "The selector picks a descriptor, and the base that stands in it is added to the offset.")
    case .s2:
      MisconceptionWords(
        "the two indices swapped",
        rule: "The table's bits are taken for the directory's.",
        correction:
          "Bits 31 to 22 index the directory, 21 to 12 the page table, and 11 to 0 are the offset.")
    case .s3:
      MisconceptionWords(
        "index without its scale",
        rule:
          "An entry's place is its table plus the bare index, or the offset in the page is lost.",
        correction:
          "An entry has 4 bytes, so the index counts fourfold; the offset in the page passes through unchanged."
      )
    case .s4:
      MisconceptionWords(
        "a large page read as a table",
        rule: "The walk goes on although the directory entry has PS set.",
        correction:
          "The PS bit ends the walk at the directory: the offset then has 22 bits.")
    case .t1:
      MisconceptionWords(
        "a changed entry acts at once",
        rule: "The processor obeys an entry as soon as it is changed in memory.",
        correction: "The TLB goes on with the old rights until its line is flushed.")
    case .t2:
      MisconceptionWords(
        "a TLB for each process",
        rule: "Lines of a process are kept in the TLB while another one runs.",
        correction:
          "There is one TLB; when the process is switched it drops all lines but the global ones.")
    case .z1:
      MisconceptionWords(
        "the kernel takes high memory",
        rule: "A request of the kernel is served from the highest zone.",
        correction: "Unless HighMem is asked for, the kernel's frames come from low memory.")
    case .z2:
      MisconceptionWords(
        "free means granted",
        rule: "A request is granted as long as the zone has so many free pages.",
        correction:
          "The watermark and the reserve are subtracted before a zone gives anything away.")
    case .z3:
      MisconceptionWords(
        "a zone manages all it spans",
        rule: "managed is taken to be as large as the zone's span.",
        correction:
          "Holes, and what was reserved while the machine started, are not the zone's to give.")
    case .b1:
      MisconceptionWords(
        "any neighbour is a buddy",
        rule: "A block merges with whichever free block touches it.",
        correction:
          "A block has one buddy, whose first frame is its own xor 2^order; no other neighbour merges."
      )
    case .b2:
      MisconceptionWords(
        "order n is n frames",
        rule: "An order is taken for a number of frames.",
        correction: "A block of order n has 2^n frames.")
    case .b3:
      MisconceptionWords(
        "frames come in any number",
        rule: "Five pages take five frames.",
        correction:
          "Blocks have 1, 2, 4, 8 … frames: a request takes the next power of two.")
    case .b4:
      MisconceptionWords(
        "enough free frames suffice",
        rule: "A block is granted when the zone has so many free frames anywhere.",
        correction: "The frames must be one aligned free block, not merely as many.")
    case .p1:
      MisconceptionWords(
        "bss lies in the file",
        rule: "The file stores the bss like text and data.",
        correction: "The file stores only how long the bss is, none of its zeros.")
    case .p2:
      MisconceptionWords(
        "the stack has all its memory",
        rule: "The stack takes the frames of its limit, or of all it reaches over, at once.",
        correction:
          "The stack grows by faults, a page for each that is touched, up to its limit.")
    case .h1:
      MisconceptionWords(
        "free gives memory back",
        rule: "free lowers rss and the program break.",
        correction:
          "A freed chunk waits in the C library, and brk and rss stay as they are.")
    case .h2:
      MisconceptionWords(
        "100 bytes take 100",
        rule: "A chunk is as large as what malloc was asked for.",
        correction: "A header and rounding come on top: 100 bytes take 112.")
    case .h3:
      MisconceptionWords(
        "malloc always moves brk",
        rule: "Every block of malloc comes from the heap.",
        correction: "From 128K on malloc gives a block a mapping of its own.")
    case .a1:
      MisconceptionWords(
        "unmapping leaves fewer areas",
        rule: "munmap takes an area from the list.",
        correction: "A hole in the middle makes two areas of one: there is one more.")
    case .a2:
      MisconceptionWords(
        "neighbours always merge",
        rule: "An area next to another one becomes part of it.",
        correction:
          "Neighbours merge only when their rights and what stands behind them are the same.")
    case .d1:
      MisconceptionWords(
        "physical is virtual minus 3G",
        rule: "3G is subtracted from every kernel address.",
        correction: "Subtracting 3G is right inside the direct map alone.")
    case .d2:
      MisconceptionWords(
        "the direct map uses memory up",
        rule: "The frames that the direct map shows count as taken.",
        correction: "The direct map gives addresses; the frames behind them stay free.")
    case .g1:
      MisconceptionWords(
        "high memory is high addresses",
        rule: "High memory is looked for at high addresses.",
        correction:
          "High memory is frames without a permanent kernel address, not addresses that are high.")
    case .g2:
      MisconceptionWords(
        "the kernel cannot use it",
        rule: "A frame of high memory is out of the kernel's reach.",
        correction:
          "Through kmap, the fixmap and vmalloc the kernel uses high memory as well.")
    case .m1:
      MisconceptionWords(
        "vmalloc waits for faults",
        rule: "vmalloc takes no frames until its memory is touched.",
        correction:
          "vmalloc takes its frames at once; only the directory entries of processes are filled in later, by faults."
      )
    case .m2:
      MisconceptionWords(
        "next page, next frame",
        rule: "The second page of a vmalloc area lies in the next frame.",
        correction:
          "Only the addresses of a vmalloc area are in a row; its frames need not be.")
    case .m3:
      MisconceptionWords(
        "16K take 16K",
        rule: "An area of vmalloc takes as many addresses as bytes were asked for.",
        correction:
          "Behind each area of vmalloc stands a guard page that takes addresses as well.")
    case .m4:
      MisconceptionWords(
        "vfree frees addresses at once",
        rule: "The next vmalloc begins where the freed one was.",
        correction: "The addresses can be used again only when the TLB has been flushed.")
    case .k1:
      MisconceptionWords(
        "the count is the users",
        rule: "pkmap_count is the number of users, and every frame has a slot.",
        correction:
          "A slot that is mapped once has count 2, and a frame of low memory takes none.")
    case .k2:
      MisconceptionWords(
        "kunmap unmaps",
        rule: "The entry goes when the last user calls kunmap.",
        correction: "A slot of count 1 stays mapped and waits for the flush.")
    case .k3:
      MisconceptionWords(
        "kmap never waits",
        rule: "kmap returns an address at once, whatever is held.",
        correction: "When all 1024 slots are held kmap sleeps until one comes free.")
    case .x1:
      MisconceptionWords(
        "the fixmap counts upwards",
        rule: "A slot's address is the base plus its index, or its frame is thought to be fixed.",
        correction:
          "Fixmap addresses count down from the top; fixed is the address, and the frame may change."
      )
    case .x2:
      MisconceptionWords(
        "anything may be called in kmap_atomic",
        rule: "A function that sleeps is called between kmap_atomic and kunmap_atomic.",
        correction:
          "Between kmap_atomic and kunmap_atomic nothing may sleep: the kernel reports a BUG.")
    case .w1:
      MisconceptionWords(
        "the sum of rss is the memory used",
        rule: "The rss of all processes are added up.",
        correction:
          "A frame that is shared is counted in the rss of each process that maps it.")
    case .w2:
      MisconceptionWords(
        "processes use it all",
        rule: "Only the pages of processes are counted.",
        correction:
          "Page tables, slabs, the kernel and the per-CPU lists take memory as well.")
    case .r1:
      MisconceptionWords(
        "cache is used-up memory",
        rule: "What the page cache has is counted as gone, like the pages of processes.",
        correction:
          "Clean cache is given up as soon as somebody needs the frames: it is memory in reserve.")
    case .r2:
      MisconceptionWords(
        "swap in use slows everything",
        rule: "As soon as swap is in use, each access is taken to wait for the disk.",
        correction:
          "A page in swap costs nothing until it is touched; the pages in memory are as fast as ever."
      )
    case .r3:
      MisconceptionWords(
        "little free memory is a shortage",
        rule: "What is asked for is compared with the free pages alone.",
        correction:
          "Free memory is near zero on a healthy machine: the kernel fills it with cache and "
          + "makes room when asked.")
    case .r4:
      MisconceptionWords(
        "who asks too much is killed",
        rule: "The process for whose request nothing was left is taken for the victim.",
        correction:
          "The OOM killer takes the process whose end brings most, by size and oom_score_adj, "
          + "whoever asked.")
    case .r5:
      MisconceptionWords(
        "whatever leaves is written",
        rule: "Each page that is taken out of memory is counted as written to a disk.",
        correction:
          "Only what no disk has yet is written: clean pages of files leave as they are.")
    case .r6:
      MisconceptionWords(
        "swappiness 0 switches swap off",
        rule: "With vm.swappiness at 0 no page is thought to go to swap.",
        correction:
          "Swappiness weighs private memory against cache; where no cache is left, 0 does not "
          + "keep pages from swap.")
    }
  }
}

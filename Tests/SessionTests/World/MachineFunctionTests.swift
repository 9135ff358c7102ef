import Commands
import Grammar
import Session
import TestSupport
import Testing

/// Functions of the machine in expressions, against the views that show the same.
@Suite struct MachineFunctionTests {
  private let sample = SampleSession()

  private func value(_ text: String) -> Int128? { Condition.value(of: text, sample.session) }

  private func holds(_ text: String) -> Bool { value(text) == 1 }

  init() {
    for line in ["p = mmap 64K rw", "touch p w", "touch p+1p r"] { _ = sample.type(line) }
  }

  @Test func presenceFollowsTheTables() {
    #expect(holds("present(p) && present(p + 1p) && !present(p + 2p)"))
    #expect(sample.type("translate p+2p r").contains("not present"))
    #expect(holds("present(c0000000) && !present(ffffe000)"))
  }

  @Test func theFrameIsTheOneThatTranslateEndsAt() throws {
    let frame = try #require(value("pfn(p)"))
    let digits = String(frame + 0x10_0000, radix: 16).dropFirst()
    #expect(sample.type("translate p r").contains("P:\(digits)000"))
    #expect(sample.type("page pfn(p)").hasPrefix("frame \(digits),"))
    #expect(holds("pfn(p + 2p) == 0"))
    // The frame of zeros is everybody's.
    #expect(holds("pfn(p + 1p) != pfn(p) && mapcount(pfn(p)) == 1 && mapcount(pfn(p + 1p)) == 0"))
  }

  @Test func aLargePageLeadsToTheFrameBehindTheAddress() {
    #expect(holds("pfn(c0400000) == 0x400 && pfn(c0401000) == 0x401 && pfn(c0412345) == 0x412"))
    #expect(holds("(pte(c0400000) & 0x80) != 0"))
  }

  @Test func anEntryHasItsBits() {
    #expect(holds("(pte(p) & 0x67) == 0x67 && (pte(p + 1p) & 2) == 0 && pte(p + 2p) == 0"))
  }

  @Test func areasAndRights() {
    #expect(holds("area(p + 5p) == p && area(p - 1p) == 0 && mode(p) == \"rw-p\""))
    _ = sample.type("mprotect p 64K r")
    #expect(holds("mode(p) == \"r--p\""))
  }

  /// The five areas, the windows and what lies between.
  @Test(arguments: [
    ("start_code", "text"), ("start_data", "data"), ("end_data", "bss"), ("p", "mapping"),
    ("start_stack", "stack"), ("p - 1p", "gap"), ("c0000000", "direct-map"),
    ("VMALLOC_START", "vmalloc"), ("PKMAP_BASE", "kmap"), ("FIXADDR_START", "fixmap"),
    ("fffff000", "hole"), ("VMALLOC_START - 1p", "hole"),
  ])
  func regionsOfAddresses(_ address: String, _ region: String) {
    #expect(holds("region(\(address)) == \"\(region)\""))
  }

  @Test func theHeapIsARegionOnceItIsThere() {
    _ = sample.type("a = malloc 100")
    #expect(holds("region(a) == \"heap\" && chunk(a) == 112"))
    _ = sample.type("free a")
    #expect(holds("chunk(a) == 0"))
  }

  @Test func theTLBHasALineOrHasNot() {
    #expect(holds("tlb(p) && !tlb(p + 3p)"))
    _ = sample.type("invlpg p")
    #expect(holds("!tlb(p)"))
  }

  @Test func zonesAndOwners() {
    #expect(holds("zone(0) == DMA && zone(0x2000) == Normal"))
    #expect(holds("owner(pfn(p)) == \"private\" && owner(pfn(PAGE_OFFSET)) != \"free\""))
    #expect(holds("owned(\"private\") == start.owned(\"private\") + 1"))
    #expect(holds("owned(\"free\") == nr_free_pages"))
    #expect(holds("zone.Normal.used == zone.Normal.managed - zone.Normal.free - zone.Normal.parked"))
  }

  @Test func blocksAreThoseOfBuddyinfo() throws {
    let row = try #require(sample.type("buddyinfo").split(separator: "\n").first { $0.contains("Normal") })
    let counts = row.split(separator: " ").suffix(11).compactMap { Int128($0) }
    for (order, count) in counts.enumerated() {
      #expect(value("blocks(Normal, \(order))") == count, "order \(order)")
    }
  }

  @Test func theKernelsWindows() {
    #expect(holds("pkmap.held == 0 && fixmap.kmaps == 0 && vmalloc.waiting == 0"))
    for line in ["v = vmalloc 64K", "set_fixmap FIX_DBGP_BASE 0x1000"] { _ = sample.type(line) }
    #expect(holds("vmalloc.areas == start.vmalloc.areas + 1"))
    #expect(holds("fixmap(FIX_DBGP_BASE) == 0x1000"))
    _ = sample.type("vfree v")
    #expect(holds("vmalloc.waiting == 1"))
  }

  @Test func whatIsInSwap() {
    for line in ["swapon 1M", "q = mmap 16p rw", "touch q w for 16p", "madvise q 16p pageout"] {
      _ = sample.type(line)
    }
    #expect(holds("swapents == 16 && pswpout == 16 && swap.used >= 16 && swap.cached == 0"))
    _ = sample.type("touch q r")
    #expect(holds("swapents == 15 && swap.cached == pswpin && maj_flt == start.maj_flt + 1"))
    #expect(holds("swapents(1) == swapents"))
  }

  @Test func aHighFrameHasAnAddressWhileItIsMapped() throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 1 << 30
    let session = try Session(configuration: configuration)
    func holds(_ text: String) -> Bool { Condition.value(of: text, session) == 1 }
    session.execute("f = alloc 0 GFP_HIGHUSER")
    #expect(holds("zone(f) == HighMem && address(f) == 0"))
    session.execute("a = kmap f")
    #expect(holds("address(f) == a && pkmap((a - PKMAP_BASE) / 4096) == 2 && pkmap.held == 1"))
    session.execute("kunmap f")
    #expect(holds("pkmap.held == 0 && pkmap.waiting == 1"))
  }

  @Test func otherProcessesHaveFiguresAndTablesOfTheirOwn() {
    _ = sample.type("fork")
    #expect(holds("processes == 2 && pid == 1 && rss(2) == rss && pfn(p, 1) == pfn(p, 2)"))
    _ = sample.type("touch p w")
    #expect(holds("pfn(p, 1) != pfn(p, 2)"))
  }

  // MARK: How the last command ended

  @Test func errorsAndSignals() {
    #expect(holds("errno == 0 && signal == 0"))
    _ = sample.type("mmap 3G rw")
    #expect(holds("errno == ENOMEM && signal == 0"))
    _ = sample.type("touch 0 r")
    #expect(holds("errno == 0 && signal == SIGSEGV"))
    _ = sample.type("maps")
    #expect(holds("signal == SIGSEGV"))
    _ = sample.type("touch p w")
    #expect(holds("signal == 0"))
  }

  // MARK: The start

  @Test func theStartIsTheBootUntilOneIsMade() {
    #expect(holds("rss - start.rss == 1 && start.area(p) == 0"))
    _ = sample.type("begin")
    #expect(holds("rss == start.rss && start.pfn(p) == pfn(p)"))
    for line in ["touch p+4p w", "q = mmap 8K rw"] { _ = sample.type(line) }
    #expect(holds("rss == start.rss + 1 && start.pfn(p + 4p) == 0 && start.area(q) == 0"))
  }

  @Test func whoGoesBackFindsTheStartThatWas() {
    for line in ["begin", "touch p+4p w", "begin", "touch p+5p w"] { _ = sample.type(line) }
    #expect(holds("rss == start.rss + 1"))
    _ = sample.type("undo")
    #expect(holds("rss == start.rss"))
    _ = sample.type("undo")
    #expect(holds("rss == start.rss && start.pfn(p + 4p) == 0"))
  }

  // MARK: The walk

  /// The pieces of an address and the entries that they select, against shifts and physical memory.
  @Test(arguments: ["p", "p + 1p", "start_code", "c0412345", "ff801000"])
  func thePiecesOfAnAddress(_ address: String) {
    #expect(holds("pgd_index(\(address)) == (\(address)) >> 22 && pmd_index(\(address)) == 0"))
    #expect(holds("pte_index(\(address)) == (((\(address)) >> 12) & 1023)"))
    #expect(holds("pgd_offset(\(address)) == cr3 + 4 * ((\(address)) >> 22)"))
  }

  @Test func theEntryLiesWhereTheDirectorySays() {
    // Physical memory is seen through the direct map.
    #expect(holds("pte_offset(p) == (*(0xc0000000 + pgd_offset(p)) & ~0xfff) + 4 * pte_index(p)"))
    #expect(holds("*(0xc0000000 + pte_offset(p)) == pte(p)"))
    #expect(holds("pte_offset(c0412345) == 0 && pte_offset(90000000) == 0"))
  }

  @Test func underPAEThereAreThreePieces() throws {
    var configuration = Configuration()
    configuration.usesPAE = true
    let pae = try Session(configuration: configuration)
    pae.execute("p = mmap 64K rw; touch p w")
    for condition in [
      "pgd_index(p) == p >> 30 && pmd_index(p) == ((p >> 21) & 511) && pte_index(p) == ((p >> 12) & 511)",
      "pmd_offset(p) == ({u64}(0xc0000000 + pgd_offset(p)) & ~0xfff) + 8 * pmd_index(p)",
      "{u64}(0xc0000000 + pte_offset(p)) == pte(p)",
    ] {
      #expect(Condition.value(of: condition, pae) == 1, "\(condition)")
    }
  }

  @Test func anErrorCodeIsThatOfTheFaultToCome() {
    #expect(holds("error_code(p, \"w\", \"user\") == -1 && error_code(p + 2p, \"w\", \"user\") == 6"))
    #expect(holds("error_code(p + 1p, \"w\", \"user\") == 7 && error_code(p + 1p, \"r\", \"user\") == -1"))
    #expect(holds("error_code(c0000000, \"r\", \"user\") == 5"))
    #expect(holds("error_code(c0000000, \"r\", \"kernel\") == -1"))
    #expect(holds("error_code(p + 2p, \"r\", \"kernel\") == 0"))
    #expect(sample.type("translate p+1p w").contains("error code 0x7"))
  }

  @Test func areasOfAddresses() {
    #expect(holds("find_vma(p + 3p) == p && find_vma(p - 1) == p && find_vma(bffff000) == area(bffff000)"))
    #expect(holds("find_vma(c0000000) == 0"))
    _ = sample.type("v = vmalloc 64K")
    #expect(holds("vm_size(v) == 68K && vm_size(v + 17p) == 0"))
    #expect(sample.type("vmallocinfo").contains("69632"))
  }

  @Test func aFreeFrameLiesInABlock() {
    _ = sample.type("a = alloc 3 GFP_DMA")
    #expect(holds("free_order(a) == -1"))
    _ = sample.type("release a")
    #expect(holds("free_order(a) >= 3 && free_order(a) == free_order(a + 7)"))
  }

  @Test func zonesAreSpannedPresentAndManaged() {
    #expect(holds("zone.Normal.spanned == zone.Normal.present && zone.Normal.managed < zone.Normal.present"))
    #expect(holds("zone.DMA.spanned >= zone.DMA.present && zone.DMA.spanned <= 4096"))
  }

  // MARK: Trials

  @Test func aTrialTellsWhatWouldBe() {
    #expect(holds("after(touch p + 4p w).rss == rss + 1 && after(fork; switch 2).pid == 2"))
    #expect(holds("after(q = alloc 0 GFP_DMA).zone(q) == DMA && after(munmap p 1p).area(p) == 0"))
    #expect(sample.type("print after(q = alloc 0 GFP_DMA).zone(q)") == "= DMA\n")
  }

  @Test func aTrialChangesNothing() {
    let digest = sample.session.digest
    #expect(holds("cost(touch p + 4p w).frames == 1 && cost(touch p + 4p w).rss == 1"))
    #expect(holds("cost(q = mmap 16M rw; touch q w).frames == 2"))
    #expect(holds("cost(touch p + 2p w for 8p).faults == 8"))
    #expect(sample.session.digest == digest)
    _ = sample.type("touch p+4p w")
    #expect(holds("rss == start.rss + 2"))
  }

  @Test func aTrialTellsHowItEnds() {
    #expect(holds("cost(mmap 3G rw).errno == ENOMEM && cost(touch 0 w).signal == SIGSEGV"))
    #expect(holds("cost(malloc 200000).result > 0x40000000 && cost(touch p w).pfn(p) == 0"))
    #expect(holds("errno == 0"))
  }

  /// Errors have carets where the fault stands.
  @Test(arguments: [
    ("print cost(tuch p w).rss", "           ^~~~"),
    ("print cost(touch p w)", "      ^~~~~~~~~~~~~~~"),
    ("print cost(touch p w", "                    ^"),
    ("print nofun(3)", "      ^~~~~"),
    ("print pfn()", "      ^~~~~"),
    ("print pfn(DMA)", "          ^~~"),
    ("print zone(0x7ffffff)", "           ^~~~~~~~~"),
    ("print blocks(Normal, 11)", "                     ^~"),
    ("print blocks(DMB, 1)", "             ^~~"),
    ("print zone(0) + 1", "      ^~~~~~~~~~~"),
    ("print -zone(0)", "       ^~~~~~~"),
    ("touch zone(0) r", "      ^~~~~~~"),
    ("print rss(77)", "          ^~"),
    ("print cost(print cost(fork).rss).rss", "                      ^~~~"),
    ("print start.nothing", "            ^~~~~~~"),
  ])
  func errorsPointAtTheirPlace(_ line: String, _ caret: String) {
    let lines = sample.type(line).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first.map(String.init) == line)
    #expect(lines.dropFirst().first.map(String.init) == caret, "\(lines)")
  }

  @Test func aWordIsShownAndGetsNoNumber() {
    #expect(sample.type("print zone(0)") == "= DMA\n")
    #expect(sample.type("print 7").hasPrefix("$2 = 7"))
  }

  @Test func aResultHasItsNameWithAndWithoutASign() {
    #expect(holds("$p == p"))
  }

  @Test func breakpointsAskTheMachineToo() {
    _ = sample.type("break pte if rss == start.rss + 1 && area(p) == p")
    #expect(sample.type("touch p+4p w").contains("breakpoint"))
  }
}

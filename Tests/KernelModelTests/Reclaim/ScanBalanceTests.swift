import Testing

@testable import KernelModel

/// `get_scan_count`: how a pass shares its work between the lists.
@Suite struct `The share of each list` {
  private let lists = EvictableCounts(
    inactiveAnonymous: 40000, activeAnonymous: 8192, inactiveFile: 100_000, activeFile: 4096)

  private func request(
    priority: Int = 12, swappiness: UInt32 = 60, maySwap: Bool = true, slots: Int = 100,
    costs: ScanCosts = ScanCosts(anonymous: 100, file: 300), tiny: Bool = false, trim: Bool = false
  ) -> ScanRequest {
    ScanRequest(
      priority: priority, swappiness: swappiness, maySwap: maySwap, freeSwapSlots: slots,
      costs: costs, cache: CacheVerdict(isTrimmed: trim, isTiny: tiny))
  }

  @Test func `follows costs and swappiness`() {
    #expect(request().balance == .fractions(anonymous: 143, file: 239))
    #expect(
      request().targets(of: lists)
        == EvictableCounts(
          inactiveAnonymous: 3, activeAnonymous: 0, inactiveFile: 15, activeFile: 0))
  }

  @Test(arguments: [
    (UInt32(0), ScanBalance.fractions(anonymous: 0, file: 200)),
    (100, .fractions(anonymous: 100, file: 100)), (200, .fractions(anonymous: 200, file: 0)),
  ])
  func `is that of swappiness where nothing cost anything`(
    _ swappiness: UInt32, balance: ScanBalance
  ) {
    #expect(request(swappiness: swappiness, costs: ScanCosts()).balance == balance)
  }

  @Test func `is nothing of the anonymous pages where swap is full or not to be used`() {
    for request in [request(slots: 0), request(slots: -1), request(maySwap: false)] {
      #expect(request.balance == .fileOnly)
      #expect(request.targets(of: lists).inactiveAnonymous == 0)
      #expect(request.targets(of: lists).inactiveFile == 24)
    }
  }

  @Test func `is all of each list at priority 0, unless swappiness is 0`() {
    #expect(request(priority: 0, tiny: true, trim: true).targets(of: lists) == lists)
    #expect(request(priority: 0, swappiness: 1).balance == .equal)
    #expect(request(priority: 0, swappiness: 0, trim: true).balance == .fileOnly)
    #expect(request(priority: 0, slots: 0).balance == .fileOnly)
  }

  @Test func `goes to one side where few pages of files are left, or many to be trimmed`() {
    #expect(request(tiny: true, trim: true).balance == .anonymousOnly)
    #expect(request(trim: true).balance == .fileOnly)
    #expect(request(priority: 10, tiny: true).targets(of: lists)[.file] == 0)
    #expect(request(priority: 10, tiny: true).targets(of: lists).inactiveAnonymous == 39)
  }

  @Test func `is reckoned in 32 bits, and without a trap`() {
    let most = ScanCosts(anonymous: .max, file: .max)
    // Both costs wrap to 2^32 - 3, their sum with 1 to 2^32 - 5, and so many times 60 below.
    #expect(request(costs: most).balance == .fractions(anonymous: 0, file: 0))
    #expect(request(costs: most).targets(of: lists) == EvictableCounts())
  }
}

/// `cache_trim_mode`, `file_is_tiny` and `may_deactivate`.
@Suite struct `What reclaim thinks of the lists` {
  private func verdict(
    priority: Int = 12, _ lists: EvictableCounts, free: Int, high: Int,
    _ sides: DeactivatedSides = []
  ) -> CacheVerdict {
    CacheVerdict(
      priority: priority, lists: lists, freePages: free, highMarks: high, deactivating: sides)
  }

  @Test func `inactive pages of files are trimmed while their active ones do not age`() {
    let lists = EvictableCounts(inactiveFile: 4096)
    #expect(verdict(lists, free: 9, high: 1).isTrimmed)
    #expect(!verdict(EvictableCounts(inactiveFile: 4095), free: 9, high: 1).isTrimmed)
    #expect(!verdict(lists, free: 9, high: 1, .file).isTrimmed)
    #expect(verdict(lists, free: 9, high: 1, .anonymous).isTrimmed)
  }

  @Test func `files are tiny when they and what is free do not exceed the high marks`() {
    let lists = EvictableCounts(inactiveAnonymous: 4096, inactiveFile: 10, activeFile: 10)
    #expect(verdict(lists, free: 80, high: 100).isTiny)
    #expect(!verdict(lists, free: 81, high: 100).isTiny)
    #expect(!verdict(lists, free: 80, high: 100, .anonymous).isTiny)
    #expect(verdict(lists, free: 80, high: 100, .file).isTiny)
  }

  @Test func `files are not tiny where the other inactive pages are as few`() {
    #expect(!verdict(EvictableCounts(inactiveAnonymous: 4095), free: 0, high: 100).isTiny)
    #expect(verdict(priority: 11, .init(inactiveAnonymous: 4095), free: 0, high: 100).isTiny)
  }

  @Test(arguments: [
    (10, 10, false), (10, 11, true), (0, 0, false), (0, 1, true),
    // 1 GiB: the ratio goes from 1 to 3.
    (65536, 196_607, true), (65536, 196_608, false), (65536, 196_609, true),
    // 2 GiB: 4; 3 GiB: 5.
    (104_858, 419_432, false), (104_858, 419_433, true), (131_072, 655_360, false),
    (131_072, 655_361, true),
  ])
  func `inactive pages are few by a ratio that grows with memory`(
    _ inactive: Int, _ active: Int, isLow: Bool
  ) {
    let anonymous = EvictableCounts(inactiveAnonymous: inactive, activeAnonymous: active)
    #expect(anonymous.isInactiveLow(.anonymous) == isLow)
    #expect(!anonymous.isInactiveLow(.file))
    let file = EvictableCounts(inactiveFile: inactive, activeFile: active)
    #expect(file.isInactiveLow(.file) == isLow)
  }

  @Test func `a side ages when few are inactive, when pages came back, or by force`() {
    let few = EvictableCounts(activeAnonymous: 1, inactiveFile: 1)
    func sides(_ activations: RefaultActivations, isForced: Bool = false) -> DeactivatedSides {
      DeactivatedSides(
        lists: few, activations: activations, seen: RefaultActivations(anonymous: 5, file: 7),
        isForced: isForced)
    }
    #expect(sides(RefaultActivations(anonymous: 5, file: 7)) == .anonymous)
    #expect(sides(RefaultActivations(anonymous: 5, file: 8)) == [.anonymous, .file])
    #expect(sides(RefaultActivations(anonymous: 5, file: 7), isForced: true).contains(.file))
  }

  @Test func `active anonymous pages age at the end of a pass, if there is swap`() {
    let few = EvictableCounts(inactiveAnonymous: 1, activeAnonymous: 2)
    let request = ScanRounds.Request(list: .activeAnonymous, pageCount: 32)
    #expect(few.finalAging(hasSwap: true) == request)
    #expect(few.finalAging(hasSwap: false) == nil)
    #expect(EvictableCounts(inactiveAnonymous: 2).finalAging(hasSwap: true) == nil)
  }

  @Test func `anonymous pages can be reclaimed while swap has room`() {
    let lists = EvictableCounts(
      inactiveAnonymous: 1, activeAnonymous: 2, inactiveFile: 4, activeFile: 8)
    #expect(lists.reclaimablePages(hasFreeSwap: true) == 15)
    #expect(lists.reclaimablePages(hasFreeSwap: false) == 12)
  }

  @Test func `costs are halved when they exceed a quarter of the lists`() {
    let lists = EvictableCounts(inactiveAnonymous: 30, activeFile: 11)
    var costs = ScanCosts(anonymous: 3, file: 4)
    costs.note(3, .anonymous, lists: lists)
    #expect(costs == ScanCosts(anonymous: 6, file: 4))
    costs.note(1, .file, lists: lists)
    #expect(costs == ScanCosts(anonymous: 3, file: 2))
  }
}

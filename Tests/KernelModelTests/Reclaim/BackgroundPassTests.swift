import Testing

@testable import KernelModel

/// `balance_pgdat`, `pgdat_balanced` and `should_reclaim_retry`.
@Suite struct `The background reclaimer` {
  private func next(
    _ priority: Int, boost: Int = 0, taken: Int, reclaimed: Int
  ) -> BackgroundPass.Next {
    BackgroundPass(
      priority: priority, boostPages: boost, aim: 400, takenPages: taken,
      reclaimedPages: reclaimed
    ).next
  }

  @Test(arguments: [
    (399, 399, 6), (400, 400, 7), (400, 1, 7), (400, 0, 6), (0, 0, 6), (401, 0, 6),
  ])
  func `looks at more when it took less than the aim, or freed nothing`(
    _ taken: Int, _ reclaimed: Int, priority: Int
  ) {
    #expect(next(7, taken: taken, reclaimed: reclaimed) == .pass(priority: priority))
  }

  @Test func `gives up below priority 1`() {
    #expect(next(1, taken: 2073, reclaimed: 0) == .givesUp)
    #expect(next(1, taken: 2073, reclaimed: 31) == .pass(priority: 1))
  }

  @Test func `works a boost off at priority 10 or above, and only with what is free to have`() {
    #expect(next(12, boost: 9, taken: 1, reclaimed: 1) == .pass(priority: 11))
    #expect(next(10, boost: 9, taken: 1, reclaimed: 1) == .pass(priority: 10))
    #expect(next(10, boost: 9, taken: 999, reclaimed: 0) == .leavesBoost)
    #expect(next(10, taken: 1, reclaimed: 1) == .pass(priority: 9))
  }

  @Test func `aims at the high marks, and at a batch for each zone at least`() {
    #expect(BackgroundPass.aim(highMarks: [24, 1389, 100]) == 1521)
    #expect(BackgroundPass.aim(highMarks: [] as [Int]) == 0)
  }

  @Test func `rests when one zone passes, or when there is none`() {
    #expect([false, true].isBalanced)
    #expect(![false, false].isBalanced)
    #expect(([] as [Bool]).isBalanced)
  }

  @Test func `is asked again until it freed nothing seventeen times in a row`() {
    var retry = ReclaimRetry()
    for _ in 0..<16 { retry.note(hasFreed: false, order: 0) }
    #expect(!retry.isExhausted)
    retry.note(hasFreed: true, order: 3)
    #expect(retry.fruitlessRounds == 0)
    for _ in 0..<17 { retry.note(hasFreed: true, order: 4) }
    #expect(retry.isExhausted)
  }
}

/// `__zone_watermark_ok` as numbers.
@Suite struct `Numbers of the watermark test` {
  private let old = KernelRules(.v5_10)
  private let new = KernelRules(.v6_1)

  private func needed(_ limits: AllocationLimits, _ rules: KernelRules) -> [Int] {
    let test = WatermarkTest(
      order: 2, freePages: 1000, mark: 101, reserve: 7, highAtomicPages: 50, limits: limits,
      rules: rules)
    return [test.neededPages - 7, 1000 - test.usablePages - 3]
  }

  @Test func `are those of the mark, the reserve, the run and the HighAtomic pages`() {
    #expect(needed([], old) == [101, 50])
    #expect(needed(.kswapd, new) == [101, 50])
    let test = WatermarkTest(
      order: 0, freePages: 108, mark: 101, reserve: 7, highAtomicPages: 0, limits: [], rules: old)
    #expect(!test.isPassed && test.isPassed(reclaiming: 1))
  }

  @Test func `subtract the HighAtomic reserve though it is not in use`() {
    let test = WatermarkTest(
      order: 0, freePages: 438, mark: 326, reserve: 0, highAtomicPages: 1024, limits: [],
      rules: old)
    #expect(!test.isPassed)
  }

  /// Bits of Linux's own: 8 OOM, 10 harder, 20 high, 200 HighAtomic; what a mark of 101 comes to
  /// with them, and which of 50 HighAtomic pages cannot be used.
  @Test(arguments: [
    (0x10, 76, 0), (0x20, 51, 50), (0x30, 39, 0), (0x08, 51, 0), (0x18, 51, 0), (0x38, 26, 0),
  ])
  func `of 5.10 take a quarter off for who cannot wait`(_ bits: Int, mark: Int, unusable: Int) {
    #expect(needed(AllocationLimits(rawValue: UInt16(bits)), old) == [mark, unusable])
  }

  @Test(arguments: [
    (0x10, 101, 0), (0x20, 51, 0), (0x30, 39, 0), (0x08, 51, 0), (0x200, 101, 0), (0x38, 20, 0),
  ])
  func `of 6.1 do so with __GFP_HIGH alone: harderNeedsHigh`(
    _ bits: Int, mark: Int, unusable: Int
  ) {
    #expect(needed(AllocationLimits(rawValue: UInt16(bits)), new) == [mark, unusable])
  }

  @Test func `of a real-time task go half below the mark in 6.1`() {
    let limits = AllocationLimits(slowPathOf: .kernel, context: .realTime, rules: new)
    #expect(limits.rawValue == 0x820)
  }
}

import Testing

@testable import KernelModel

/// `do_shrink_slab`.
@Suite struct `The work of a slab shrinker` {
  private func scan(
    _ freeable: Int, deferred: Int = 0, priority: Int = 12, seeks: Int = 2,
    _ version: KernelVersion = .v5_10
  ) -> SlabScan {
    SlabScan(
      freeable: freeable, deferred: deferred, priority: priority, seeks: seeks,
      rules: KernelRules(version))
  }

  @Test(arguments: [
    (8191, 12, 2, 2), (8192, 12, 2, 4), (100, 0, 2, 200), (3, 12, 0, 1), (100, 3, 4, 12),
  ])
  func `grows with the priority and shrinks with the cost of an object`(
    _ freeable: Int, _ priority: Int, _ seeks: Int, delta: Int
  ) {
    #expect(scan(freeable, priority: priority, seeks: seeks).delta == delta)
  }

  @Test func `is at most twice what could be freed`() {
    #expect(scan(100, deferred: 5000, priority: 0).total == 200)
    #expect(scan(100, deferred: 5000, priority: 0, .v6_1).total == 200)
  }

  @Test func `takes all that was deferred up again in 5.10, half of all objects at most`() {
    #expect(scan(1000, deferred: 300).total == 300)
    #expect(scan(1000, deferred: 900).total == 500)
    // A delta of a quarter is pressure enough for more.
    #expect(scan(1000, deferred: 900, priority: 3).total == 1150)
    #expect(scan(1000, deferred: 900, priority: 4).total == 500)
  }

  @Test func `takes a part of it up by the priority in 6.1: deferredSlabsFade`() {
    #expect(scan(1000, deferred: 8191, .v6_1).total == 1)
    #expect(scan(1000, deferred: 8192, .v6_1).total == 2)
    #expect(scan(3, deferred: 2, seeks: 0, .v6_1).total == 1)
  }

  @Test func `is done in batches, and what is less is deferred`() {
    var work = scan(1000, deferred: 300)
    let batches = [work.nextBatch(), work.nextBatch(), work.nextBatch()]
    #expect(batches == [128, 128, nil])
    #expect((work.scanned, work.remaining, work.nextDeferred) == (256, 44, 44))
  }

  @Test func `is done at once where all objects are fewer than a batch`() {
    var work = scan(5, deferred: 7, priority: 0)
    #expect(work.total == 10)
    let batches = [work.nextBatch(), work.nextBatch()]
    #expect(batches == [10, nil])
    var nothing = scan(5)
    let none = nothing.nextBatch()
    #expect(none == nil && nothing.nextDeferred == 0)
  }

  @Test func `defers no more than twice the objects in 6.1`() {
    #expect(scan(10, deferred: 500).nextDeferred == 500)
    #expect(scan(10, deferred: 500, .v6_1).nextDeferred == 20)
  }
}

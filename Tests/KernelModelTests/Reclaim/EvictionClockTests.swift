import Testing

@testable import KernelModel

/// Refault distances: `mm/workingset.c`.
@Suite struct `A page that comes back` {
  /// 16384 pages: a shadow's 14 bits tell single pages.
  private let small = 16384

  @Test func `was away for as long as pages were evicted and became active`() {
    var clock = EvictionClock(totalPages: small)
    let shadow = clock.evict(wasWorkingSet: true)
    #expect(shadow.wasWorkingSet)
    #expect(clock.distance(to: shadow) == 1)
    clock.advance(99)
    #expect(clock.distance(to: shadow) == 100)
  }

  @Test(arguments: [(16384, 0), (16385, 1), (32768, 1), (65536, 2), (1 << 20, 6), (1, 0), (0, 0)])
  func `has its time in buckets that grow with memory`(_ pages: Int, order: Int) {
    #expect(EvictionClock(totalPages: pages).bucketOrder == order)
  }

  @Test func `seems to have been away longer by up to a bucket`() {
    var clock = EvictionClock(totalPages: 65536)
    clock.advance(3)
    let shadow = clock.evict(wasWorkingSet: false)
    #expect(shadow.time == 0)
    #expect(clock.distance(to: shadow) == 4)
  }

  @Test func `seems early when it was away for more than the bits tell`() {
    var clock = EvictionClock(totalPages: small)
    let shadow = clock.evict(wasWorkingSet: false)
    clock.advance(16383)
    #expect(clock.distance(to: shadow) == 0)
    clock.advance(5)
    #expect(clock.distance(to: shadow) == 5)
  }

  @Test func `is told the time round the end of the clock`() {
    var clock = EvictionClock(totalPages: small)
    clock.advance(Int(UInt32.max))
    let shadow = clock.evict(wasWorkingSet: false)
    #expect(clock.age == 0)
    clock.advance(2)
    #expect(clock.distance(to: shadow) == 3)
  }

  private let lists = EvictableCounts(
    inactiveAnonymous: 10, activeAnonymous: 20, inactiveFile: 40, activeFile: 80)

  @Test(arguments: [
    (ReclaimSide.file, true, 110), (.file, false, 80), (.anonymous, true, 140),
    (.anonymous, false, 120),
  ])
  func `is active at once if those that it competes with could have made room`(
    _ side: ReclaimSide, hasFreeSwap: Bool, most: Int
  ) {
    var clock = EvictionClock(totalPages: small)
    let shadow = clock.evict(wasWorkingSet: false)
    clock.advance(most - 1)
    #expect(clock.activates(shadow, side, lists: lists, hasFreeSwap: hasFreeSwap))
    clock.advance()
    #expect(!clock.activates(shadow, side, lists: lists, hasFreeSwap: hasFreeSwap))
  }
}

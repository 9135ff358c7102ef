import Testing

@testable import KernelModel

/// How many slots are read for one. Linux: `swapin_nr_pages`.
struct ReadAheadTests {
  @Test func `windows follow hits, neighbours and what was read before`() {
    var readAhead = SwapReadAhead()
    // As a real kernel read slots 41, 11, 31, 21, 22 and 23, with a hit on 24 after them.
    let sizes = ([41, 11, 31, 21, 22] as [UInt32]).map { readAhead.next(at: $0, most: 8) }
    #expect(sizes == [8, 4, 2, 1, 2])
    readAhead.hits = 1
    #expect(readAhead.next(at: 24, most: 8) == 4)
  }

  @Test func `a cluster of one page remembers nothing`() {
    var readAhead = SwapReadAhead()
    #expect(readAhead.next(at: 41, most: 1) == 1)
    #expect(readAhead.hits == 4)
    #expect(readAhead.previous == 0)
  }

  @Test func `many hits read as much as is allowed`() {
    var readAhead = SwapReadAhead()
    readAhead.hits = 100
    #expect(readAhead.next(at: 41, most: 32) == 32)
  }
}

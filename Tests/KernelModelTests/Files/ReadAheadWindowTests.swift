import Testing

@testable import KernelModel

/// Windows of a file of 1000 pages, by Linux's rules for 128 KiB.
@Suite struct `How far a file is read ahead` {
  /// Reads page by page as a program does that asks for so many at once.
  ///
  /// - Returns: each window, and the page at which it was read.
  private func windows(
    asking asked: UInt64, pages: Range<UInt64>, cached: Set<UInt64> = []
  ) -> [String] {
    var window = ReadAheadWindow()
    var cache = cached
    var marks: Set<UInt64> = []
    var found: [String] = []
    for index in pages {
      let end = pages.lowerBound + ((index - pages.lowerBound) / asked + 1) * asked
      for isMarked in [false, true] {
        guard isMarked ? marks.remove(index) != nil : !cache.contains(index) else { continue }
        let read = window.next(
          at: index, asked: end - index, most: 32, isMarked: isMarked, cache.contains)
        guard let read else { continue }
        found.append("\(index): \(read.first)+\(read.count) mark \(read.tail)")
        for page in read.first..<read.first + read.count where !cache.contains(page) {
          cache.insert(page)
          if page == read.first + read.count - read.tail { marks.insert(page) }
        }
      }
      window.previousIndex = index
      window.previousOffset = 0
    }
    return found
  }

  @Test func `single pages from the start double the window up to 32`() {
    #expect(
      windows(asking: 1, pages: 0..<61) == [
        "0: 0+4 mark 3", "1: 4+8 mark 8", "4: 12+16 mark 16", "12: 28+32 mark 32",
        "28: 60+32 mark 32", "60: 92+32 mark 32",
      ])
  }

  @Test func `who asks for all of 32 gets them at once, and the next at the middle`() {
    #expect(
      windows(asking: 32, pages: 0..<50) == ["0: 0+32 mark 16", "16: 32+32 mark 32",
        "32: 64+32 mark 32",
      ])
  }

  @Test func `a page in the middle is read alone, and the next begins a window`() {
    #expect(windows(asking: 1, pages: 500..<501) == ["500: 500+1 mark 0"])
    #expect(
      windows(asking: 1, pages: 500..<503) == ["500: 500+1 mark 0", "501: 501+4 mark 3",
        "502: 505+8 mark 8",
      ])
  }

  @Test func `pages in front that are cached tell of somebody who reads in order`() {
    let history = Set<UInt64>(490..<500)
    #expect(windows(asking: 1, pages: 500..<501, cached: history) == ["500: 500+11 mark 1"])
    #expect(windows(asking: 1, pages: 10..<11, cached: Set(0..<10)) == ["10: 10+21 mark 1"])
  }

  @Test func `somebody else's mark goes on where the cache ends`() {
    var window = ReadAheadWindow()
    let read = window.next(at: 100, asked: 1, most: 32, isMarked: true) { $0 < 110 }
    #expect(read == .init(first: 110, count: 22, tail: 22))
    #expect(window.next(at: 50, asked: 1, most: 32, isMarked: true) { _ in true } == nil)
  }

  @Test(arguments: [
    (1, 4), (2, 4), (3, 8), (4, 8), (5, 16), (8, 16), (9, 32), (16, 32), (1000, 32),
  ] as [(UInt64, UInt64)])
  func `the first window is a multiple of what is asked`(asked: UInt64, count: UInt64) {
    #expect(ReadAheadWindow.initialCount(asked, 32) == count)
  }
}

/// How far a file is read ahead of somebody who reads it. Linux: `struct file_ra_state`.
public struct ReadAheadWindow: BitwiseCopyable, Sendable {
  /// The pages read last. Linux: `start`, `size`.
  private(set) var start: UInt64 = 0
  private(set) var count: UInt64 = 0
  /// The first of so many at their end starts the next read. Linux: `async_size`.
  private(set) var tail: UInt64 = 0
  /// Where the last read ended: the page that its last byte was in, and the byte behind it there.
  /// Linux: `prev_pos`.
  var previousIndex: UInt64 = .max
  var previousOffset: UInt64 = 0xfff

  public init() {}

  /// Pages to read at once.
  struct Pages: Equatable {
    var first: UInt64
    var count: UInt64
    /// Of them the first of so many at the end is marked; 0 for none.
    var tail: UInt64
  }

  /// What the cache has, asked by page.
  typealias Cache = (UInt64) -> Bool

  /// What to read for a page that is not there, or that carries the mark.
  ///
  /// - Parameters:
  ///   - asked: pages from there on that the call wants.
  ///   - most: pages of a window. Linux: `ra_pages`.
  ///
  /// Linux: `ondemand_readahead`.
  mutating func next(
    at index: UInt64, asked: UInt64, most: UInt64, isMarked: Bool, _ isCached: Cache
  ) -> Pages? {
    if index == 0 {
      begin(at: index, asked, most)
    } else if index == start + count - tail || index == start + count {
      goOn(from: start + count, size: count, most)
    } else if isMarked {
      // Somebody else's mark: the window begins where the cache ends.
      var end = index + 1
      while end - index <= most, isCached(end) { end += 1 }
      guard end - index <= most else { return nil }
      goOn(from: end, size: end - index + asked, most)
    } else if asked > most || index &- previousIndex <= 1 {
      begin(at: index, asked, most)
    } else if !followHistory(at: index, asked, most, isCached) {
      return Pages(first: index, count: asked, tail: 0)
    }
    mergeNext(at: index, most)
    return Pages(first: start, count: count, tail: tail)
  }

  private mutating func begin(at index: UInt64, _ asked: UInt64, _ most: UInt64) {
    start = index
    count = Self.initialCount(asked, most)
    tail = count > asked ? count - asked : count
  }

  private mutating func goOn(from first: UInt64, size: UInt64, _ most: UInt64) {
    start = first
    count = Self.nextCount(size, most)
    tail = count
  }

  /// Pages in front that are cached show that somebody reads in order. Linux: `try_context_readahead`.
  private mutating func followHistory(
    at index: UInt64, _ asked: UInt64, _ most: UInt64, _ isCached: Cache
  ) -> Bool {
    var history: UInt64 = 0
    while history < min(most, index), isCached(index - 1 - history) { history += 1 }
    guard history > asked else { return false }
    // From the start of the file: it will likely be read as a whole.
    if history >= index { history *= 2 }
    start = index
    count = min(history + asked, most)
    tail = 1
    return true
  }

  /// A window whose first page would start the next at once becomes one with that.
  private mutating func mergeNext(at index: UInt64, _ most: UInt64) {
    guard index == start, count == tail else { return }
    let further = Self.nextCount(count, most)
    if count + further <= most {
      tail = further
      count += further
    } else {
      count = most
      tail = most / 2
    }
  }

  /// Linux: `get_init_ra_size`.
  static func initialCount(_ asked: UInt64, _ most: UInt64) -> UInt64 {
    var size: UInt64 = 1
    while size < asked, size < most { size *= 2 }
    if size <= most / 32 { return size * 4 }
    return size <= most / 4 ? size * 2 : most
  }

  /// Linux: `get_next_ra_size`.
  static func nextCount(_ size: UInt64, _ most: UInt64) -> UInt64 {
    if size < most / 16 { return size * 4 }
    return size <= most / 2 ? size * 2 : most
  }
}

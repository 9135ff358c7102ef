/// How many slots to read for one that is wanted, from how well that went so far.
///
/// Of devices without heads Linux looks at the addresses instead of the slots; there is none here.
/// Linux: `swapin_nr_pages`.
struct SwapReadAhead: BitwiseCopyable {
  /// Pages read ahead that were wanted since the last read. A boot begins with a guess.
  var hits = 4
  /// Where the last read that met no hits was.
  var previous: UInt32 = 0
  /// How many it read.
  var window = 0

  /// The size of the next read: with hits, enough for two more, from 4 on; without, one, or two
  /// where the last read was next door; never less than half of what it was.
  ///
  /// - Parameter most: 2^`vm.page-cluster`; with 1 nothing is remembered.
  /// - Returns: a power of two.
  mutating func next(at place: UInt32, most: Int) -> Int {
    guard most > 1 else { return 1 }
    defer { hits = 0 }
    var size: Int
    if hits == 0 {
      size = place == previous &+ 1 || place == previous &- 1 ? 2 : 1
      previous = place
    } else {
      size = 4
      while size < hits + 2 { size <<= 1 }
    }
    window = max(min(size, most), window / 2)
    return window
  }
}

import Hardware

/// Hands out memory before the page allocator stands: ranges of frames, from the top down.
///
/// Linux: memblock.
struct BootAllocator {
  /// What is neither reserved nor allocated, lowest first.
  private(set) var free: [Range<PageFrameNumber>]

  /// Starts with usable RAM.
  init(usable: [Range<PageFrameNumber>]) { free = usable }

  /// Takes a range out, as far as it is there. Linux: `memblock_reserve`.
  mutating func reserve(_ frames: Range<PageFrameNumber>) {
    free = free.flatMap { range in
      [
        range.clamped(to: range.lowerBound..<max(range.lowerBound, frames.lowerBound)),
        range.clamped(to: min(range.upperBound, frames.upperBound)..<range.upperBound),
      ].filter { !$0.isEmpty }
    }
  }

  /// Takes `count` frames from the highest place below `limit` that has room; `nil` when none has.
  /// Linux: `memblock_find_in_range` with allocation from the top.
  mutating func allocate(
    _ count: Int, below limit: PageFrameNumber
  ) -> Range<PageFrameNumber>? {
    for range in free.reversed() {
      let end = min(range.upperBound, limit)
      guard end - range.lowerBound >= count else { continue }
      let taken = end - count..<end
      reserve(taken)
      return taken
    }
    return nil
  }

  /// The free ranges within `bounds`.
  func free(in bounds: Range<PageFrameNumber>) -> [Range<PageFrameNumber>] {
    free.map { $0.clamped(to: bounds) }.filter { !$0.isEmpty }
  }
}

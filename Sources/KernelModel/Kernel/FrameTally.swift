import Hardware

/// How often each of many frames was met. Where none was it costs next to nothing.
struct FrameTally {
  /// Counts of so many frames each, from frame 0 on; empty for none.
  private var blocks: [[Int32]] = []

  private static let blockCount = 256

  /// Meets a frame once more.
  ///
  /// - Complexity: O(1), amortised.
  mutating func count(_ frame: PageFrameNumber) {
    let (block, place) = Int(frame.rawValue).quotientAndRemainder(dividingBy: Self.blockCount)
    while blocks.count <= block { blocks.append([]) }
    if blocks[block].isEmpty { blocks[block] = Array(repeating: 0, count: Self.blockCount) }
    blocks[block][place] += 1
  }

  subscript(frame: PageFrameNumber) -> Int32 {
    let (block, place) = Int(frame.rawValue).quotientAndRemainder(dividingBy: Self.blockCount)
    return block < blocks.count && !blocks[block].isEmpty ? blocks[block][place] : 0
  }

  /// The frames that were met here or there, in order.
  ///
  /// - Complexity: O(highest frame / 256 + frames)
  func frames(countedAlsoIn other: FrameTally) -> [PageFrameNumber] {
    var frames: [PageFrameNumber] = []
    for block in 0..<max(blocks.count, other.blocks.count) {
      let (own, others) = (counts(in: block), other.counts(in: block))
      guard !own.isEmpty || !others.isEmpty else { continue }
      var place = 0
      while place < Self.blockCount {
        if !own.isEmpty && own[place] > 0 || !others.isEmpty && others[place] > 0 {
          frames.append(PageFrameNumber(rawValue: UInt32(block * Self.blockCount + place)))
        }
        place += 1
      }
    }
    return frames
  }

  private func counts(in block: Int) -> [Int32] { block < blocks.count ? blocks[block] : [] }
}

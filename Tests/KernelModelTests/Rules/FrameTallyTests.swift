import Hardware
@testable import KernelModel
import TestSupport
import Testing

/// Frames counted one by one, against a dictionary.
struct FrameTallyTests {
  @Test func `it counts as a dictionary does, and knows the frames of two in order`() {
    var chance = Chance(seed: 7)
    var tallies = [FrameTally(), FrameTally()]
    var counts: [[UInt32: Int32]] = [[:], [:]]
    for _ in 0..<5000 {
      let frame = UInt32(chance.below(1 << (1 + chance.below(18))))
      let which = chance.below(2)
      tallies[which].count(PageFrameNumber(rawValue: frame))
      counts[which][frame, default: 0] += 1
    }
    let known = Set(counts[0].keys).union(counts[1].keys).sorted()
    #expect(tallies[0].frames(countedAlsoIn: tallies[1]).map(\.rawValue) == known)
    for number in known + [0, 1 << 20] {
      let frame = PageFrameNumber(rawValue: number)
      for (tally, counts) in zip(tallies, counts) {
        #expect(tally[frame] == counts[number, default: 0])
      }
    }
  }
}

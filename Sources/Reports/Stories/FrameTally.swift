import Hardware
import KernelModel

/// A run of frames.
package struct FrameBlock: Hashable, Encodable, Sendable {
  let frame: PageFrameNumber
  let order: UInt8

  var frameCount: Int { 1 << Int(order) }
}

/// Blocks of frames: the first few hundred, and how many frames all of them are.
package struct FrameTally: Hashable, Sendable {
  private(set) var first: [FrameBlock] = []
  private(set) var frameCount = 0

  mutating func append(_ block: FrameBlock) {
    if first.count < EffectList.mostKept { first.append(block) }
    frameCount += block.frameCount
  }
}

/// Blocks of frames in the order in which they came, those that follow on one another folded.
struct BlockRuns {
  private struct Run {
    let block: FrameBlock
    var count: UInt32 = 1

    var next: UInt32 { block.frame.rawValue &+ count << UInt32(block.order) }
  }

  private var runs: [Run] = []

  mutating func append(_ frame: PageFrameNumber, order: UInt8) {
    if let last = runs.last, last.block.order == order, last.next == frame.rawValue {
      runs[runs.count - 1].count += 1
    } else {
      runs.append(Run(block: FrameBlock(frame: frame, order: order)))
    }
  }

  /// The blocks of each zone that has any.
  func tallies(in allocator: PageAllocator) -> [(zone: Zone.Kind, frames: FrameTally)] {
    var tallies = allocator.zones.map { (zone: $0.kind, frames: FrameTally()) }
    for run in runs {
      for index in 0..<run.count {
        let frame = run.block.frame + Int(index) << Int(run.block.order)
        let kind = allocator.zone(of: frame).kind
        guard let place = tallies.firstIndex(where: { $0.zone == kind }) else { continue }
        tallies[place].frames.append(FrameBlock(frame: frame, order: run.block.order))
      }
    }
    return tallies.filter { $0.frames.frameCount > 0 }
  }
}

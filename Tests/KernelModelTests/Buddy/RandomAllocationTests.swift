import Hardware
import Testing

@testable import KernelModel

/// Numbers that look random and are the same each time. Linear congruences by Knuth.
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

/// An allocator too simple to be wrong: which frames are out, and nothing else.
private struct BagOfFrames {
  private(set) var isOut: [Bool]
  private(set) var count = 0

  init(frameCount: Int) { isOut = [Bool](repeating: false, count: frameCount) }

  /// Marks a block; says whether all of it was there and aligned.
  mutating func take(_ first: PageFrameNumber, order: Int) -> Bool {
    let frames = first.index..<first.index + 1 << order
    guard first.index % (1 << order) == 0, frames.upperBound <= isOut.count else { return false }
    for frame in frames {
      guard !isOut[frame] else { return false }
      isOut[frame] = true
    }
    count += frames.count
    return true
  }

  mutating func putBack(_ first: PageFrameNumber, order: Int) {
    for frame in first.index..<first.index + 1 << order { isOut[frame] = false }
    count -= 1 << order
  }
}

@Suite struct `Random allocations` {
  /// Of the three runs together.
  static let stepCount = 1_000_000

  static let kinds: [AllocationFlags] = [
    .kernel, .atomic, .noWait, .highUser, .highUserMovable, .dma, [.kernel, .reclaimable],
    [.kernel, .compound], [.atomic, .compound], [.highUserMovable, .zero],
  ]

  private struct Block {
    var first: PageFrameNumber
    var order: Int
    var isCompound: Bool
  }

  @Test(arguments: [(1, false), (2, false), (3, true)])
  func `agree with a bag of frames`(seed: Int, usesPAE: Bool) throws {
    var parameters = try #require(BootParameters(memory: 40 << 20, usesPAE: usesPAE))
    // A little high memory, whose border cuts a pageblock.
    parameters.lowMemoryLimit = 0x2455
    let allocator = PageAllocator.booted(parameters)
    let total = allocator.managedPageCount
    var numbers = SeededNumbers(seed: UInt64(seed))
    var bag = BagOfFrames(frameCount: allocator.pages.frameCount)
    var blocks: [Block] = []
    for step in 0..<Self.stepCount / 3 {
      // Waves of hunger fill memory up and empty it again.
      let wantsMore = numbers.next(below: 100) < (step / 4000 % 2 == 0 ? 60 : 35)
      if wantsMore {
        let order = [0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 9][numbers.next(below: 12)]
        let flags = Self.kinds[numbers.next(below: Self.kinds.count)]
        guard let first = allocator.allocate(order: order, flags, use: .kernel) else { continue }
        // Plain comparisons: a million times `#expect` would take longer than the steps.
        guard bag.take(first, order: order),
          allocator.zone(of: first).kind.rawValue <= flags.zoneClass!.rawValue
        else {
          Issue.record("step \(step): block \(first.rawValue) of order \(order) was not to be had")
          return
        }
        blocks.append(
          Block(first: first, order: order, isCompound: flags.contains(.compound) && order > 0))
      } else if !blocks.isEmpty {
        let block = blocks.remove(at: numbers.next(below: blocks.count))
        allocator.free(block.first, order: block.isCompound ? 0 : block.order)
        bag.putBack(block.first, order: block.order)
      }
      var free = 0
      for zone in allocator.zones { free += zone.freePages + zone.perCPUPages }
      guard free + bag.count == total else {
        Issue.record("step \(step): \(free) free and \(bag.count) out of \(total)")
        return
      }
      if step % 10_000 == 0 { try allocator.checkInvariants() }
      if step % 7000 == 6999 { allocator.drainAll() }
    }
    try allocator.checkInvariants()
    for block in blocks { allocator.free(block.first, order: block.isCompound ? 0 : block.order) }
    allocator.drainAll()
    try allocator.checkInvariants()
    #expect(allocator.freePageCount == total)
  }
}

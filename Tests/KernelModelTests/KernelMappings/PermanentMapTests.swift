import Hardware
import Testing

@testable import KernelModel

/// The window of permanent kmaps against a list of who uses which frame.
@Suite struct PermanentMapTests {
  @Test(arguments: [(1, false), (2, false), (3, true)] as [(UInt64, Bool)])
  func `random kmaps agree with counts of users`(seed: UInt64, usesPAE: Bool) throws {
    let kernel = windowKernel { $0.usesPAE = usesPAE }
    let map = kernel.permanentMap
    var users: [PageFrameNumber: Int] = [:]
    var random = SeededNumbers(seed: seed)
    for step in 0..<6000 {
      // More frames than slots, so that the search wraps and finds some of them held.
      let frame = PageFrameNumber.high(UInt32(random.next(below: map.slotCount + 200)))
      let count = users[frame] ?? 0
      if count > 0, random.next(below: 5) < 2 {
        try map.unmap(frame)
        users[frame] = count == 1 ? nil : count - 1
      } else if users.count < map.slotCount - 50 || count > 0 {
        let address = try #require(kernel.kmap(frame))
        #expect(map.range.contains(address))
        users[frame] = count + 1
      }
      guard step % 100 == 0 else { continue }
      try map.checkInvariants()
      for (frame, count) in users {
        let slot = try #require(map.slot(of: frame))
        #expect(map.count(of: slot) == count + 1)
        #expect(map.frame(of: slot) == frame)
        let entry = kernel.tables.entry(
          of: map.address(of: slot), in: kernel.tables.kernelDirectory)
        #expect(entry.frame == frame)
      }
      let held = (0..<map.slotCount).count { map.count(of: $0) >= 2 }
      #expect(held == users.count)
    }
  }

  @Test func `a frame without users cannot be given back, and nothing changes`() throws {
    let kernel = windowKernel()
    #expect(
      kernel.refusal { (it) throws(Refusal) in _ = try it.permanentMap.unmap(.high(0)) }
        == .notKmapped(.high(0)))
    _ = kernel.kmap(.high(0))
    try kernel.permanentMap.unmap(.high(0))
    #expect(
      kernel.refusal { (it) throws(Refusal) in _ = try it.permanentMap.unmap(.high(0)) }
        == .notKmapped(.high(0)))
    #expect(kernel.permanentMap.count(of: 1) == 1)
  }
}

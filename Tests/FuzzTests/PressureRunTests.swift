import Fuzzing
import KernelModel
import Testing

/// Chance at work on a machine that is too small for it.
@Suite struct `Under pressure` {
  @Test(
    "random calls keep lists, slots and counts in order",
    arguments: KernelVersion.allCases, [1, 2, 3] as [UInt64])
  func random(_ version: KernelVersion, seed: UInt64) throws {
    var run = try PressureRun(version, seed: seed)
    for step in 0..<600 {
      try run.step()
      if step % 20 == 19 { try run.kernel.checkInvariants() }
    }
    let statistics = run.kernel.allocator.statistics
    #expect(statistics[.stolenByKswapd] + statistics[.stolenDirectly] > 0)
    #expect(statistics[.swappedOut] > 0)
    try run.endEverything()
    #expect(run.strayingSlotCount == 0)
  }
}

import Drawing
import Hardware
import KernelModel

extension AllocationFailureReport {
  /// What stands in the way of a request in one zone.
  package struct Obstacle: Encodable, Sendable {
    /// The test that the zone was put to, with its numbers.
    let trial: ZoneTrial
    let largestFreeOrder: Int?
    /// The run of the order that is nearest to being free, and who has how many frames of it.
    let nearestRun: PageFrameNumber?
    let pinnedFrames: Int
    let pins: [FramePin]

    init(_ obstacle: AllocationObstacle, in kernel: Kernel) {
      trial = obstacle.trial
      largestFreeOrder = obstacle.largestFreeOrder
      let run = obstacle.nearestRun
      nearestRun = run?.first
      pinnedFrames = run?.pins.count ?? 0
      pins = run.map { kernel.pins($0.pins) } ?? []
    }
  }
}

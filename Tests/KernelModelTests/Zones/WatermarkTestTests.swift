import Hardware
import Testing

@testable import KernelModel

@Suite struct `The watermark test` {
  private func needed(
    _ machine: ReferenceMachine, _ zone: Zone.Kind, _ flags: AllocationFlags,
    _ limits: AllocationLimits
  ) -> Int {
    machine.booted().trial(order: 0, flags, zone: Int(zone.rawValue), limits: limits).neededPages
  }

  private let atomic: AllocationLimits = [.harder, .highPriority]

  @Test(arguments: [(ReferenceMachine.a, 1158, 876), (.b, 1148, 860)])
  func `of GFP_KERNEL asks for the low mark`(_ machine: ReferenceMachine, normal: Int, dma: Int) {
    #expect(needed(machine, .normal, .kernel, .low) == normal)
    #expect(needed(machine, .dma, .kernel, .low) == dma)
  }

  @Test(arguments: [(ReferenceMachine.a, [66, 2181, 1004]), (.b, [722, 18555, 3036])])
  func `of user pages asks for more the lower the zone`(
    _ machine: ReferenceMachine, expected: [Int]
  ) {
    let zones: [Zone.Kind] = [.highMemory, .normal, .dma]
    #expect(zones.map { needed(machine, $0, .highUserMovable, .low) } == expected)
  }

  @Test(arguments: [(ReferenceMachine.a, 927, 348, 862), (.b, 919, 345, 846)])
  func `of the slow path goes down to the min mark, and below for atomic requests`(
    _ machine: ReferenceMachine, min: Int, normal: Int, dma: Int
  ) {
    #expect(needed(machine, .normal, .kernel, []) == min)
    #expect(needed(machine, .normal, .atomic, atomic) == normal)
    #expect(needed(machine, .dma, .atomic, atomic) == dma)
  }

  @Test(arguments: [(ReferenceMachine.a, 464), (.b, 460)])
  func `lets a victim of the OOM killer have half`(_ machine: ReferenceMachine, needed: Int) {
    #expect(self.needed(machine, .normal, .kernel, .outOfMemoryVictim) == needed)
  }

  @Test(arguments: [(1166, true), (1165, false)])
  func `of a longer run counts the run as gone`(_ free: Int, passes: Bool) {
    let allocator = ReferenceMachine.a.booted()
    allocator.state[1].freePages = free
    let trial = allocator.trial(order: 3, .kernel, zone: 1, limits: .low)
    #expect((trial.verdict == .passed) == passes)
  }

  @Test func `of a longer run wants a block on a list that may be used`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    while allocator.allocate(order: 4, .noWait, use: .kernel) != nil {}
    let trial = allocator.trial(order: 4, .kernel, zone: 1, limits: .noWatermarks)
    #expect(trial.verdict != .passed)
  }

  @Test func `ignores a boost for a single atomic page`() {
    let allocator = ReferenceMachine.a.booted()
    _ = allocator.raiseBoost(1)
    allocator.state[1].freePages = 1000
    let boosted = allocator.mayTake(
      1, AllocationRequest(order: 0, flags: .kernel, zoneClass: 1, type: .unmovable), [])
    let atomic = allocator.mayTake(
      1, AllocationRequest(order: 0, flags: .atomic, zoneClass: 1, type: .unmovable), self.atomic)
    #expect((boosted, atomic) == (false, true))
  }

  @Test func `takes limits from flags as Linux does`() {
    #expect(AllocationLimits(slowPathOf: .atomic, context: []).rawValue == 0x830)
    #expect(AllocationLimits(slowPathOf: .kernel, context: []).rawValue == 0x800)
    #expect(AllocationLimits(slowPathOf: .kernel, context: .realTime).rawValue == 0x810)
    #expect(
      AllocationLimits(slowPathOf: [.atomic, .noMemoryAllocation], context: []).rawValue == 0x820)
  }
}

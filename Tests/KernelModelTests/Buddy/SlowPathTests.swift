import Hardware
import Testing

@testable import KernelModel

/// Somebody who reclaims, as far as a test lets him.
private final class Helper: MemoryPressure {
  var woken: [Zone.Kind] = []
  var calls: [String] = []
  /// Pages that can be reclaimed.
  var reserve: [PageFrameNumber] = []
  var killable: [PageFrameNumber] = []
  unowned let allocator: PageAllocator

  init(_ allocator: PageAllocator) { self.allocator = allocator }

  func wakeReclaimer(order: Int, zoneClass: Zone.Kind) { woken.append(zoneClass) }
  func reclaim(order: Int, flags: AllocationFlags, zoneClass: Zone.Kind) -> Int {
    calls.append("reclaim")
    let pages = reserve.suffix(32)
    reserve.removeLast(pages.count)
    for frame in pages { allocator.free(frame) }
    return pages.count
  }
  func reclaimablePages(in zone: Zone.Kind) -> Int { zone == .normal ? reserve.count : 0 }
  func compact(order: Int, flags: AllocationFlags, zoneClass: Zone.Kind) -> Bool {
    calls.append("compact")
    return false
  }
  func kill(order: Int, flags: AllocationFlags) -> Bool {
    calls.append("kill")
    defer { killable = [] }
    for frame in killable { allocator.free(frame) }
    return !killable.isEmpty
  }
}

@Suite struct `A request that no zone would serve` {
  /// A machine whose kernel memory is used up to the min mark, and what uses it.
  private func exhausted() -> (PageAllocator, [PageFrameNumber]) {
    let allocator = PageAllocator.booted(megabytes: 64)
    var frames: [PageFrameNumber] = []
    while let frame = allocator.allocate(.kernel, use: .kernel) { frames.append(frame) }
    return (allocator, frames)
  }

  @Test func `fails as an atomic one when nobody reclaims`() throws {
    let (allocator, _) = exhausted()
    #expect(allocator.allocate(.kernel, use: .kernel) == nil)
    #expect(allocator.zones[1].freePages <= allocator.zones[1].watermarks.min)
    #expect(allocator.zones[1].freePages > allocator.zones[1].watermarks.min / 2)
    try allocator.checkInvariants()
  }

  @Test func `is served below the min mark when it cannot wait`() {
    let (allocator, _) = exhausted()
    #expect(allocator.allocate(.atomic, use: .kernel) != nil)
  }

  @Test func `ignores all marks for who reclaims memory`() {
    let (allocator, _) = exhausted()
    while allocator.allocate(.atomic, use: .kernel) != nil {}
    #expect(allocator.allocate(.kernel, use: .kernel) == nil)
    allocator.context = .reclaiming
    #expect(allocator.allocate(.kernel, use: .kernel) != nil)
    while allocator.allocate(.kernel, use: .kernel) != nil {}
    #expect(allocator.freePageCount == 0)
  }

  @Test func `may not use reserves that it renounces`() {
    let (allocator, _) = exhausted()
    allocator.context = .reclaiming
    #expect(allocator.allocate([.kernel, .noMemoryAllocation], use: .kernel) == nil)
  }

  @Test func `goes to half of the min mark for a victim of the OOM killer`() {
    let (allocator, _) = exhausted()
    allocator.context = .outOfMemoryVictim
    #expect(allocator.allocate(.kernel, use: .kernel) != nil)
    while allocator.allocate(.kernel, use: .kernel) != nil {}
    let zone = allocator.zones[1]
    #expect(zone.freePages == zone.watermarks.min - zone.watermarks.min / 2)
  }

  @Test func `wakes the background reclaimer of its class`() {
    let (allocator, _) = exhausted()
    let helper = Helper(allocator)
    allocator.pressure = helper
    _ = allocator.allocate(.noWait, use: .kernel)
    #expect(helper.woken == [.normal, .normal])
    #expect(helper.calls.isEmpty)
  }

  @Test func `reclaims on its own and is served`() {
    let (allocator, frames) = exhausted()
    let helper = Helper(allocator)
    allocator.pressure = helper
    helper.reserve = Array(frames.suffix(64))
    #expect(allocator.allocate(.kernel, use: .kernel) != nil)
    #expect(helper.calls == ["reclaim"])
  }

  @Test func `drains the CPU's lists when reclaim was not enough`() throws {
    let (allocator, frames) = exhausted()
    let helper = Helper(allocator)
    allocator.pressure = helper
    // Few pages come back and are parked on the CPU's lists of ZONE_NORMAL.
    helper.reserve = Array(frames.suffix(1))
    _ = allocator.allocate(order: 1, [.kernel, .noRetry], use: .kernel)
    #expect(allocator.zones.allSatisfy { $0.perCPUPages == 0 })
    try allocator.checkInvariants()
  }

  @Test func `compacts when it wants a run`() {
    let (allocator, _) = exhausted()
    let helper = Helper(allocator)
    allocator.pressure = helper
    #expect(allocator.allocate(order: 4, .kernel, use: .kernel) == nil)
    #expect(helper.calls == ["compact", "reclaim", "compact"])
    #expect(allocator.statistics[.compactStalls] == 2)
    #expect(allocator.statistics[.compactFailures] == 2)
  }

  @Test func `gives up early when told not to retry`() {
    let (allocator, _) = exhausted()
    let helper = Helper(allocator)
    allocator.pressure = helper
    #expect(allocator.allocate([.kernel, .noRetry], use: .kernel) == nil)
    #expect(helper.calls == ["reclaim"])
  }

  @Test func `has somebody killed at last`() {
    let (allocator, frames) = exhausted()
    let helper = Helper(allocator)
    allocator.pressure = helper
    helper.killable = Array(frames.suffix(500))
    #expect(allocator.allocate(.kernel, use: .kernel) != nil)
    #expect(helper.calls.last == "kill")
  }

  static let undeserving: [(AllocationFlags, Int)] = [
    (.noFS, 0), ([.kernel, .retryMayFail], 0), ([.kernel, .dma], 0), (.kernel, 4),
  ]

  @Test(arguments: undeserving)
  func `has nobody killed for what does not deserve it`(_ flags: AllocationFlags, order: Int) {
    let (allocator, frames) = exhausted()
    let helper = Helper(allocator)
    allocator.pressure = helper
    helper.killable = frames
    while let frame = allocator.allocate([.dma, .atomicContext, .high], use: .kernel) {
      helper.killable.append(frame)
    }
    #expect(allocator.allocate(order: order, flags, use: .kernel) == nil)
    #expect(!helper.calls.contains("kill"))
  }
}

@Suite struct `What stood in the way` {
  @Test func `is the mark when pages are few`() throws {
    let allocator = PageAllocator.booted(megabytes: 64)
    while allocator.allocate(.kernel, use: .kernel) != nil {}
    let obstacles = allocator.obstacles(order: 0, .kernel)
    #expect(obstacles.map(\.trial.zone) == [.normal, .dma])
    #expect(obstacles.allSatisfy { $0.trial.verdict == .tooFewPages })
    #expect(obstacles.allSatisfy { $0.trial.usablePages <= $0.trial.neededPages })
  }

  @Test func `are the frames that pin a run`() throws {
    let allocator = PageAllocator.booted(megabytes: 64)
    var frames: [PageFrameNumber] = []
    allocator.context = .reclaiming
    while let frame = allocator.allocate(.kernel, use: .kernel) { frames.append(frame) }
    // All but every eighth page of a part of ZONE_NORMAL comes back.
    for frame in frames where (0x2000..<0x2800).contains(frame) && frame.rawValue % 8 != 0 {
      allocator.free(frame)
    }
    allocator.drainAll()
    let obstacle = try #require(allocator.obstacles(order: 4, .kernel).first)
    #expect(obstacle.trial.verdict == .noBlock)
    #expect(obstacle.largestFreeOrder == 2)
    let run = try #require(obstacle.nearestRun)
    #expect(run.first == 0x2000)
    #expect(run.pins == [0x2000, 0x2008])
  }

  @Test func `is nothing when the request would pass`() {
    let obstacles = ReferenceMachine.a.booted().obstacles(order: 0, .highUserMovable)
    #expect(obstacles.map(\.trial.verdict) == [.passed, .passed, .passed])
  }
}

@Suite struct `The story of an allocation` {
  @Test func `names the zone's sums, the list and the splits`() throws {
    let allocator = ReferenceMachine.a.booted()
    let log = EventLog()
    allocator.tracer.observer = log
    let frame = try #require(allocator.allocate(order: 9, .kernel, use: .kernel))
    #expect(
      log.events == [
        .requested(order: 9, flags: .kernel, zoneClass: .normal, type: .unmovable),
        .tried(
          ZoneTrial(
            zone: .normal, order: 9, zoneClass: .normal, limits: [.low, .kswapd],
            verdict: .passed, freePages: 219272, unusablePages: 511, mark: 1158,
            reducedMark: 1158, reserve: 0)),
        .stolen(block: 0x2000, order: 10, from: .movable, wanted: .unmovable, whole: true),
        .retyped(pageblock: 0x2000, from: .movable, to: .unmovable),
        .listed(block: 0x2000, order: 10, type: .unmovable, place: .tail),
        .unlisted(block: 0x2000, order: 10, zone: .normal, type: .unmovable),
        .split(upperHalf: 0x2200, order: 9, type: .unmovable),
        .allocated(frame: frame, order: 9),
      ])
  }

  @Test func `names the merges of a block that comes back`() throws {
    let allocator = ReferenceMachine.a.booted()
    let frame = try #require(allocator.allocate(order: 9, .kernel, use: .kernel))
    let log = EventLog()
    allocator.tracer.observer = log
    allocator.free(frame, order: 9)
    #expect(
      log.events == [
        .merged(block: 0x2000, buddy: 0x2200, order: 10),
        .listed(block: 0x2000, order: 10, type: .unmovable, place: .head),
        .freed(frame: frame, order: 9),
      ])
  }

  @Test func `ends with failure after every zone was tried`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    while allocator.allocate(.noWait, use: .kernel) != nil {}
    let log = EventLog()
    allocator.tracer.observer = log
    _ = allocator.allocate(.noWait, use: .kernel)
    let tried = log.events.compactMap { event in
      if case .tried(let trial) = event { return trial.zone }
      return nil
    }
    #expect(tried == [.normal, .dma, .normal, .dma, .normal, .dma])
    #expect(log.events.last == .failed(order: 0, flags: .noWait))
  }

  @Test func `can be interrupted to look at everything`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    let log = EventLog()
    var seen = 0
    log.look = { seen += allocator.freePageCount + allocator.obstacles(order: 3, .kernel).count }
    allocator.tracer.observer = log
    let frame = allocator.allocate(order: 2, .kernel, use: .kernel)!
    allocator.free(frame, order: 2)
    #expect(seen > 0)
  }
}

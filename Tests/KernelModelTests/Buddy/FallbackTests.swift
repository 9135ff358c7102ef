import Hardware
import Testing

@testable import KernelModel

@Suite struct `Falling back to another type` {
  private func type(_ allocator: PageAllocator, _ frame: PageFrameNumber) -> MigrateType {
    allocator.pageblockType(of: frame)
  }

  @Test func `takes the largest block, with its pageblock`() {
    let allocator = ReferenceMachine.a.booted()
    let frame = allocator.takeBlock(.normal, .reclaimable)!
    #expect(frame == 0x2000)
    #expect(type(allocator, frame) == .reclaimable)
  }

  @Test func `prefers the types of its row in order`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    // An Unmovable and a Reclaimable block of order 9 remain; Unmovable looks at Reclaimable first.
    _ = allocator.takeBlock(.normal, order: 9, .unmovable)
    let reclaimable = allocator.takeBlock(.normal, order: 9, .reclaimable)!
    _ = allocator.takeBlock(.normal, order: 9, .unmovable)
    while allocator.blockCounts(.normal, .movable)[10] > 0 {
      _ = allocator.takeBlock(.normal, order: 10, .movable)
    }
    #expect(allocator.takeBlock(.normal, order: 9, .unmovable) == reclaimable + 512)
  }

  /// Machine A without blocks of order 10 in ZONE_NORMAL: left are 0x1e80... and 0x37400...
  private func withoutBigBlocks() -> PageAllocator {
    let allocator = ReferenceMachine.a.booted()
    while allocator.blockCounts(.normal, .movable)[10] > 0 {
      _ = allocator.takeBlock(.normal, order: 10, .movable)
    }
    return allocator
  }

  @Test func `moves all free blocks of the pageblock`() {
    let allocator = withoutBigBlocks()
    #expect(allocator.takeBlock(.normal, .unmovable) == 0x37700)
    #expect(allocator.blockCounts(.normal, .movable) == [0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0])
    #expect(allocator.blockCounts(.normal, .unmovable) == [1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0])
  }

  @Test func `changes the pageblock's type when half of it fits`() {
    let allocator = withoutBigBlocks()
    _ = allocator.takeBlock(.normal, .unmovable)
    #expect(type(allocator, 0x37400) == .unmovable)
  }

  @Test func `counts pages that can be moved for a movable request`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    _ = allocator.takeBlock(.normal, .unmovable)
    for offset in 1..<200 { allocator.pages[0x2000 + offset].flags = .onLRU }
    let (_, movable) = allocator.moveFreeBlocks(ofPageblock: 0x1c00, to: .movable, zone: 1)
    #expect(movable == 0)
    for offset in 0..<128 { allocator.pages[0x1c00 + offset].flags = .onLRU }
    #expect(allocator.moveFreeBlocks(ofPageblock: 0x1c00, to: .movable, zone: 1) == (384, 128))
  }

  @Test func `leaves the type of a pageblock of which it gets less`() {
    let allocator = withoutBigBlocks()
    while allocator.freeBlock(containing: 0x37400) != nil {
      _ = allocator.takeBlock(.normal, order: 3, .movable)
    }
    while allocator.freeBlock(containing: 0x37600) != nil {
      _ = allocator.takeBlock(.normal, order: 3, .movable)
    }
    // 0x1e80... are 384 pages; of the others in use none is movable.
    for offset in 0..<640 { allocator.pages[0x1c00 + offset].flags = .onLRU }
    _ = allocator.takeBlock(.normal, order: 4, .unmovable)
    #expect(type(allocator, 0x1f00) == .movable)
  }

  @Test func `by a movable page disturbs the smallest block`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    let first = allocator.takeBlock(.normal, .unmovable)!
    // Only Unmovable blocks of orders 0 to 4 are left.
    for order in (5...10).reversed() {
      for type in [MigrateType.movable, .unmovable] {
        while allocator.blockCounts(.normal, type)[order] > 0 {
          _ = allocator.takeBlock(.normal, order: order, type)
        }
      }
    }
    for order in (0...4).reversed() {
      while allocator.blockCounts(.normal, .movable)[order] > 0 {
        _ = allocator.takeBlock(.normal, order: order, .movable)
      }
    }
    #expect(allocator.takeBlock(.normal, .movable) == first + 1)
    #expect(type(allocator, first) == .unmovable)
  }

  @Test func `raises the marks for a while`() {
    let allocator = ReferenceMachine.a.booted()
    while allocator.blockCounts(.normal, .movable)[10] > 0 {
      _ = allocator.takeBlock(.normal, order: 10, .movable)
    }
    _ = allocator.takeBlock(.normal, .unmovable)
    #expect(allocator.zones[1].boost == 1024)
    #expect(allocator.zones[1].boostedWatermarks.min == 927 + 1024)
    _ = allocator.takeBlock(.normal, .reclaimable)
    _ = allocator.raiseBoost(1)
    _ = allocator.raiseBoost(1)
    #expect(allocator.zones[1].boost == 2083)
    allocator.clearBoost(.normal)
    #expect(allocator.zones[1].boost == 0)
  }

  @Test func `raises nothing in a zone of four pageblocks`() {
    let allocator = ReferenceMachine.a.booted()
    #expect(!allocator.raiseBoost(0))
  }

  @Test func `raises nothing when the sysctl says 0`() throws {
    let allocator = ReferenceMachine.a.booted()
    try allocator.apply(AllocatorSettings(watermarkBoostFactor: 0))
    #expect(!allocator.raiseBoost(1))
  }

  @Test func `comes before the next zone`() {
    let allocator = ReferenceMachine.a.booted()
    let frame = allocator.allocate(.highUser, use: .kernel)!
    #expect(allocator.zone(of: frame).kind == .highMemory)
    #expect(type(allocator, frame) == .unmovable)
  }

  @Test func `leaves a pageblock that a zone's end cuts`() {
    var parameters = BootParameters(memory: 64 << 20)!
    parameters.lowMemoryLimit = 0x2ffe
    let allocator = PageAllocator.booted(parameters)
    let moved = allocator.moveFreeBlocks(ofPageblock: 0x2ff0, to: .unmovable, zone: 1)
    #expect(moved.free == 0)
  }
}

@Suite struct `The HighAtomic reserve` {
  private func exhausted() -> PageAllocator {
    let allocator = PageAllocator.booted(megabytes: 64)
    while allocator.allocate(.noWait, use: .kernel) != nil {}
    return allocator
  }

  @Test func `begins with an atomic request below the low mark`() throws {
    let allocator = exhausted()
    let block = allocator.allocate(order: 1, .atomic, use: .kernel)
    #expect(block == nil || allocator.zone(of: block!).highAtomicPages == 1024)
    try allocator.checkInvariants()
  }

  @Test func `takes a pageblock of the request, once`() throws {
    let allocator = PageAllocator.booted(megabytes: 64)
    let block = try #require(allocator.allocate(order: 1, .kernel, use: .kernel))
    allocator.reserveHighAtomic(pageblockOf: block, zone: 1)
    allocator.reserveHighAtomic(pageblockOf: block, zone: 1)
    #expect(allocator.zones[1].highAtomicPages == 1024)
    #expect(allocator.pageblockType(of: block) == .highAtomic)
    try allocator.checkInvariants()
  }

  @Test func `stops at a hundredth of the zone and a pageblock`() {
    let allocator = ReferenceMachine.a.booted()
    for number in 0..<8 {
      allocator.reserveHighAtomic(
        pageblockOf: PageFrameNumber(rawValue: 0x2000 + 1024 * UInt32(number)), zone: 1)
    }
    // 219272 / 100 + 1024 = 3216: reached after the fourth.
    #expect(allocator.zones[1].highAtomicPages == 4096)
  }

  @Test func `counts as not free for everybody else`() {
    let allocator = ReferenceMachine.a.booted()
    allocator.reserveHighAtomic(pageblockOf: 0x2000, zone: 1)
    let ordinary = allocator.trial(order: 0, .kernel, zone: 1, limits: .low)
    let atomic = allocator.trial(order: 0, .atomic, zone: 1, limits: .harder)
    #expect(ordinary.unusablePages == 1024)
    #expect(atomic.unusablePages == 0)
  }

  @Test func `is given back to who needs it, the last block by force`() throws {
    let allocator = ReferenceMachine.a.booted()
    allocator.reserveHighAtomic(pageblockOf: 0x2000, zone: 1)
    let request = AllocationRequest(order: 0, flags: .kernel, zoneClass: 1, type: .unmovable)
    #expect(!allocator.unreserveHighAtomic(for: request, force: false))
    #expect(allocator.unreserveHighAtomic(for: request, force: true))
    #expect(allocator.zones[1].highAtomicPages == 0)
    #expect(allocator.pageblockType(of: 0x2000) == .unmovable)
    try allocator.checkInvariants()
  }

  @Test func `parks its pages on the Movable list of the CPU`() throws {
    let allocator = ReferenceMachine.a.booted()
    let frame = try #require(allocator.allocate(.kernel, use: .kernel))
    allocator.reserveHighAtomic(pageblockOf: frame, zone: 1)
    allocator.free(frame)
    #expect(allocator.parkedFrames(in: .normal, type: .movable) == [frame])
    allocator.drainAll()
    #expect(allocator.freeBlock(containing: frame) != nil)
    try allocator.checkInvariants()
  }
}

extension PageAllocator {
  /// One watermark test.
  func trial(
    order: Int, _ flags: AllocationFlags, zone: Int, limits: AllocationLimits
  ) -> ZoneTrial {
    let request = AllocationRequest(
      order: order, flags: flags, zoneClass: Int(flags.zoneClass!.rawValue),
      type: flags.migrateType!)
    return trial(of: zone, request, limits, mark: limits.mark, boost: state[zone].boost)
  }
}

import Hardware
import Testing

@testable import KernelModel

extension PageAllocator {
  /// Takes a block from the buddy lists of a zone, past the CPU's lists.
  func takeBlock(_ zone: Zone.Kind, order: Int = 0, _ type: MigrateType = .unmovable)
    -> PageFrameNumber?
  {
    let block = take(Int(zone.rawValue), order: order, type: type, limits: .low)
    if block != nil { state[Int(zone.rawValue)].freePages -= 1 << order }
    return block
  }

  /// Numbers of free blocks of a type by order, as in `/proc/pagetypeinfo`.
  func blockCounts(_ kind: Zone.Kind, _ type: MigrateType) -> [Int] {
    (0..<Order.count).map { zones[Int(kind.rawValue)].freeBlockCount(order: $0, type: type) }
  }
}

@Suite struct `The buddy lists after boot` {
  @Test func `run from the highest block of HighMem down`() {
    let blocks = ReferenceMachine.a.booted().freeBlocks(in: .highMemory, order: 10, type: .movable)
    #expect(blocks.prefix(2) == [0x3f800, 0x3f400])
    #expect(blocks.last == 0x38000)
  }

  @Test func `run from the lowest block of low memory up`() {
    let blocks = ReferenceMachine.a.booted().freeBlocks(in: .normal, order: 10, type: .movable)
    #expect(blocks.prefix(2) == [0x2000, 0x2400])
  }

  @Test(arguments: [(ReferenceMachine.b, UInt32(0xbffc0)), (.c, 0xbffc0)])
  func `give user pages from the smallest block`(_ machine: ReferenceMachine, first: UInt32) {
    let allocator = machine.booted()
    let frames = (0..<3).map { _ in allocator.allocate(.highUserMovable, use: .anonymous)?.rawValue
    }
    #expect(frames == [first, first + 1, first + 2])
  }

  @Test func `give the golden sequence`() {
    let allocator = ReferenceMachine.a.booted()
    let singles = (0..<4).map { _ in allocator.takeBlock(.normal) }
    #expect(singles == [0x2000, 0x2001, 0x2002, 0x2003])
    #expect(allocator.takeBlock(.normal, order: 1) == 0x2004)
    #expect(allocator.takeBlock(.normal, order: 3) == 0x2008)
    #expect(allocator.takeBlock(.normal, .reclaimable) == 0x2400)
    #expect(allocator.takeBlock(.dma) == 0x400)
  }

  @Test func `fill the CPU's list with the first batch`() throws {
    let allocator = ReferenceMachine.a.booted()
    #expect(allocator.allocate(.kernel, use: .kernel) == 0x2000)
    #expect(allocator.zones[1].perCPUPages == 62)
    #expect(allocator.blockCounts(.normal, .unmovable) == [1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0])
    #expect(allocator.blockCounts(.normal, .movable) == [0, 0, 0, 1, 0, 0, 0, 1, 2, 1, 212])
    #expect(allocator.pageblockCounts(in: .normal) == [1, 219, 0, 0])
    #expect(allocator.zones[1].freePages == 219209)
    #expect(allocator.allocate(order: 1, .kernel, use: .kernel) == 0x2040)
    try allocator.checkInvariants()
  }

  @Test(arguments: [(ReferenceMachine.a, [4, 220, 32]), (.b, [4, 220, 544])])
  func `lie in Movable pageblocks`(_ machine: ReferenceMachine, counts: [Int]) {
    let allocator = machine.booted()
    let movable = allocator.zones[..<3].map { allocator.pageblockCounts(in: $0.kind)[1] }
    #expect(movable == counts)
  }
}

@Suite struct `A block and its buddy` {
  @Test(arguments: [
    (UInt32(0x2008), 3, UInt32(0x2000)), (0x3ffc5, 0, 0x3ffc4), (0x38200, 9, 0x38000),
  ])
  func `differ in one bit`(_ block: UInt32, order: Int, buddy: UInt32) {
    let frame = PageFrameNumber(rawValue: block)
    #expect(frame.buddy(at: order).rawValue == buddy)
    #expect(frame.buddy(at: order).buddy(at: order) == frame)
  }

  @Test func `leave one block of each order when the first page is split off`() {
    let allocator = ReferenceMachine.a.booted()
    _ = allocator.takeBlock(.normal)
    for order in 0..<10 {
      let block = PageFrameNumber(rawValue: 0x2000 + 1 << UInt32(order))
      #expect(allocator.freeBlocks(in: .normal, order: order, type: .unmovable) == [block])
    }
  }

  @Test func `merge all the way back`() throws {
    let allocator = PageAllocator.booted(megabytes: 64)
    let before = Order.count
    let frame = try #require(allocator.allocate(order: 1, .kernel, use: .kernelStack))
    allocator.free(frame, order: 1)
    try allocator.checkInvariants()
    #expect(allocator.blockCounts(.normal, .unmovable)[10] == 1)
    #expect(allocator.blockCounts(.normal, .unmovable)[..<(before - 1)].allSatisfy { $0 == 0 })
  }

  @Test func `merge only within their zone`() throws {
    var parameters = BootParameters(memory: 64 << 20)!
    parameters.lowMemoryLimit = 0x2ffe
    let allocator = PageAllocator.booted(parameters)
    #expect(allocator.zones[2].frames.lowerBound == 0x2ffe)
    #expect(!allocator.freeBlocks(in: .normal, order: 1, type: .movable).contains(0x2ffe))
    try allocator.checkInvariants()
    while allocator.allocate(order: 1, .highUser, use: .kernel) != nil {}
    try allocator.checkInvariants()
  }
}

@Suite struct `A freed block goes` {
  /// An allocator of which 0x400... of ZONE_DMA is split to single pages, all of them in use.
  private func splitUp(_ count: Int) -> PageAllocator {
    let allocator = PageAllocator.booted(megabytes: 64)
    for _ in 0..<count { _ = allocator.allocate(.dma, use: .kernel) }
    return allocator
  }

  private func free(_ allocator: PageAllocator, _ order: Int) -> [PageFrameNumber] {
    allocator.freeBlocks(in: .dma, order: order, type: .unmovable)
  }

  @Test func `to the head, so that it is used next`() {
    let allocator = splitUp(16)
    allocator.free(0x402)
    allocator.free(0x406)
    #expect(free(allocator, 0).prefix(2) == [0x406, 0x402])
  }

  @Test func `to the tail when its parent's buddy is free`() {
    let allocator = splitUp(16)
    allocator.free(0x402)
    allocator.free(0x404)
    allocator.free(0x405)
    // 0x404 and 0x405 are one block of order 1; its parent's buddy begins at 0x400.
    #expect(free(allocator, 1) == [0x404])
    allocator.free(0x406)
    #expect(free(allocator, 0) == [0x402, 0x406])
  }

  @Test func `to the list of its pageblock's type, whatever it was allocated as`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    let movable = allocator.allocate(order: 2, [.kernel, .movable], use: .kernel)!
    allocator.setPageblockType(of: movable, to: .reclaimable)
    allocator.free(movable, order: 2)
    #expect(allocator.pages[movable].migrateType == MigrateType.reclaimable.rawValue)
  }
}

@Suite struct `Compound pages` {
  @Test func `are given back whole by their head`() throws {
    let allocator = PageAllocator.booted(megabytes: 64)
    let free = allocator.freePageCount
    let head = try #require(allocator.allocate(order: 3, [.kernel, .compound], use: .kernel))
    #expect(allocator.pages[head].flags == .head)
    #expect(allocator.pages[head + 7].use == .tail)
    #expect(allocator.pages[head + 7].owner == head.rawValue)
    try allocator.checkInvariants()
    allocator.free(head)
    #expect(allocator.freePageCount == free)
    try allocator.checkInvariants()
  }

  @Test func `are held by references to their head`() throws {
    let allocator = PageAllocator.booted(megabytes: 64)
    let head = try #require(allocator.allocate(order: 2, [.kernel, .compound], use: .kernel))
    allocator.hold(head)
    allocator.free(head)
    #expect(allocator.pages[head].useCount == 1)
    allocator.free(head)
    #expect(allocator.pages[head].useCount == 0)
  }
}

@Suite struct `An allocation` {
  @Test func `of order 11 fails at once`() {
    let allocator = PageAllocator.booted(megabytes: 64)
    #expect(allocator.allocate(order: 11, .kernel, use: .kernel) == nil)
    #expect(allocator.allocate(order: 11, [.kernel, .noFail], use: .kernel) == nil)
  }

  @Test func `is cleared on request alone`() throws {
    let allocator = PageAllocator.booted(megabytes: 64)
    let frame = try #require(allocator.allocate(.kernel, use: .kernel))
    allocator.memory.store(0xdead_beef as UInt32, at: frame.base)
    allocator.free(frame)
    #expect(allocator.allocate(.kernel, use: .kernel) == frame)
    #expect(allocator.memory.load(UInt32.self, at: frame.base) == 0xdead_beef)
    allocator.free(frame)
    #expect(allocator.allocate([.kernel, .zero], use: .kernel) == frame)
    #expect(allocator.memory.load(UInt32.self, at: frame.base) == 0)
  }

  @Test func `counts pages by zone, and frees together`() throws {
    let allocator = ReferenceMachine.a.booted()
    // Boot hands its pages over by freeing them.
    let freedAtBoot = allocator.statistics[.freed]
    #expect(freedAtBoot == allocator.managedPageCount)
    let high = try #require(allocator.allocate(.highUserMovable, use: .anonymous))
    let low = try #require(allocator.allocate(order: 2, .kernel, use: .kernel))
    allocator.free(high)
    allocator.free(low, order: 2)
    #expect(allocator.statistics[.allocatedHighMemory] == 1)
    #expect(allocator.statistics[.allocatedNormal] == 4)
    #expect(allocator.statistics[.freed] - freedAtBoot == 5)
  }

  @Test func `that nobody mapped costs the host nothing`() {
    let allocator = ReferenceMachine.c.booted()
    #expect(allocator.memory.isUntouched(0x2000))
  }
}

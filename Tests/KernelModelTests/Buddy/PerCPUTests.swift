import Hardware
import Testing

@testable import KernelModel

@Suite struct `The CPU's own lists` {
  @Test func `cost MemFree 252 kB for one page`() {
    let allocator = ReferenceMachine.a.booted()
    let free = allocator.freePageCount
    _ = allocator.allocate(.kernel, use: .kernel)
    #expect((free - allocator.freePageCount) * 4 == 252)
  }

  @Test func `hand out the page freed last`() throws {
    let allocator = ReferenceMachine.a.booted()
    let frames = (0..<3).map { _ in allocator.allocate(.kernel, use: .kernel)! }
    allocator.free(frames[1])
    #expect(allocator.allocate(.kernel, use: .kernel) == frames[1])
  }

  @Test func `hold pages by type`() throws {
    let allocator = ReferenceMachine.a.booted()
    _ = allocator.allocate(.kernel, use: .kernel)
    _ = allocator.allocate([.kernel, .reclaimable], use: .kernel)
    #expect(allocator.parkedFrames(in: .normal, type: .unmovable).count == 62)
    #expect(allocator.parkedFrames(in: .normal, type: .reclaimable).count == 62)
    #expect(allocator.zones[1].perCPUPages == 124)
    try allocator.checkInvariants()
  }

  @Test func `give a batch back when they hold as many as allowed`() throws {
    let allocator = ReferenceMachine.a.booted()
    let frames = (0..<400).map { _ in allocator.allocate(.kernel, use: .kernel)! }
    allocator.drainAll()
    for frame in frames.prefix(377) { allocator.free(frame) }
    #expect(allocator.zones[1].perCPUPages == 377)
    allocator.free(frames[377])
    #expect(allocator.zones[1].perCPUPages == 378 - 63)
    try allocator.checkInvariants()
  }

  @Test func `give back from the tail, the longest there first`() throws {
    let allocator = ReferenceMachine.a.booted()
    let frames = (0..<4).map { _ in allocator.allocate(.kernel, use: .kernel)! }
    allocator.drainAll()
    for frame in frames { allocator.free(frame) }
    allocator.drain(1, count: 2)
    #expect(allocator.parkedFrames(in: .normal, type: .unmovable) == [frames[3], frames[2]])
  }

  @Test func `give back in rounds, more from a list after empty ones`() throws {
    let allocator = ReferenceMachine.a.booted()
    let unmovable = (0..<4).map { _ in allocator.allocate(.kernel, use: .kernel)! }
    let movable = (0..<4).map { _ in allocator.allocate([.kernel, .movable], use: .kernel)! }
    allocator.drainAll()
    for frame in unmovable + movable { allocator.free(frame) }
    // Movable gives 1; Reclaimable is empty, so Unmovable gives 2; then Movable 1 again.
    allocator.drain(1, count: 4)
    #expect(allocator.parkedFrames(in: .normal, type: .movable).count == 2)
    #expect(allocator.parkedFrames(in: .normal, type: .unmovable).count == 2)
  }

  @Test func `do not exist for ZONE_DMA`() throws {
    let allocator = ReferenceMachine.a.booted()
    let frame = try #require(allocator.allocate(.dma, use: .kernel))
    allocator.free(frame)
    #expect(allocator.zones[0].perCPUPages == 0)
    #expect(allocator.zones[0].freePages == 3979)
    #expect(allocator.blockCounts(.dma) == [1, 1, 0, 1, 2, 1, 1, 0, 1, 1, 3])
  }

  @Test func `come to the same with and without a listener`() throws {
    let silent = PageAllocator.booted(megabytes: 64)
    let watched = PageAllocator.booted(megabytes: 64)
    let listener = EventLog()
    watched.tracer.observer = listener
    for step in 0..<3000 {
      let flags: AllocationFlags = step % 3 == 0 ? .dma : step % 3 == 1 ? .kernel : .highUserMovable
      let left = silent.allocate(flags, use: .kernel)
      let right = watched.allocate(flags, use: .kernel)
      #expect(left == right)
      if step % 5 != 0, let left {
        silent.free(left)
        watched.free(left)
      }
    }
    for kind in Zone.Kind.allCases {
      #expect(silent.blockCounts(kind) == watched.blockCounts(kind))
    }
    try watched.checkInvariants()
  }
}

/// Keeps the allocator's events.
final class EventLog: KernelObserver {
  var events: [AllocatorEvent] = []
  var slabEvents: [SlabEvent] = []
  /// Called within each event.
  var look: () -> Void = {}

  func kernelDid(_ event: KernelEvent, depth: Int) {
    switch event {
    case .allocator(let event): events.append(event)
    case .slab(let event): slabEvents.append(event)
    default: break
    }
    look()
  }
}

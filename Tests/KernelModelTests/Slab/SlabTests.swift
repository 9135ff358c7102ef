import Hardware
import Testing

@testable import KernelModel

private func slabs(usesPAE: Bool = false) -> SlabAllocator {
  SlabAllocator(pages: .booted(BootParameters(memory: 64 << 20, usesPAE: usesPAE)!))
}

@Suite struct `A slab cache` {
  @Test func `lays objects end to end in a frame of the direct map`() throws {
    let areas = slabs().cache(.vmAreaStruct)
    let first = try #require(areas.allocate())
    let second = try #require(areas.allocate())
    #expect(first.offset == 0)
    #expect(second - first == 92)
    #expect(areas.cpuSlab == DirectMapPlan.physical(first).frame)
  }

  @Test func `chains free objects through their own bytes`() throws {
    let slabs = slabs()
    let areas = slabs.cache(.vmAreaStruct)
    let first = try #require(areas.allocate())
    let word = DirectMapPlan.physical(first + 92 + 48)
    #expect(slabs.memory.load(UInt32.self, at: word) == first.rawValue + 2 * 92)
    areas.free(first)
    #expect(
      slabs.memory.load(UInt32.self, at: DirectMapPlan.physical(first + 48)) == first.rawValue + 92)
  }

  @Test func `hands out the object freed last`() throws {
    let areas = slabs().cache(.vmAreaStruct)
    let objects = (0..<5).map { _ in areas.allocate()! }
    areas.free(objects[2])
    #expect(areas.allocate() == objects[2])
  }

  @Test func `marks its frames`() throws {
    let slabs = slabs()
    let task = try #require(slabs.cache(.task).allocate())
    let frame = DirectMapPlan.physical(task).frame
    let page = slabs.pages.pages[frame]
    #expect((page.use, page.flags, page.order) == (.slab, [.slab, .head], 3))
    #expect(slabs.pages.kernelPageFlags(of: frame).contains([.slab, .compoundHead]))
    #expect(slabs.pages.kernelPageFlags(of: frame + 1).contains([.slab, .compoundTail]))
  }

  @Test func `takes reclaimable pages for reclaimable objects`() throws {
    let slabs = slabs()
    let before = slabs.pages.statistics[.slabReclaimable]
    let dentry = try #require(slabs.cache(.dentry).allocate())
    #expect(slabs.pages.statistics[.slabReclaimable] == before + 1)
    let frame = DirectMapPlan.physical(dentry).frame
    #expect(slabs.pages.pageblockType(of: frame) == .reclaimable)
  }

  @Test func `clears an object on request`() throws {
    let slabs = slabs()
    let areas = slabs.cache(.vmAreaStruct)
    let object = try #require(areas.allocate([.kernel, .zero]))
    let bytes = (0..<23).map { word in
      slabs.memory.load(UInt32.self, at: DirectMapPlan.physical(object + 4 * UInt32(word)))
    }
    #expect(bytes.allSatisfy { $0 == 0 })
    try slabs.checkInvariants()
  }

  @Test func `counts free objects of the CPU's slab as active`() throws {
    let areas = slabs().cache(.vmAreaStruct)
    _ = areas.allocate()
    #expect((areas.slabCount, areas.objectCount, areas.activeObjectCount) == (1, 44, 44))
  }

  @Test func `keeps its descriptors in caches`() {
    let slabs = slabs()
    let own = slabs.cache(named: "kmem_cache")!
    #expect(own.slabCount == (slabs.descriptions.count + 31) / 32)
    #expect(slabs.caches.suffix(2).map(\.name) == ["kmem_cache_node", "kmem_cache"])
    #expect(slabs.caches.first?.name == "ext2_inode_cache")
  }

  @Test func `for page directories exists with PAE alone`() {
    #expect(slabs().cache(named: "pgd_cache") == nil)
    #expect(slabs(usesPAE: true).cache(.pageDirectory).geometry.objectCount == 128)
  }

  @Test func `says nothing when there is no memory`() {
    let slabs = slabs()
    while slabs.pages.allocate(.kernel, use: .kernel) != nil {}
    let areas = slabs.cache(.vmAreaStruct)
    while areas.allocate(.noWait) != nil {}
    #expect(areas.allocate(.noWait) == nil)
  }

  @Test func `is content with a smaller slab when there is no long run`() throws {
    let slabs = slabs()
    slabs.pages.context = .reclaiming
    var frames: [PageFrameNumber] = []
    while let frame = slabs.pages.allocate(.kernel, use: .kernel) { frames.append(frame) }
    for frame in frames where frame.rawValue % 8 == 1 { slabs.pages.free(frame) }
    slabs.pages.drainAll()
    slabs.pages.context = []
    let object = try #require(slabs.kmalloc(1024))
    let frame = DirectMapPlan.physical(object).frame
    #expect(slabs.pages.pages[frame].order == 0)
    #expect(slabs.kmallocCache(for: 1024).objectCount == 4)
    try slabs.checkInvariants()
  }
}

@Suite struct `A slab's way through the lists` {
  private let slabs = KernelModelTests.slabs()
  private var cache: SlabCache { slabs.cache(.mm) }

  /// Fills so many slabs of nine objects.
  private func fill(_ count: Int) -> [VirtualAddress] {
    (0..<9 * count).map { _ in cache.allocate()! }
  }

  @Test func `when full is on none`() throws {
    _ = fill(2)
    #expect(cache.cpuPartialSlabs.isEmpty && cache.partialSlabs.isEmpty)
    try slabs.checkInvariants()
  }

  @Test func `when no longer full is kept for the CPU`() throws {
    let objects = fill(2)
    cache.free(objects[0])
    #expect(cache.cpuPartialSlabs == [DirectMapPlan.physical(objects[0]).frame])
    try slabs.checkInvariants()
  }

  @Test func `goes to the node when the CPU keeps too much`() throws {
    // Objects of 448 bytes: a CPU may keep 13, counted as each slab came.
    let objects = fill(16)
    for slab in 0..<15 { cache.free(objects[slab * 9]) }
    #expect(cache.cpuPartialSlabs.count == 1)
    #expect(cache.partialSlabCount == 14)
    #expect(cache.activeObjectCount == 9 * 16 - 14)
    try slabs.checkInvariants()
  }

  @Test func `is used again, those of the CPU first`() throws {
    let objects = fill(2)
    cache.free(objects[3])
    #expect(cache.allocate() == objects[3])
    try slabs.checkInvariants()
  }

  @Test func `comes back from the node with enough others`() throws {
    let objects = fill(17)
    for slab in 0..<15 { cache.free(objects[slab * 9]) }
    // The CPU uses up the slab that it keeps; those before went to the node, the latest first.
    #expect(cache.allocate() == objects[14 * 9])
    #expect(cache.allocate() == objects[13 * 9])
    #expect(cache.cpuPartialSlabs.count == 6)
    #expect(cache.partialSlabCount == 7)
    try slabs.checkInvariants()
  }

  @Test func `ends at the page allocator when the node has enough`() throws {
    let objects = fill(30)
    for object in objects { cache.free(object) }
    #expect(cache.slabCount < 30)
    #expect(cache.partialSlabCount >= 5)
    try slabs.checkInvariants()
    try slabs.pages.checkInvariants()
  }
}

@Suite struct `Kmalloc` {
  private let slabs = KernelModelTests.slabs()

  @Test(arguments: [(1, 8), (65, 96), (96, 96), (97, 128), (129, 192), (193, 256), (8192, 8192)])
  func `rounds up to a class`(_ byteCount: Int, size: Int) throws {
    let address = try #require(slabs.kmalloc(byteCount))
    #expect(slabs.usableSize(of: address) == size)
  }

  @Test func `of nothing is a pointer to nothing`() throws {
    #expect(slabs.kmalloc(0) == VirtualAddress(rawValue: 0x10))
    slabs.kfree(VirtualAddress(rawValue: 0x10))
    slabs.kfree(VirtualAddress(rawValue: 0))
    try slabs.release(VirtualAddress(rawValue: 0x10))
  }

  @Test func `of more than 8 KiB takes whole pages`() throws {
    let before = slabs.pages.statistics[.slabUnreclaimable]
    let address = try #require(slabs.kmalloc(8193))
    #expect(slabs.usableSize(of: address) == 16384)
    #expect(slabs.pages.statistics[.slabUnreclaimable] == before + 4)
    slabs.kfree(address)
    #expect(slabs.pages.statistics[.slabUnreclaimable] == before)
  }

  @Test func `gives 4 MiB at most`() throws {
    #expect(slabs.kmalloc(4 << 20) != nil)
    #expect(slabs.kmalloc(4 << 20 + 1) == nil)
  }

  @Test func `takes from ZONE_DMA and from reclaimable pages when told`() throws {
    let dma = try #require(slabs.kmalloc(100, [.kernel, .dma]))
    #expect(DirectMapPlan.physical(dma).rawValue < 16 << 20)
    #expect(slabs.cache(named: "dma-kmalloc-128")?.slabCount == 1)
    _ = slabs.kmalloc(100, [.kernel, .reclaimable])
    #expect(slabs.cache(named: "kmalloc-rcl-128")?.slabCount == 1)
  }
}

@Suite struct `Giving slab memory back` {
  private let slabs = KernelModelTests.slabs()

  private func refusal(_ address: VirtualAddress, to cache: SlabCache? = nil) throws -> BadSlabFree?
  {
    do throws(BadSlabFree) {
      try slabs.release(address, to: cache)
      return nil
    } catch {
      try slabs.checkInvariants()
      return error
    }
  }

  @Test func `twice is refused`() throws {
    let address = try #require(slabs.kmalloc(100))
    #expect(try refusal(address) == nil)
    let error = try #require(try refusal(address))
    #expect(error.reason == .alreadyFree)
    #expect(error.slab?.cache == "kmalloc-128")
    #expect(error.slab?.freeObject == address)
    #expect((error.slab?.objects, error.slab?.used) == (32, 0))
  }

  @Test func `of a slab that is not the CPU's, twice, is refused`() throws {
    let objects = (0..<70).map { _ in slabs.kmalloc(128)! }
    #expect(try refusal(objects[3]) == nil)
    #expect(try refusal(objects[3])?.reason == .alreadyFree)
  }

  @Test func `in the middle of an object is refused`() throws {
    let address = try #require(slabs.kmalloc(100))
    let error = try #require(try refusal(address + 4))
    #expect(error.reason == .noObject)
    #expect(error.slab?.offset == Int(address.offset) + 4)
  }

  @Test(arguments: [UInt32(0x0804_8000), 0xc000_0000, 0xc100_0000, 0xffff_fff0])
  func `that is none is refused`(_ address: UInt32) throws {
    #expect(try refusal(VirtualAddress(rawValue: address))?.reason == .noSlabPage)
  }

  @Test func `of another cache is refused`() throws {
    let address = try #require(slabs.cache(.vmAreaStruct).allocate())
    let error = try #require(try refusal(address, to: slabs.cache(.task)))
    #expect(error.reason == .wrongCache(asked: "task_struct"))
  }

  @Test func `of whole pages works once`() throws {
    let address = try #require(slabs.kmalloc(20000))
    #expect(try refusal(address + 4096)?.reason == .noSlabPage)
    #expect(try refusal(address) == nil)
    #expect(try refusal(address)?.reason == .noSlabPage)
  }
}

@Suite struct `A free pointer that somebody wrote over` {
  @Test func `ends the list where it leads out of the slab`() throws {
    let slabs = slabs()
    let areas = slabs.cache(.vmAreaStruct)
    let log = EventLog()
    let first = try #require(areas.allocate())
    slabs.memory.store(0x1234_5678 as UInt32, at: DirectMapPlan.physical(first + 92 + 48))
    slabs.tracer.observer = log
    #expect(areas.allocate() == first + 92)
    #expect(
      log.slabEvents.contains(
        .chainCut(cache: UInt8(areas.index), object: first + 92, pointer: 0x1234_5678)))
    // The rest of the slab is lost; the next object comes from another.
    let next = try #require(areas.allocate())
    #expect(DirectMapPlan.physical(next).frame != DirectMapPlan.physical(first).frame)
  }

  @Test func `is found by the audit`() throws {
    let slabs = slabs()
    let areas = slabs.cache(.vmAreaStruct)
    let first = try #require(areas.allocate())
    slabs.memory.store(first.rawValue + 93, at: DirectMapPlan.physical(first + 92 + 48))
    #expect(throws: InvariantViolation.self) { try slabs.checkInvariants() }
  }
}

@Suite struct `Random slab allocations` {
  @Test(arguments: [1, 2]) func `agree with a set of addresses`(seed: Int) throws {
    let slabs = slabs()
    let before = slabs.pages.managedPageCount
    var numbers = SeededNumbers(seed: UInt64(seed))
    var live: [(address: VirtualAddress, size: Int)] = []
    var taken = Set<UInt32>()
    for step in 0..<6000 {
      if numbers.next(below: 100) < (step / 1000 % 2 == 0 ? 65 : 30) {
        let size = [7, 40, 92, 100, 448, 1000, 3000, 9000][numbers.next(below: 8)]
        guard let address = slabs.kmalloc(size) else { continue }
        let isNew = taken.insert(address.rawValue).inserted
        #expect(isNew)
        live.append((address, size))
      } else if !live.isEmpty {
        let object = live.remove(at: numbers.next(below: live.count))
        taken.remove(object.address.rawValue)
        try slabs.release(object.address)
      }
      if step % 500 == 0 { try slabs.checkInvariants() }
    }
    for object in live { slabs.kfree(object.address) }
    try slabs.checkInvariants()
    try slabs.pages.checkInvariants()
    #expect(slabs.pages.managedPageCount == before)
  }
}

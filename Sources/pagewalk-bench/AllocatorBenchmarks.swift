import Hardware
import KernelModel

/// The page allocator and the slabs on the machine that lectures use, with nobody listening.
enum AllocatorBenchmarks {
  static func run(_ measure: Measure) {
    let allocator = booted(1 << 30)
    measure.time("order-0 pair, per-CPU list", target: 15, iterations: 100_000) { count in
      pairs(allocator, .highUserMovable, count)
    }
    // ZONE_DMA parks nothing on the CPU's list: each page goes to the buddy lists and comes from
    // them.
    guard let neighbour = allocator.allocate(.dma, use: .kernel),
      let between = allocator.allocate(.dma, use: .kernel)
    else { fatalError("a fresh machine has no page") }
    allocator.free(neighbour)
    measure.time("order-0 pair, buddy lists", target: 40, iterations: 100_000) { count in
      pairs(allocator, .dma, count)
    }
    allocator.free(between)
    measure.time("order 10 split to 0 and back", target: 300, iterations: 20_000) { count in
      pairs(allocator, .dma, count)
    }
    runSlabs(measure, SlabAllocator(pages: allocator))
    measure.time("boot, 4 GiB", target: 10e6, iterations: 1) { (_: Int) -> UInt64 in
      UInt64(booted(4 << 30).freePageCount)
    }
  }

  private static func runSlabs(_ measure: Measure, _ slabs: SlabAllocator) {
    measure.time("kmalloc and kfree, 100 bytes", target: 20, iterations: 100_000) {
      (count: Int) -> UInt64 in
      var sum: UInt64 = 0
      for _ in 0..<count {
        guard let object = slabs.kmalloc(100) else { break }
        sum &+= UInt64(object.rawValue)
        slabs.kfree(object)
      }
      return sum
    }
    let areas = slabs.cache(.vmAreaStruct)
    measure.time("vm_area_struct and back", target: 20, iterations: 100_000) {
      (count: Int) -> UInt64 in
      var sum: UInt64 = 0
      for _ in 0..<count {
        guard let object = areas.allocate() else { break }
        sum &+= UInt64(object.rawValue)
        areas.free(object)
      }
      return sum
    }
  }

  /// Takes a page and gives it back, so many times.
  private static func pairs(
    _ allocator: PageAllocator, _ flags: AllocationFlags, _ count: Int
  ) -> UInt64 {
    var sum: UInt64 = 0
    for _ in 0..<count {
      guard let frame = allocator.allocate(flags, use: .kernel) else { break }
      sum &+= UInt64(frame.rawValue)
      allocator.free(frame)
    }
    return sum
  }

  static func booted(_ memory: UInt64, usesPAE: Bool = false) -> PageAllocator {
    guard let parameters = BootParameters(memory: memory, usesPAE: usesPAE) else {
      fatalError("\(memory) bytes make no machine")
    }
    let boot = BootLayout(parameters)
    return PageAllocator(
      pages: PageMap(frameCount: boot.maxFrame.index),
      memory: PhysicalMemory(frameCount: boot.maxFrame.index), boot: boot, tracer: Tracer())
  }
}

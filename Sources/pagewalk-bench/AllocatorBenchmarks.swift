import Hardware
import KernelModel

/// The page allocator on the machine that lectures use, with nobody listening.
enum AllocatorBenchmarks {
  static func run(_ measure: Measure) {
    let allocator = booted(1 << 30)
    measure.time("order-0 pair, per-CPU list", target: 15, iterations: 100_000) { (count: Int) -> Void in
      for _ in 0..<count {
        let frame = allocator.allocate(.highUserMovable, use: .anonymous)
        allocator.free(frame!)
      }
    }
    measure.time("order-1 pair, buddy lists", target: 40, iterations: 100_000) { (count: Int) -> Void in
      for _ in 0..<count {
        let frame = allocator.allocate(order: 1, .kernel, use: .kernelStack)
        allocator.free(frame!, order: 1)
      }
    }
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

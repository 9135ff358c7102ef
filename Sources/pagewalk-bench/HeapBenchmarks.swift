import CLibrary
import KernelModel

/// The C library's calls on resident memory, each header an access through the TLB.
enum HeapBenchmarks {
  static func run(_ measure: Measure) {
    guard let kernel = try? Kernel(), let heap = Heap(kernel.current, in: kernel) else {
      fatalError("the default machine does not boot")
    }
    for (name, byteCount, target) in [
      ("malloc and free, from the thread's cache", 100 as UInt32, 1000.0),
      ("malloc and free, from top", 5000, 1000),
    ] {
      measure.time(
        name, target: target, iterations: 10_000,
        effect: { count in
          for _ in 0..<count {
            if let block = try? heap.malloc(byteCount) { try? heap.free(block) }
          }
        })
    }
  }
}

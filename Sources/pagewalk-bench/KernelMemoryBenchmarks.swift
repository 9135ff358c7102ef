import Hardware
import KernelModel

/// The kernel's own windows on the machine that lectures use, with nobody listening.
enum KernelMemoryBenchmarks {
  static func run(_ measure: Measure) {
    guard let kernel = try? Kernel() else { fatalError("the usual machine does not boot") }
    // A window that has been in use for a while: ten thousand areas, each with its guard.
    for _ in 0..<10_000 { _ = try? kernel.vmalloc.allocate(4096) }
    measure.time("vmalloc and vfree, 4 pages, 10 000 areas", target: 500, iterations: 1000) {
      (count: Int) -> UInt64 in
      var sum: UInt64 = 0
      for _ in 0..<count {
        guard let address = try? kernel.vmalloc.allocate(4 * 4096) else { break }
        sum &+= UInt64(address.rawValue)
        try? kernel.vmalloc.release(address)
      }
      return sum
    }
    runMaps(measure, kernel)
  }

  private static func runMaps(_ measure: Measure, _ kernel: Kernel) {
    let high = PageFrameNumber(rawValue: 0x3f000)
    let low = PageFrameNumber(rawValue: 0x2000)
    for (name, frame, target) in [("high", high, 20.0), ("low", low, 3.0)] {
      measure.time("kmap and kunmap, \(name) page", target: target, iterations: 100_000) {
        (count: Int) -> UInt64 in
        let process = kernel.current.id
        var sum: UInt64 = 0
        for _ in 0..<count {
          switch kernel.permanentMap.map(frame, for: process) {
          case .direct(let address), .slot(_, let address): sum &+= UInt64(address.rawValue)
          case .sleeps: break
          }
          _ = try? kernel.permanentMap.unmap(frame)
        }
        return sum
      }
    }
    measure.time("kmap_atomic pair, high page", target: 5, iterations: 100_000) {
      (count: Int) -> UInt64 in
      var sum: UInt64 = 0
      for _ in 0..<count {
        guard let address = try? kernel.fixedMap.mapTemporary(high) else { break }
        sum &+= UInt64(address.rawValue)
        try? kernel.fixedMap.unmapTemporary(address)
      }
      return sum
    }
  }
}

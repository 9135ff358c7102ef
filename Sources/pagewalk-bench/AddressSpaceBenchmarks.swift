import Hardware
import KernelModel

/// The process side: faults, mappings and look-ups, with nobody listening.
enum AddressSpaceBenchmarks {
  static func run(_ measure: Measure) {
    firstTouch(measure)
    mapAndUnmap(measure, areaCount: 0)
    mapAndUnmap(measure, areaCount: 10_000)
    lookUp(measure, areaCount: 10_000)
    copyOnWrite(measure)
    fork(measure)
    boot(measure, 1 << 30)
    boot(measure, 4 << 30)
  }

  private static func kernel(_ memory: UInt64 = 1 << 30) -> Kernel {
    var configuration = KernelConfiguration()
    configuration.memory = memory
    do throws(BootFailure) {
      return try Kernel(configuration)
    } catch {
      fatalError("no machine: \(error)")
    }
  }

  /// Unwraps what cannot fail in a benchmark.
  private static func must<Result, Failure: Error>(_ body: () throws(Failure) -> Result) -> Result {
    do throws(Failure) {
      return try body()
    } catch {
      fatalError("\(error)")
    }
  }

  private static func anonymous(_ pages: UInt32, at address: UInt32 = 0) -> MapRequest {
    MapRequest(
      address: VirtualAddress(rawValue: address), length: pages << 12,
      protection: [.read, .write],
      flags: address == 0 ? [.copyOnWrite, .anonymous] : [.copyOnWrite, .anonymous, .fixed])
  }

  private static func firstTouch(_ measure: Measure) {
    let kernel = kernel()
    let process = kernel.current
    let pages: UInt32 = 10_000
    let base = must { () throws(Refusal) in try kernel.mmap(anonymous(pages), by: process) }
    measure.time(
      "first-touch fault", target: 150, iterations: Int(pages),
      prepare: {
        must { () throws(Refusal) in
          try kernel.madvise(base, length: pages << 12, 4, by: process)
        }
      },
      effect: { _ in
        for page in 0..<pages {
          _ = must { () throws(Signal) in
            try kernel.access(base + page << 12, .write, by: process)
          }
        }
      })
  }

  private static func mapAndUnmap(_ measure: Measure, areaCount: UInt32) {
    let kernel = kernel()
    let process = kernel.current
    spread(areaCount, kernel)
    let request = anonymous(4)
    measure.time("mmap + munmap, \(areaCount) areas", target: 400, iterations: 100_000) {
      (_) -> Void in
      for _ in 0..<100_000 {
        must { () throws(Refusal) in
          let address = try kernel.mmap(request, by: process)
          try kernel.munmap(address, length: 4 << 12, by: process)
        }
      }
    }
  }

  /// Areas with a page between each two, so that none merge.
  private static func spread(_ count: UInt32, _ kernel: Kernel) {
    for index in 0..<count {
      _ = must { () throws(Refusal) in
        try kernel.mmap(anonymous(1, at: 0x1000_0000 + index << 13), by: kernel.current)
      }
    }
  }

  private static func lookUp(_ measure: Measure, areaCount: UInt32) {
    let kernel = kernel()
    spread(areaCount, kernel)
    let areas = kernel.current.space!.areas
    measure.time("find_vma among \(areaCount) areas", target: 60, iterations: 100_000) { count in
      var sum: UInt64 = 0
      var place: UInt32 = 12345
      for _ in 0..<count {
        place = (place &* 7919 &+ 104_729) % areaCount
        let address = VirtualAddress(rawValue: 0x1000_0000 + place << 13)
        sum &+= UInt64(areas.area(endingAfter: address).slot)
      }
      return sum
    }
  }

  private static func copyOnWrite(_ measure: Measure) {
    let kernel = kernel()
    let process = kernel.current
    let pages: UInt32 = 2000
    let base = must { () throws(Refusal) in try kernel.mmap(anonymous(pages), by: process) }
    for page in 0..<pages {
      _ = must { () throws(Signal) in
        try kernel.write(1, at: base + page << 12, by: process)
      }
    }
    var child: KernelModel.Process?
    measure.time(
      "copy-on-write fault with its copy", target: 500, iterations: Int(pages),
      prepare: {
        if let child {
          kernel.exit(child)
          _ = try? kernel.wait(process)
        }
        child = must { () throws(Refusal) in try kernel.fork(process) }
      },
      effect: { _ in
        for page in 0..<pages {
          _ = must { () throws(Signal) in
            try kernel.access(base + page << 12, .write, by: process)
          }
        }
      })
  }

  private static func fork(_ measure: Measure) {
    let kernel = kernel()
    let process = kernel.current
    spread(1000, kernel)
    let base = must { () throws(Refusal) in try kernel.mmap(anonymous(100_000), by: process) }
    for page in 0..<100_000 as Range<UInt32> {
      _ = must { () throws(Signal) in try kernel.access(base + page << 12, .write, by: process) }
    }
    var child: KernelModel.Process?
    measure.time(
      "fork, 1000 areas, 100 000 pages", target: 5_000_000, iterations: 1,
      prepare: {
        if let child {
          kernel.exit(child)
          _ = try? kernel.wait(process)
        }
      },
      effect: { _ in
        child = must { () throws(Refusal) in try kernel.fork(process) }
      })
  }

  private static func boot(_ measure: Measure, _ memory: UInt64) {
    measure.time("boot of \(memory >> 30) GiB", target: 10_000_000, iterations: 1) { (_) -> Void in
      _ = kernel(memory)
    }
  }
}

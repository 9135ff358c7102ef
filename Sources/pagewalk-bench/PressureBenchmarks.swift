import Hardware
import KernelModel

/// Memory that runs short: what reclaim, swap and the killer cost, with nobody listening.
enum PressureBenchmarks {
  static func run(_ measure: Measure) {
    scan(measure)
    swap(measure)
    steadyReclaim(measure)
    threeGigabytes(measure)
    kill(measure)
  }

  private static func machine(_ megabytes: UInt64, slots: UInt64) -> Kernel? {
    var configuration = KernelConfiguration()
    configuration.memory = megabytes << 20
    guard let kernel = try? Kernel(configuration) else { return nil }
    kernel.commit.mode = .always
    if slots > 0 {
      _ = try? kernel.swapOn("/dev/sda2", .disk, pageCount: slots + 1, priority: nil)
    }
    return kernel
  }

  private static func map(_ kernel: Kernel, pages: UInt32) -> VirtualAddress? {
    try? kernel.mmap(
      MapRequest(
        address: VirtualAddress(rawValue: 0), length: pages << 12, protection: [.read, .write],
        flags: [.copyOnWrite, .anonymous]), by: kernel.current)
  }

  private static func touch(_ kernel: Kernel, _ start: VirtualAddress, pages: UInt32) {
    for number in 0..<pages {
      _ = try? kernel.access(start + number << 12, .write, by: kernel.current)
    }
  }

  /// Pages that were all used since the last look: each keeps its place.
  private static func scan(_ measure: Measure) {
    let pages: UInt32 = 8000
    guard measure.isWanted("page scanned"), let kernel = machine(64, slots: 20_000),
      let start = map(kernel, pages: pages)
    else { return }
    let statistics = kernel.allocator.statistics
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<measure.runCount {
      touch(kernel, start, pages: pages)
      let before = statistics[.scannedDirectly]
      let time = clock.measure {
        _ = kernel.reclaim(order: 0, flags: .highUserMovable, zoneClass: .movable)
      }
      let scanned = statistics[.scannedDirectly] - before
      if scanned > 0 { best = min(best, time / .nanoseconds(1) / Double(scanned)) }
    }
    measure.report("page scanned", best, 100)
  }

  private static func swap(_ measure: Measure) {
    let pages: UInt32 = 4096
    guard measure.isWanted("swap"), let kernel = machine(64, slots: 20_000),
      let start = map(kernel, pages: pages)
    else { return }
    func pageOut() {
      try? kernel.madvise(
        start, length: pages << 12, Advice.pageOut.rawValue, by: kernel.current)
    }
    measure.time(
      "page out through swap, its copy included", target: 1000, iterations: Int(pages)
    ) {
      touch(kernel, start, pages: pages)
    } effect: { _ in
      pageOut()
    }
    measure.time(
      "page in through swap, its copy included", target: 1000, iterations: Int(pages)
    ) {
      touch(kernel, start, pages: pages)
      pageOut()
    } effect: { _ in
      touch(kernel, start, pages: pages)
    }
  }

  private static func steadyReclaim(_ measure: Measure) {
    let pages: UInt32 = 60_000
    guard measure.isWanted("first touch under reclaim"), let kernel = machine(64, slots: 100_000)
    else { return }
    var start: VirtualAddress?
    measure.time("first touch under reclaim", target: 2000, iterations: Int(pages)) {
      if let start { try? kernel.munmap(start, length: pages << 12, by: kernel.current) }
      start = map(kernel, pages: pages)
    } effect: { _ in
      if let start { touch(kernel, start, pages: pages) }
    }
  }

  private static func threeGigabytes(_ measure: Measure) {
    let name = "3 GiB, nearly, touched on 256 MiB"
    let pages: UInt32 = 720_000
    guard measure.isWanted(name), let kernel = machine(256, slots: 1 << 20),
      let start = map(kernel, pages: pages)
    else { return }
    let time = ContinuousClock().measure { touch(kernel, start, pages: pages) }
    measure.report(name, time / .milliseconds(1), 5000, unit: "ms")
  }

  private static func kill(_ measure: Measure) {
    let name = "killer among 1000 processes"
    guard measure.isWanted(name), let kernel = machine(1024, slots: 0) else { return }
    for _ in 0..<1000 { _ = try? kernel.fork(kernel.current) }
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<10 {
      let time = clock.measure {
        _ = kernel.killForMemory(order: 0, flags: .highUserMovable)
      }
      best = min(best, time / .nanoseconds(1))
    }
    measure.report(name, best, 1_000_000)
  }
}

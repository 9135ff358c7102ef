import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Chance at work on a machine that is too small for it.
@Suite struct `Under pressure` {
  @Test(
    "random calls keep lists, slots and counts in order",
    arguments: KernelVersion.allCases, [1, 2, 3] as [UInt64])
  func random(_ version: KernelVersion, seed: UInt64) throws {
    var run = try PressureRun(version, seed: seed)
    for step in 0..<600 {
      try run.step()
      if step % 20 == 19 { try run.test.expectSound() }
    }
    let statistics = run.test.kernel.allocator.statistics
    #expect(statistics[.stolenByKswapd] + statistics[.stolenDirectly] > 0)
    #expect(statistics[.swappedOut] > 0)
    try run.endEverything()
  }
}

/// Processes that map, touch, fork, lock and give up at random, on 16 MiB of RAM with 8 MiB of swap.
struct PressureRun {
  let test: TestProcess
  private var chance: Chance
  private var ranges: [(first: UInt32, count: UInt32)] = []
  private var children: [TestProcess] = []
  private let file: Int32
  private let temporary: Int32

  init(_ version: KernelVersion, seed: UInt64) throws {
    test = try TestProcess(version) { $0.memory = 16 << 20 }
    chance = Chance(seed: seed)
    _ = try test.kernel.swapOn("a", .disk, pageCount: 1500, priority: nil)
    _ = try test.kernel.swapOn("b", .ram, pageCount: 550, priority: 3)
    file = test.open(2000)
    temporary = test.open(500, kind: .temporary, name: "/tmp/file")
  }

  mutating func step() throws {
    switch chance.below(20) {
    case 0, 1: try map()
    case 2..<12: touchSome()
    case 12: try fork()
    case 13: end()
    case 14: advise()
    case 15: lock()
    case 16: unmap()
    case 17: test.kernel.rest()
    case 18: switchSwap()
    default: try? test.mprotect(somewhere().first, 8, chance.below(2) == 0 ? .read : [.read, .write])
    }
  }

  /// Nothing is left once everybody has gone.
  mutating func endEverything() throws {
    while !children.isEmpty { end() }
    for range in ranges { try test.munmap(range.first, range.count) }
    try test.expectSound()
    for case let area? in test.kernel.swap.areas {
      let held = test.kernel.files.all.reduce(0) { $0 + $1.swappedPageCount }
      #expect(Int(area.usedSlots) <= held + SwapSpace.cacheSize * 2)
    }
  }

  private mutating func somebody() -> TestProcess {
    let place = chance.below(children.count + 1)
    return place == children.count ? test : children[place]
  }

  private mutating func somewhere() -> (first: UInt32, count: UInt32) {
    ranges.isEmpty ? (TestProcess.firstPage, 1) : chance.one(of: ranges)
  }

  private mutating func map() throws {
    guard ranges.count < 12 else { return }
    let count = UInt32(chance.below(1500) + 1)
    let first =
      switch chance.below(4) {
      case 0: try test.mmap(file, count, [.read, .write], .shared, adding: [])
      case 1: try test.mmap(file, count, [.read, .write], .copyOnWrite, adding: [])
      case 2: try test.mmap(temporary, min(count, 500), [.read, .write], .shared, adding: [])
      default: try test.mmap(count)
      }
    ranges.append((first, count))
  }

  private mutating func touchSome() {
    let (process, range) = (somebody(), somewhere())
    let start = UInt32(chance.below(Int(range.count)))
    let isWrite = chance.below(2) == 0
    for number in range.first + start..<range.first + min(start + 400, range.count)
    where process.process.isRunning {
      _ = isWrite ? process.write(number) : process.read(number)
    }
    children.removeAll { !$0.process.isRunning }
  }

  private mutating func fork() throws {
    guard children.count < 3, let child = try? test.fork() else { return }
    child.process.survivesFaults = true
    children.append(child)
  }

  private mutating func end() {
    guard !children.isEmpty else { return }
    children.remove(at: chance.below(children.count)).exit()
  }

  private mutating func advise() {
    let range = somewhere()
    let advice = chance.one(of: [Advice.pageOut, .cold, .free, .dontNeed, .willNeed])
    try? somebody().madvise(range.first, min(range.count, 64), advice)
  }

  private mutating func lock() {
    let range = somewhere()
    if chance.below(2) == 0 {
      try? test.mlock(range.first, min(range.count, 40))
    } else {
      try? test.munlock(range.first, range.count)
    }
  }

  private mutating func unmap() {
    guard !ranges.isEmpty else { return }
    let range = ranges.remove(at: chance.below(ranges.count))
    try? test.munmap(range.first, range.count)
  }

  private mutating func switchSwap() {
    let kernel = test.kernel
    if let area = kernel.swap.areas.last ?? nil, area.name == "b" {
      try? kernel.swapOff(area, by: test.process)
    } else {
      _ = try? kernel.swapOn("b", .ram, pageCount: 550, priority: 3)
    }
  }
}

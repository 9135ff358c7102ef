import Hardware
import KernelModel
import TestSupport

/// Processes that map, touch, fork, lock and give up at random, on 16 MiB of RAM with 8 MiB of swap.
/// Whoever is killed for want of memory is followed by another one.
package struct PressureRun {
  private let first: TestProcess
  /// A file on the disk, and one in memory.
  private let files: (CachedFile, CachedFile)
  private var test: TestProcess
  package var kernel: Kernel { first.kernel }
  private var chance: Chance
  private var ranges: [(first: UInt32, count: UInt32)] = []
  private var children: [TestProcess] = []
  private var file: Int32
  private var temporary: Int32

  package init(_ version: KernelVersion, seed: UInt64) throws {
    first = try TestProcess(version) { $0.memory = 16 << 20 }
    chance = Chance(seed: seed)
    _ = try first.kernel.swapOn("a", .disk, pageCount: 1500, priority: nil)
    _ = try first.kernel.swapOn("b", .ram, pageCount: 550, priority: 3)
    let table = first.kernel.files
    files = (
      table.create("/file", byteCount: 2000 << 12, content: .pattern(first: 16)),
      table.create(
        "/tmp/file", kind: .temporary, byteCount: 500 << 12, content: .pattern(first: 16))
    )
    test = try first.fork()
    test.process.survivesFaults = true
    (file, temporary) = Self.open(files, by: test)
  }

  package mutating func step() throws {
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
    default:
      try? test.mprotect(somewhere().first, 8, chance.below(2) == 0 ? .read : [.read, .write])
    }
    if !test.process.isRunning { try begin() }
  }

  /// The process that maps has been killed: its children end, and another one takes its place.
  private mutating func begin() throws {
    while !children.isEmpty { end() }
    while (try? kernel.wait(first.process)) != nil {}
    ranges = []
    test = try first.fork()
    test.process.survivesFaults = true
    (file, temporary) = Self.open(files, by: test)
  }

  private static func open(
    _ files: (CachedFile, CachedFile), by test: TestProcess
  ) -> (Int32, Int32) {
    (
      test.kernel.open(files.0, writable: true, by: test.process),
      test.kernel.open(files.1, writable: true, by: test.process)
    )
  }

  /// Nothing is left once everybody has gone.
  package mutating func endEverything() throws {
    while !children.isEmpty { end() }
    for range in ranges { try test.munmap(range.first, range.count) }
    try kernel.checkInvariants()
  }

  /// Slots in use that neither a file in memory names nor the CPU has set aside, once everybody has
  /// gone: none should be.
  package var strayingSlotCount: Int {
    let held = kernel.files.all.reduce(0) { $0 + $1.swappedPageCount }
    let used = kernel.swap.areas.reduce(0) { $0 + Int($1?.usedSlots ?? 0) }
    // The CPU keeps 64 to give and 64 given back.
    return max(0, used - held - 128)
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

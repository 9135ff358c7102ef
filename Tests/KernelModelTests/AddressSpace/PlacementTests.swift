import Hardware
import KernelModel
import TestSupport
import Testing

/// Where the kernel finds room (3.5) and where the search begins (1.4).
@Suite struct `The search for room` {
  /// A space with the kernel's pages at b7ffb000, as a static program has it.
  private func process() throws -> TestProcess {
    let test = try TestProcess()
    try test.space.restore(
      [
        AreaDescription(
          range: page(0xb7ffb)..<page(0xb7fff), protection: .read, kind: .kernelData),
        AreaDescription(
          range: page(0xb7fff)..<page(0xb8000), protection: [.read, .execute], kind: .kernelCode),
      ], image: ProgramImageBounds(), written: false)
    return test
  }

  @Test func `takes the highest gap that is large enough`() throws {
    let test = try process()
    #expect(try test.mmap(1) == 0xb7ffa)
    #expect(try test.mmap(3) == 0xb7ff7)
    #expect(try test.mmap(1, .read) == 0xb7ff6)
    try test.munmap(0xb7ff9, 1)
    #expect(try test.mmap(2) == 0xb7ff4)
    #expect(try test.mmap(1) == 0xb7ff9)
    #expect(try test.mmap(1, adding: .growsDown) == 0xb7ff3)
    #expect(try test.mmap(1) == 0xb7ef2)
    try test.expectSound()
  }

  @Test func `goes above the base when nothing below it fits`() throws {
    let test = try TestProcess()
    _ = try test.mmap(0xb8000 - 0x10, .none, hint: 0x10)
    #expect(try test.mmap(0x7000, .none) == 0xb8000)
  }

  @Test func `never goes below 10000, nor into the stack's gap`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0xbffff, adding: .growsDown)
    _ = try test.mmap(0xb8000 - 0x10, .none, hint: 0x10)
    let room: UInt32 = 0xbffff - 0x100 - 0xb8000
    #expect(errno { try test.mmap(room + 1, .none) } == .outOfMemory)
    #expect(try test.mmap(room, .none) == 0xb8000)
    #expect(errno { try test.mmap(1, .none) } == .outOfMemory)
  }

  @Test func `uses a hint that is free, above the base too`() throws {
    let test = try TestProcess()
    try test.map("..w")
    #expect(try test.mmap(2, .none, hint: 0x50000) == 0x50000)
    #expect(try test.mmap(2, .none, hint: 0x50001) == 0xb7ffe)
    #expect(try test.mmap(1, .none, hint: 0xbffff) == 0xbffff)
    #expect(try test.mmap(2, .none, hint: 0xbfffe) == 0xb7ffc)
  }

  @Test func `keeps a hint out of a stack's gap; MAP_FIXED ignores the gap`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x50200, adding: .growsDown)
    #expect(try test.mmap(1, .none, hint: 0x500ff) == 0x500ff)
    #expect(try test.mmap(1, .none, hint: 0x50100) == 0xb7fff)
    try test.map("-", from: 0x50100)
    #expect(test.picture(1, from: 0x50100) == "-")
  }

  @Test func `goes up from 40000000 in the old layout, which is chosen by exec`() throws {
    let test = try TestProcess()
    test.kernel.settings.mapsBottomUp = true
    #expect(try test.mmap(1, .none) == 0xb7fff)
    _ = try test.kernel.replaceSpace(of: test.process)
    #expect(try test.mmap(1, .none) == 0x40000)
    try test.map("w", from: 0x40002)
    #expect(try test.mmap(1, .none) == 0x40001)
    #expect(try test.mmap(1, .none) == 0x40003)
    let child = try test.fork()
    test.kernel.settings.mapsBottomUp = false
    #expect(try child.mmap(1, .none) == 0x40004)
  }

  @Test(arguments: KernelVersion.allCases)
  func `goes on below the guard gap that it meets in recent kernels, not below the next area`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    // 200 pages are free between both areas, and all of them are guard gap.
    try test.map("w", from: 0xb7fff, adding: .growsDown)
    try test.map("r", from: 0xb7f36)
    #expect(try test.mmap(100, .none) == (version == .v5_10 ? 0xb7f36 : 0xb7eff) - 100)
  }
}

@Suite struct `mmap_base` {
  private func base(_ limit: UInt32) throws -> UInt32 {
    let test = try TestProcess()
    test.space.limits.stack = limit
    return try test.kernel.replaceSpace(of: test.process).mapBase.rawValue
  }

  private static let bases: [(limit: UInt32, base: UInt32)] = [
    (0, 0xb800_0000), (0x80_0000, 0xb800_0000), (0x7f0_0000, 0xb800_0000),
    (0x800_0000, 0xb7f0_0000), (0x1000_0000, 0xaff0_0000), (0xa280_0000, 0x2000_0000),
    (0xffff_fffe, 0x2000_0000), (ResourceLimits.unlimited, 0x2000_0000),
  ]

  @Test(arguments: bases)
  func `leaves room for the stack limit of exec, between 128 MiB and five sixths`(
    _ limit: UInt32, expected: UInt32
  ) throws {
    #expect(try base(limit) == expected)
  }

  @Test func `does not follow a later limit, and is copied by fork`() throws {
    let test = try TestProcess()
    test.space.limits.stack = 256 << 20
    #expect(try test.mmap(1) == 0xb7fff)
    #expect(try test.fork().space.mapBase == test.space.mapBase)
  }
}

/// Finding areas (1.3).
@Suite struct `find_vma` {
  @Test func `finds the first area that ends above the address`() throws {
    let test = try TestProcess()
    try test.map("ww", from: 1)
    try test.map("r", from: 5)
    let (first, second) = (test.area(1), test.area(5))
    let found = [UInt32(0), 0x2fff, 0x3000, 0x5fff, 0x6000].map { test.space.area(endingAfter: at($0)) }
    #expect(found == [first, first, second, second, .none])
  }

  @Test func `is answered by the four areas found last, until one goes away`() throws {
    let test = try TestProcess()
    try test.map("w|r|w")
    let hits = HitCounter()
    test.kernel.observer = hits
    _ = test.space.area(endingAfter: page(0x50000))
    _ = test.space.area(endingAfter: page(0x50000))
    // Another area of the same 4 MiB takes the slot.
    _ = test.space.area(endingAfter: page(0x50001))
    _ = test.space.area(endingAfter: page(0x50000))
    #expect(hits.count == 1)
    try test.munmap(0x50002, 1)
    _ = test.space.area(endingAfter: page(0x50001))
    #expect(hits.count == 1)
  }

  private final class HitCounter: KernelObserver {
    var count = 0
    func kernelDid(_ event: KernelEvent, depth: Int) {
      if case .space(.cacheHit, of: _) = event { count += 1 }
    }
  }
}

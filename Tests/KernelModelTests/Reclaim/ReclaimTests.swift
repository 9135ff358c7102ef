import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Who makes memory free when it runs short, and of what.
@Suite struct `When memory runs short` {
  /// 16 MiB of RAM: some 3000 pages for programs, and as much swap as is asked for.
  private func process(
    _ version: KernelVersion = .v5_10, slots: UInt64 = 0, swappiness: UInt32 = 60
  ) throws -> TestProcess {
    let test = try TestProcess(version) { $0.memory = 16 << 20 }
    test.kernel.settings.swappiness = swappiness
    if slots > 0 {
      _ = try test.kernel.swapOn("/dev/sda2", .disk, pageCount: slots + 1, priority: nil)
    }
    return test
  }

  /// Pages that are free, with some room to the marks.
  private func free(_ test: TestProcess) -> UInt32 { UInt32(test.kernel.allocator.freePageCount) }

  private func count(_ test: TestProcess, _ event: EventCounter) -> Int {
    test.kernel.allocator.statistics[event]
  }

  @Test(
    "kswapd is woken at the low mark and rests above the high one",
    arguments: KernelVersion.allCases)
  func background(_ version: KernelVersion) throws {
    let test = try process(version, slots: 4000)
    let pages = free(test) + 200
    let first = try test.mmap(pages)
    var wasWoken = false
    for number in first..<first + pages {
      let runs = count(test, .pageOutRuns)
      test.write(number)
      guard count(test, .pageOutRuns) > runs else { continue }
      wasWoken = true
      #expect(test.kernel.allocator.isBalanced(order: 0, upTo: .movable))
    }
    #expect(wasWoken)
    #expect(count(test, .stolenByKswapd) > 0)
    #expect(count(test, .stolenDirectly) == 0)
    #expect(count(test, .swappedOut) == count(test, .stolenAnonymous))
    #expect(test.space.resident.swapped == count(test, .swappedOut))
    try test.expectSound()
    for number in first..<first + pages { #expect(test.byte(number) == 0xaa) }
    try test.expectSound()
  }

  @Test func `a task that asks for more than is free inside one call reclaims for itself`() throws {
    let test = try process(slots: 4000)
    let pages = free(test)
    let first = try test.mmap(pages)
    test.touch(first..<first + pages - 400)
    let stalls = count(test, .stalledNormal)
    // Nobody else runs while the kernel allocates.
    var taken: [PageFrameNumber] = []
    for _ in 0..<500 {
      guard let frame = test.kernel.allocator.allocate(.kernel, use: .kernel) else { break }
      taken.append(frame)
    }
    #expect(taken.count == 500)
    #expect(count(test, .stalledNormal) > stalls)
    #expect(count(test, .stolenDirectly) >= 32)
    #expect(test.kernel.allocator.context.isEmpty)
    for frame in taken { test.kernel.allocator.free(frame, order: 0) }
    try test.expectSound()
  }

  @Test func `pages of files that nobody changed go without being written`() throws {
    let test = try process()
    let pages = free(test) + 500
    let file = test.open(UInt64(pages))
    let first = try test.mmap(file, pages, .read, .copyOnWrite)
    for number in first..<first + pages { test.read(number) }
    #expect(count(test, .stolenFile) > 400)
    #expect(count(test, .swappedOut) == 0)
    #expect(test.kernel.allocator.statistics[.written] == 0)
    // They are read again where they are wanted again.
    #expect(test.byte(first) == 16)
    #expect(test.kernel.allocator.statistics[.workingSetRefaultFile] > 0)
    try test.expectSound()
  }

  @Test func `dirty pages of files are left to the flusher, and go once they are clean`() throws {
    let test = try process()
    let pages = free(test) + 500
    let file = test.open(UInt64(pages))
    let first = try test.mmap(file, pages, [.read, .write], .shared)
    // One in sixteen, so that no batch is all dirty, and too few are to wake the flusher.
    for number in first..<first + pages {
      if number % 16 == 0 { test.write(number) } else { test.read(number) }
    }
    let statistics = test.kernel.allocator.statistics
    #expect(statistics[.scanImmediateReclaim] > 0)
    #expect(statistics[.written] == 0)
    #expect(count(test, .stolenFile) > 400)
    // Once they are written they are what reclaim meets next.
    _ = test.kernel.sync()
    #expect(statistics[.written] > 0)
    #expect(statistics[.pagedOut] == statistics[.written] * 4)
    #expect(count(test, .rotated) > 0)
    try test.expectSound()
  }

  @Test func `the flusher begins when a tenth of what may be dirty is dirty`() throws {
    let test = try process()
    let file = test.open(2000)
    let first = try test.mmap(file, 2000, [.read, .write], .shared)
    let most = UInt32(test.kernel.lists.dirtyThresholds.background)
    for number in first..<first + most / 32 * 32 { test.write(number) }
    let statistics = test.kernel.allocator.statistics
    #expect(statistics[.written] == 0)
    for number in first + most / 32 * 32..<first + most + 64 { test.write(number) }
    #expect(statistics[.written] >= Int(most))
    #expect(count(test, .pageOutRuns) == 0)
    try test.expectSound()
  }

  @Test func `without swap private pages stay, and files alone make room`() throws {
    let test = try process()
    let room = free(test)
    let own = try test.mmap(room / 2)
    test.touch(own..<own + room / 2)
    let file = test.open(UInt64(room))
    let mapped = try test.mmap(file, room, .read, .copyOnWrite)
    for number in mapped..<mapped + room { test.read(number) }
    #expect(test.space.resident.anonymous >= Int(room / 2))
    #expect(count(test, .stolenAnonymous) == 0)
    #expect(count(test, .scannedAnonymous) == 0)
    #expect(count(test, .stolenFile) > 0)
    try test.expectSound()
  }

  @Test func `swappiness says which side goes: more of it, more private pages`() throws {
    var swapped: [Int] = []
    for swappiness in [0, 20, 100] as [UInt32] {
      let test = try process(slots: 6000, swappiness: swappiness)
      let room = free(test)
      let own = try test.mmap(room / 2)
      test.touch(own..<own + room / 2)
      let file = test.open(UInt64(room))
      let mapped = try test.mmap(file, room, .read, .copyOnWrite)
      // What is read again and again is worth as much as private memory.
      for _ in 0..<4 { for number in mapped..<mapped + room * 3 / 4 { test.read(number) } }
      swapped.append(count(test, .swappedOut))
      try test.expectSound()
    }
    #expect(swapped[0] == 0)
    #expect(swapped[1] < swapped[2], "\(swapped)")
  }

  @Test func `what is used again and again stays while a stream goes through`() throws {
    let test = try process(slots: 6000)
    let room = free(test)
    let hot = try test.mmap(200)
    test.touch(hot..<hot + 200)
    let stream = try test.mmap(room * 2)
    var majorFaults = 0
    for (place, number) in (stream..<stream + room * 2).enumerated() {
      test.write(number)
      if place % 4 == 0, test.read(hot + UInt32(place / 4) % 200).hasSuffix("/1") {
        majorFaults += 1
      }
    }
    // Each of them would have been out several times by its age.
    #expect(majorFaults < 100)
    #expect(test.kernel.lists.size(.activeAnonymous) > 0)
    try test.expectSound()
  }

  @Test func `locked pages are never taken`() throws {
    let test = try process(slots: 6000)
    let room = free(test)
    let locked = try test.mmap(300)
    try test.mlock(locked, 300)
    let frames = (locked..<locked + 300).map { test.entry($0).frame }
    let other = try test.mmap(room)
    test.touch(other..<other + room)
    #expect((locked..<locked + 300).map { test.entry($0).frame } == frames)
    #expect(count(test, .swappedOut) > 0)
    try test.expectSound()
  }

  @Test func `pages that two processes share go from the tables of both`() throws {
    let test = try process(slots: 6000)
    let room = free(test)
    let first = try test.mmap(100)
    test.touch(first..<first + 100)
    let child = try test.fork()
    let other = try test.mmap(room)
    test.touch(other..<other + room)
    test.touch(other..<other + room)
    #expect(child.space.resident.swapped > 0)
    #expect(test.space.resident.swapped > child.space.resident.swapped)
    try test.expectSound()
    for number in first..<first + 100 { #expect(child.byte(number) == 0xaa) }
    child.exit()
    try test.expectSound()
  }

  @Test func `a want of low memory is not cured by pages of high memory`() throws {
    let test = try TestProcess { $0.memory = 1 << 30 }
    let kernel = test.kernel
    let file = test.open(40_000)
    let first = try test.mmap(file, 40_000, .read, .copyOnWrite)
    for number in stride(from: first, to: first + 40_000, by: 16) { test.read(number) }
    let (high, low) = (kernel.lists.evictable(in: .highMemory), kernel.lists.evictable(in: .normal))
    #expect(high.inactiveFile > 30_000 && low.inactiveFile > 5_000)
    var taken: [PageFrameNumber] = []
    while let frame = kernel.allocator.allocate(.kernel, use: .kernel) { taken.append(frame) }
    #expect(count(test, .skippedHighMemory) > 0)
    #expect(kernel.lists.evictable(in: .highMemory) == high)
    #expect(kernel.lists.evictable(in: .normal).inactiveFile < 100)
    for frame in taken { kernel.allocator.free(frame, order: 0) }
    try test.expectSound()
  }

  @Test func `a node that gives nothing is left alone after sixteen runs`() throws {
    let test = try process()
    var taken: [PageFrameNumber] = []
    while let frame = test.kernel.allocator.allocate(.kernel, use: .kernel) {
      taken.append(frame)
      test.kernel.rest()
    }
    #expect(test.kernel.core.background.isHopeless)
    let runs = count(test, .pageOutRuns)
    test.kernel.wakeReclaimer(order: 0, zoneClass: .normal)
    test.kernel.rest()
    #expect(count(test, .pageOutRuns) == runs)
    for frame in taken { test.kernel.allocator.free(frame, order: 0) }
    try test.expectSound()
  }

  @Test func `a boost is worked off without swapping, and taken back`() throws {
    let test = try TestProcess()
    let kernel = test.kernel
    _ = try kernel.swapOn("/dev/sda2", .disk, pageCount: 4000, priority: nil)
    let first = try test.mmap(500)
    test.touch(first..<first + 500)
    #expect(kernel.allocator.raiseBoost(1))
    kernel.wakeReclaimer(order: 0, zoneClass: .normal)
    kernel.rest()
    #expect(kernel.allocator.zones.allSatisfy { $0.boost == 0 })
    #expect(count(test, .pageOutRuns) == 1)
    #expect(count(test, .swappedOut) == 0)
    try test.expectSound()
  }
}

import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Pages that go to swap and come back.
struct SwappingTests {
  private func process(
    _ version: KernelVersion = .v5_10, slots: UInt64 = 300, _ device: SwapDevice = .disk
  ) throws -> TestProcess {
    let test = try TestProcess(version)
    _ = try test.kernel.swapOn("/dev/sda2", device, pageCount: slots + 1, priority: nil)
    return test
  }

  /// Maps `count` pages, writes to each and sends them out.
  private func pagedOut(_ test: TestProcess, _ count: UInt32) throws -> UInt32 {
    let first = try test.mmap(count)
    for number in first..<first + count { test.write(number) }
    try test.madvise(first, count, .pageOut)
    return first
  }

  private func swapEntry(_ test: TestProcess, _ number: UInt32) -> SwapEntry? {
    let tables = test.kernel.tables
    return SwapEntry(
      tables.entry(of: page(number), in: test.space.directory), usesPAE: tables.usesPAE)
  }

  @Test("a page comes back with its bytes", arguments: KernelVersion.allCases)
  func bytes(_ version: KernelVersion) throws {
    let test = try process(version)
    let first = try test.mmap(4)
    for number in 0..<4 as Range<UInt32> {
      try test.kernel.write(UInt8(0x40 + number), at: page(first + number), by: test.process)
    }
    let free = test.freeFrames
    try test.madvise(first, 4, .pageOut)
    #expect(test.freeFrames == free + 4)
    #expect(test.space.resident.anonymous == 0)
    #expect(test.space.resident.swapped == 4)
    try test.expectSound()
    for number in 0..<4 as Range<UInt32> {
      let read = try test.kernel.read(page(first + number), by: test.process)
      #expect(read.byte == 0x40 + UInt8(number))
    }
    #expect(test.space.resident.swapped == 0)
    try test.expectSound()
  }

  @Test func `pages leave in the order of their addresses, for slots in a row`() throws {
    let test = try process()
    let first = try pagedOut(test, 3)
    #expect((0..<3).map { swapEntry(test, first + $0)?.slot } == [1, 2, 3])
  }

  @Test func `the first fault is major and reads its neighbours, whose faults are minor`() throws {
    let test = try process()
    let first = try pagedOut(test, 8)
    #expect(test.read(first + 2) == "0/1")
    #expect(test.kernel.allocator.statistics[.swapReadAhead] == 6)
    #expect(test.read(first) == "1/0")
    try test.expectSound()
  }

  @Test("a page of RAM-like swap comes alone", arguments: KernelVersion.allCases)
  func memory(_ version: KernelVersion) throws {
    let test = try process(version, .ram)
    let first = try pagedOut(test, 8)
    #expect(test.read(first + 2) == "0/1")
    #expect(test.kernel.allocator.statistics[.swapReadAhead] == 0)
    #expect(test.kernel.swap.cachedPageCount == 0)
    try test.expectSound()
  }

  /// Rule `writeFreesSwapSlot`.
  @Test func `a write to a page that was read copies it on 5.10 and reuses it on 6.1`() throws {
    for (version, isCopied) in [(KernelVersion.v5_10, true), (.v6_1, false)] {
      let test = try process(version)
      let first = try pagedOut(test, 1)
      test.read(first)
      let frame = test.kernel.tables.entry(of: page(first), in: test.space.directory).frame
      test.write(first)
      let now = test.kernel.tables.entry(of: page(first), in: test.space.directory).frame
      #expect((frame != now) == isCopied)
      // The old page keeps its slot, until somebody asks for that.
      #expect(test.kernel.swap.areas[0]?.usedSlots == (isCopied ? 1 : 0))
      try test.expectSound()
    }
  }

  @Test("fork shares slots, and either side lets go of its own", arguments: KernelVersion.allCases)
  func fork(_ version: KernelVersion) throws {
    let test = try process(version)
    let first = try pagedOut(test, 4)
    let child = try test.fork()
    #expect(child.space.resident.swapped == 4)
    #expect(swapEntry(child, first).map { test.kernel.swap.userCount(of: $0) } == 2)
    child.write(first)
    try test.expectSound()
    try child.munmap(first, 4)
    #expect(swapEntry(test, first + 1).map { test.kernel.swap.userCount(of: $0) } == 1)
    child.exit()
    try test.expectSound()
    try test.munmap(first, 4)
    #expect(test.kernel.swap.areas[0]?.usedSlots == 0)
    try test.expectSound()
  }

  @Test func `pages of two processes stay where they are`() throws {
    let test = try process()
    let first = try test.mmap(2)
    test.write(first)
    let child = try test.fork()
    try test.madvise(first, 2, .pageOut)
    #expect(test.space.resident.anonymous == 1)
    #expect(child.space.resident.anonymous == 1)
    try test.expectSound()
  }

  @Test("swapoff brings everything back", arguments: KernelVersion.allCases)
  func swapOff(_ version: KernelVersion) throws {
    let test = try process(version)
    let first = try pagedOut(test, 20)
    let descriptor = test.open(4, kind: .temporary)
    let shared = try test.mmap(descriptor, 4, [.read, .write], .shared)
    for number in shared..<shared + 4 { test.write(number) }
    try test.madvise(shared, 4, .pageOut)
    #expect(test.kernel.swap.areas[0]?.usedSlots == 24)
    let area = try #require(test.kernel.swap.areas[0])
    try test.kernel.swapOff(area, by: test.process)
    #expect(test.kernel.swap.areas[0] == nil)
    #expect(test.space.resident.anonymous == 20)
    #expect((first..<first + 20).allSatisfy { test.read($0) == "0/0" })
    #expect(test.byte(shared + 2) == 0xaa)
    #expect(try test.kernel.read(page(shared + 2) + 1, by: test.process).byte == 18)
    try test.expectSound()
  }

  @Test func `swapoff without room is refused, and the area goes on`() throws {
    let test = try process(slots: 60_000)
    // More than the machine has.
    var last: UInt32 = 0
    for _ in 0..<4 {
      let first = try test.mmap(3500)
      last = first
      for number in first..<first + 3500 { test.write(number) }
      try test.madvise(first, 3500, .pageOut)
    }
    let area = try #require(test.kernel.swap.areas[0])
    let other = try test.kernel.swapOn("/dev/sda3", .disk, pageCount: 9, priority: nil)
    #expect(errno { try test.kernel.swapOff(area, by: test.process) } == .outOfMemory)
    #expect(test.kernel.swap.areas[0] === area)
    // As if it had just come: behind all others. Linux: `reinsert_swap_info`.
    #expect(area.priority == -3)
    #expect(other.priority == -2)
    try test.expectSound()
    try test.munmap(last, 3500)
    let first = try pagedOut(test, 1)
    #expect(swapEntry(test, first) != nil)
    try test.expectSound()
  }

  @Test func `priorities decide, and by default each area is below the last`() throws {
    let test = try process(slots: 2)
    let kernel = test.kernel
    let second = try kernel.swapOn("/dev/sda3", .disk, pageCount: 11, priority: nil)
    #expect(second.priority == -3)
    let third = try kernel.swapOn("/dev/sda4", .disk, pageCount: 3, priority: 5)
    let first = try pagedOut(test, 5)
    #expect((0..<5).map { swapEntry(test, first + $0)?.area } == [2, 2, 0, 0, 1])
    try kernel.swapOff(try #require(kernel.swap.areas[0]), by: test.process)
    #expect(second.priority == -2)
    #expect(third.priority == 5)
    let fourth = try kernel.swapOn("/dev/sda5", .disk, pageCount: 3, priority: nil)
    #expect(fourth.number == 0)
    #expect(fourth.priority == -3)
    try test.expectSound()
  }

  @Test func `areas of one priority take turns`() throws {
    let test = try TestProcess()
    for name in ["a", "b"] {
      _ = try test.kernel.swapOn(name, .disk, pageCount: 11, priority: 1)
    }
    let first = try pagedOut(test, 4)
    #expect((0..<4).map { swapEntry(test, first + $0)?.area } == [0, 1, 0, 1])
  }

  @Test func `when swap is more than half full, a page that comes back gives its slot up`() throws {
    let test = try process(slots: 20)
    let first = try pagedOut(test, 11)
    test.read(first + 10)
    #expect(swapEntry(test, first + 10) == nil)
    #expect(test.kernel.swap.areas[0].map { $0[11].userCount } == 0)
    #expect(test.kernel.swap.areas[0].map { $0[11].isCached } == false)
    try test.expectSound()
  }

  @Test func `with more than 320 free slots the CPU sets 64 aside`() throws {
    let test = try process(slots: 3000)
    _ = try pagedOut(test, 1)
    #expect(test.kernel.swap.areas[0]?.usedSlots == 64)
    #expect(test.kernel.swap.freeSlots == 2936)
    try test.expectSound()
    try test.kernel.swapOff(try #require(test.kernel.swap.areas[0]), by: test.process)
    try test.expectSound()
  }

  @Test func `bad areas are refused with Linux's errors`() throws {
    let test = try process()
    let kernel = test.kernel
    #expect(errno { try kernel.swapOn("/dev/sda2", .disk, pageCount: 10, priority: nil) } == .busy)
    for pages in [0, 1] as [UInt64] {
      #expect(
        errno { try kernel.swapOn("b", .disk, pageCount: pages, priority: nil) } == .invalidArgument
      )
    }
    for number in 1..<29 {
      _ = try kernel.swapOn("s\(number)", .disk, pageCount: 3, priority: nil)
    }
    #expect(
      errno { try kernel.swapOn("one more", .disk, pageCount: 3, priority: nil) } == .notPermitted)
    try test.expectSound()
  }

  @Test func `locked pages stay, and mlock brings back what is out`() throws {
    let test = try process()
    let first = try pagedOut(test, 4)
    try test.mlock(first, 4)
    #expect(test.space.resident.anonymous == 4)
    #expect(test.kernel.swap.areas[0]?.usedSlots == 0)
    #expect(errno { try test.madvise(first, 4, .pageOut) } == .invalidArgument)
    try test.expectSound()
  }

  @Test func `lazily freed pages leave without a write, unless they were written to again`() throws
  {
    let test = try process()
    let first = try test.mmap(2)
    test.write(first)
    test.write(first + 1)
    try test.madvise(first, 2, .free)
    test.write(first + 1)
    try test.madvise(first, 2, .pageOut)
    let statistics = test.kernel.allocator.statistics
    #expect(statistics[.lazilyFreed] == 1)
    #expect(statistics[.swappedOut] == 0)
    #expect(test.space.resident.anonymous == 1)
    try test.expectSound()
  }

  @Test func `an entry that names no slot in use ends in SIGBUS`() throws {
    let test = try process()
    let first = try pagedOut(test, 2)
    let tables = test.kernel.tables
    let place = try #require(tables.entryPlace(of: page(first), in: test.space.directory))
    test.kernel.machine.memory.store(UInt32(0x7777_0000 & ~0x1ff), at: place)
    #expect(test.read(first).hasPrefix("SIGBUS"))
  }

  @Test("a copied machine has its own swap", arguments: KernelVersion.allCases)
  func copies(_ version: KernelVersion) throws {
    let test = try process(version)
    let first = try pagedOut(test, 4)
    let twin = try Kernel(test.kernel.configuration)
    twin.take(test.kernel)
    try twin.checkInvariants()
    test.write(first)
    let process = try #require(twin.process(test.process.id))
    let entry = twin.tables.entry(
      of: page(first), in: try #require(process.space).directory)
    #expect(SwapEntry(entry, usesPAE: false)?.slot == 1)
    _ = try twin.read(page(first), by: process)
    try twin.checkInvariants()
    try test.expectSound()
  }

  @Test("random calls keep lists, slots and counts in order", arguments: KernelVersion.allCases)
  func random(_ version: KernelVersion) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      var chance = Chance(seed: seed)
      let test = try process(version, slots: seed.isMultiple(of: 2) ? 40 : 700)
      let first = try test.mmap(64)
      let descriptor = test.open(16, kind: .temporary)
      let shared = try test.mmap(descriptor, 16, [.read, .write], .shared)
      var child: TestProcess?
      for step in 0..<400 {
        let caller = child.map { chance.below(2) == 0 ? $0 : test } ?? test
        let place = first + UInt32(chance.below(64))
        let count = min(UInt32(1 + chance.below(16)), first + 64 - place)
        switch chance.below(12) {
        case 0...2: caller.write(place)
        case 3, 4: caller.read(place)
        case 5, 6: try caller.madvise(place, count, .pageOut)
        case 7:
          let advice = chance.one(of: [Advice.free, .dontNeed, .cold, .willNeed])
          try caller.madvise(place, count, advice)
        case 8: caller.write(shared + UInt32(chance.below(16)))
        case 9: try caller.madvise(shared, 16, .pageOut)
        case 10:
          if let forked = child {
            forked.exit()
            child = nil
          } else {
            child = try test.fork()
          }
        default:
          try caller.mlock(place, 1)
          try caller.munlock(place, 1)
        }
        if step.isMultiple(of: 8) { try test.expectSound() }
      }
      try test.expectSound()
    }
  }
}

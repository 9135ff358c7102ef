import Hardware
import KernelModel
import TestSupport
import Testing

/// Resource limits and `max_map_count` (2.10).
@Suite struct `Limits` {
  @Test func `RLIMIT_AS counts every page of the space`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.space.limits.addressSpace = pages(12)
    #expect(errno { try test.mmap(11, .none) } == .outOfMemory)
    let place = try test.mmap(10, .none)
    #expect(errno { try test.mmap(1, .none) } == .outOfMemory)
    try test.map("----------", from: place)
    #expect(errno { try test.map("-----------", from: place) } == .outOfMemory)
    #expect(test.picture(11, from: place) == "----------.")
    try test.mremap(place, 10, 10, [.mayMove, .fixed], to: 0x60000)
    try test.expectSound()
  }

  @Test func `RLIMIT_AS stops breaks and stacks`() throws {
    let test = try TestProcess()
    try test.beginHeap(at: 0x8050)
    try test.map("....w", adding: .growsDown)
    test.space.limits.addressSpace = pages(1)
    #expect(try test.brk(0x805_1000) == 0x805_0000)
    #expect(test.write(0x50003) == "SIGSEGV SEGV_MAPERR 6")
  }

  @Test func `RLIMIT_DATA counts private writable pages that do not grow down`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.space.limits.data = pages(12)
    #expect(errno { try test.mmap(11) } == .outOfMemory)
    _ = try test.mmap(11, .read)
    _ = try test.mmap(11, adding: .growsDown)
    _ = try test.mmap(11, type: .shared)
    _ = try test.mmap(10)
    #expect(errno { try test.mmap(1) } == .outOfMemory)
    #expect(test.space.totals.data == 12)
  }

  @Test func `RLIMIT_DATA stops breaks`() throws {
    let test = try TestProcess()
    try test.beginHeap(at: 0x8050)
    try test.map("w")
    test.space.limits.data = pages(3)
    #expect(try test.brk(0x805_3000) == 0x805_0000)
    #expect(try test.brk(0x805_2000) == 0x805_2000)
  }

  @Test func `RLIMIT_DATA of 0 is ignored up to the hard limit, except by brk`() throws {
    let test = try TestProcess()
    try test.beginHeap(at: 0x8050)
    test.space.limits.data = 0
    _ = try test.mmap(10)
    #expect(try test.brk(0x805_1000) == 0x805_0000)
    test.space.limits.mostData = pages(12)
    #expect(errno { try test.mmap(3) } == .outOfMemory)
    _ = try test.mmap(2)
  }

  @Test func `RLIMIT_STACK stops every area that grows down; equal is allowed`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0xbffff, adding: .growsDown)
    #expect(test.touch(at(0xbf80_0000), .read) == "1/0")
    #expect(test.touch(at(0xbf7f_ffff), .read) == "SIGSEGV SEGV_MAPERR 4")
    test.space.limits.stack = ResourceLimits.unlimited
    #expect(test.touch(at(0xbf7f_ffff), .read) == "1/0")
    try test.expectSound()
  }

  @Test func `max_map_count lets one area more be mapped than it says, and splits none`() throws {
    let test = try TestProcess()
    test.kernel.settings.mostAreas = 40
    for number in 0..<40 as Range<UInt32> { try test.map("www", from: 0x50000 + number * 4) }
    #expect(errno { try test.mprotect(0x50001, 1, .read) } == .outOfMemory)
    try test.munmap(0x50002, 1)
    try test.munmap(0x50004, 1)
    try test.map("r", from: 0x60000)
    #expect(test.space.areas.count == 41)
    #expect(errno { try test.map("r", from: 0x60002) } == .outOfMemory)
    #expect(errno { try test.mmap(1) } == .outOfMemory)
    try test.expectSound()
  }
}

/// The promises of memory (2.11).
@Suite struct `Overcommit` {
  /// What is charged by a change.
  private func charge(_ test: TestProcess, _ body: () throws -> Void) rethrows -> Int {
    let before = test.kernel.commit.committed
    try body()
    return test.kernel.commit.committed - before
  }

  @Test(arguments: [("w", 1), ("r", 0), ("-", 0), ("X", 1), ("W", 1), ("R", 1)])
  func `charges private writable memory and shared objects`(
    _ letter: String, expected: Int
  ) throws {
    let test = try TestProcess()
    #expect(try charge(test) { try test.map(letter) } == expected)
    #expect(try charge(test) { try test.munmap(0x50000, 1) } == -expected)
  }

  @Test func `charges files never, and what reserves nothing page by page at most`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    #expect(try charge(test) { _ = try test.mmap(file, 1, [.read, .write], .shared) } == 0)
    #expect(try charge(test) { try test.map(".w", adding: .noReserve) } == 0)
    #expect(charge(test) { test.write(0x50001) } == 0)
    #expect(try charge(test) { try test.map("..WW", adding: .noReserve) } == 0)
    #expect(charge(test) { test.write(0x50002) } == 1)
    #expect(try charge(test) { try test.munmap(0x50002, 2) } == -1)
  }

  @Test func `charges the pages of memory-backed files one by one`() throws {
    let test = try TestProcess()
    let file = test.kernel.files.create("/tmp/x", kind: .temporary, byteCount: 0x4000)
    let number = test.kernel.open(file, writable: true, by: test.process)
    _ = try test.mmap(number, 4, [.read, .write], .shared)
    #expect(charge(test) { test.write(0x50002) } == 1)
    #expect(charge(test) { test.kernel.truncate(file, byteCount: 0) } == -1)
    try test.expectSound()
  }

  @Test func `charges breaks, stacks and forks`() throws {
    let test = try TestProcess()
    try test.beginHeap(at: 0x8050)
    #expect(try charge(test) { try test.brk(0x805_2000) } == 2)
    try test.map("....w", adding: .growsDown)
    #expect(charge(test) { test.write(0x50001) } == 3)
    var child: TestProcess?
    #expect(try charge(test) { child = try test.fork() } == 6)
    #expect(charge(test) { child?.exit() } == -6)
  }

  @Test func `guess refuses only what is larger than all memory`() throws {
    let test = try TestProcess()
    let total = UInt32(test.kernel.commit.totalPages)
    #expect(errno { try test.mmap(total + 1) } == .outOfMemory)
    for _ in 0..<3 { _ = try test.mmap(total) }
    #expect(test.kernel.commit.committed == 3 * Int(total))
  }

  @Test func `always refuses nothing but what does not fit the addresses`() throws {
    let test = try TestProcess()
    test.kernel.commit.mode = .always
    _ = try test.mmap(0xa0000)
    #expect(errno { try test.mmap(0xa0000) } == .outOfMemory)
  }

  @Test func `never promises less than the limit, strictly`() throws {
    let test = try TestProcess()
    test.kernel.commit.mode = .never
    let limit = test.kernel.commit.limit
    #expect(limit == test.kernel.commit.totalPages / 2)
    #expect(errno { try test.mmap(UInt32(limit)) } == .outOfMemory)
    _ = try test.mmap(UInt32(limit) - 1)
    #expect(errno { try test.mmap(1, adding: .noReserve) } == .outOfMemory)
    _ = try test.mmap(1, .read)
  }

  @Test func `never keeps a reserve from all but root, and one for root to recover`() throws {
    let test = try TestProcess(privileged: false)
    let commit = test.kernel.commit
    commit.mode = .never
    #expect(commit.adminReserve == min(2048, commit.adminReserve))
    let most = commit.limit - commit.adminReserve
    #expect(errno { try test.mmap(UInt32(most)) } == .outOfMemory)
    _ = try test.mmap(UInt32(most) - 1)
    // A 32nd of the space is held back from the process itself.
    test.space.limits.isPrivileged = true
    let reserve = min(test.space.totals.total / 32, commit.userReserve)
    let rest = commit.limit - reserve - commit.committed
    #expect(errno { try test.mmap(UInt32(rest)) } == .outOfMemory)
    _ = try test.mmap(UInt32(rest) - 1)
  }

  @Test func `never makes a fork fail, and nothing of the child stays`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    test.touch(0x50000..<0x50004)
    test.kernel.commit.mode = .never
    test.kernel.commit.ratio = 0
    let frames = test.freeFrames
    #expect(errno { try test.fork() } == .outOfMemory)
    #expect(test.kernel.commit.committed == 4)
    #expect(test.freeFrames == frames)
    try test.expectSound()
  }
}

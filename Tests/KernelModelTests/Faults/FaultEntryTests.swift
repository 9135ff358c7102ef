import Hardware
import KernelModel
import TestSupport
import Testing

/// What a fault means before anything is mapped (4.1).
@Suite struct `A fault` {
  @Test(arguments: [
    ("-", Access.read, "SIGSEGV SEGV_ACCERR 4"), ("-", .write, "SIGSEGV SEGV_ACCERR 6"),
    ("r", .write, "SIGSEGV SEGV_ACCERR 6"), (".", .read, "SIGSEGV SEGV_MAPERR 4"),
    (".", .write, "SIGSEGV SEGV_MAPERR 6"), ("x", .read, "1/0"), ("x", .fetch, "1/0"),
    ("r", .fetch, "1/0"), ("w", .fetch, "1/0"), ("-", .fetch, "SIGSEGV SEGV_ACCERR 4"),
  ])
  func `in an area that was never touched`(
    _ letter: String, access: Access, outcome: String
  ) throws {
    let test = try TestProcess()
    try test.map(letter)
    #expect(test.touch(page(0x50000), access) == outcome)
  }

  @Test func `on a page that is there but read-only has the P bit`() throws {
    let test = try TestProcess()
    try test.map("r")
    test.read(0x50000)
    #expect(test.write(0x50000) == "SIGSEGV SEGV_ACCERR 7")
  }

  @Test func `on a page without permissions has none: it is not present`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    try test.mprotect(0x50000, 1, .none)
    #expect(test.read(0x50000) == "SIGSEGV SEGV_ACCERR 4")
    #expect(test.write(0x50000) == "SIGSEGV SEGV_ACCERR 6")
  }

  @Test func `reads memory that may only be written or executed, as i386 does`() throws {
    let test = try TestProcess()
    _ = try test.mmap(1, .write, hint: 0x50000)
    _ = try test.mmap(1, .execute, hint: 0x50001)
    #expect((test.read(0x50000), test.read(0x50001)) == ("1/0", "1/0"))
    #expect((test.write(0x50000), test.write(0x50001)) == ("1/0", "SIGSEGV SEGV_ACCERR 7"))
  }

  @Test func `maps a page that may not be executed first, and refuses then, under NX`() throws {
    let test = try TestProcess { $0.usesPAE = true }
    try test.map("wx")
    test.touch(0x50001..<0x50002, .read)
    #expect(test.touch(page(0x50000), .fetch) == "SIGSEGV SEGV_ACCERR 21")
    #expect(test.entry(0x50000).isPresent)
    #expect(test.touch(page(0x50001), .fetch) == "0/0")
    #expect(test.process.faults.minor >= 2)
  }

  @Test(arguments: KernelVersion.allCases)
  func `on a kernel address is SEGV_MAPERR; old kernels say that the page is there`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    let isHonest = version == .v6_18
    for value: UInt32 in [0xff00_0000, 0xfffe_0000] {
      let read = test.touch(at(value), .read)
      #expect(read == (isHonest ? "SIGSEGV SEGV_MAPERR 4" : "SIGSEGV SEGV_MAPERR 5"))
      let write = test.touch(at(value), .write)
      #expect(write == (isHonest ? "SIGSEGV SEGV_MAPERR 6" : "SIGSEGV SEGV_MAPERR 7"))
    }
  }

  @Test func `on a mapped kernel address is the same`() throws {
    let test = try TestProcess()
    #expect(test.touch(at(0xc010_0000), .read) == "SIGSEGV SEGV_MAPERR 5")
    #expect(test.touch(at(0xc010_0000), .write) == "SIGSEGV SEGV_MAPERR 7")
  }

  @Test func `that ends in a signal is not counted`() throws {
    let test = try TestProcess()
    let taken = test.faults { _ = test.read(0x50000) }
    #expect(taken == "0/0")
  }

  @Test func `kills a process that does not handle it, and all its memory goes`() throws {
    let test = try TestProcess()
    let child = try test.fork()
    child.process.survivesFaults = false
    try child.map("ww")
    child.write(0x50000)
    #expect(child.read(0x60000) == "SIGSEGV SEGV_MAPERR 4")
    #expect(child.process.space == nil)
    guard case .killed(let signal) = child.process.state else { return #expect(Bool(false)) }
    #expect((signal.number, signal.address) == (.segmentationFault, page(0x60000)))
    try test.expectSound()
  }

  @Test func `without a frame to be had kills the process`() throws {
    let test = try TestProcess()
    let child = try test.fork()
    test.kernel.commit.mode = .always
    _ = try child.mmap(0x8000, hint: 0x50000)
    var number: UInt32 = 0x50000
    while child.process.isRunning, number < 0x58000 {
      child.write(number)
      number += 1
    }
    guard case .killed(let signal) = child.process.state else { return #expect(Bool(false)) }
    #expect(signal.number == .kill)
    try test.expectSound()
    try test.map("w")
    #expect(test.write(0x50000) == "1/0")
  }
}

/// Areas that grow down (4.2).
@Suite struct `A stack` {
  @Test func `grows by any distance; only the touched page is taken`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x50200, adding: .growsDown)
    #expect(test.touch(at(0x5010_0123), .read) == "1/0")
    #expect(test.ranges == ["50100-50201"])
    #expect((test.space.totals.stack, test.resident) == (257, "0/0/0"))
    #expect(test.write(0x50101) == "1/0")
    #expect(test.ranges == ["50100-50201"])
    try test.expectSound()
  }

  @Test func `keeps 256 pages above what is mapped below it`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x50000)
    try test.map("w", from: 0x50300, adding: .growsDown)
    #expect(test.read(0x50100) == "SIGSEGV SEGV_MAPERR 4")
    #expect(test.read(0x50101) == "1/0")
    #expect(test.read(0x50100) == "SIGSEGV SEGV_MAPERR 4")
  }

  @Test func `keeps nothing above PROT_NONE or another stack`() throws {
    let test = try TestProcess()
    try test.map("-", from: 0x50000)
    try test.map("w", from: 0x50200, adding: .growsDown)
    #expect(test.read(0x50001) == "1/0")
    try test.map("w", from: 0x60000, adding: .growsDown)
    try test.map("w", from: 0x60200, adding: .growsDown)
    #expect(test.read(0x60001) == "1/0")
    #expect(test.ranges.last == "60001-60201")
    try test.expectSound()
  }

  @Test func `does not grow below mmap_min_addr`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x20, adding: .growsDown)
    #expect(test.read(0xf) == "SIGSEGV SEGV_MAPERR 4")
    #expect(test.read(0x10) == "1/0")
  }

  @Test func `does not grow past the offset that a move has left it`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x20, adding: .growsDown)
    test.write(0x20)
    try test.mremap(0x20, 1, 1, [.mayMove, .fixed], to: 0x50000)
    #expect(test.read(0x50000 - 0x21) == "SIGSEGV SEGV_MAPERR 4")
    #expect(test.read(0x50000 - 0x20) == "1/0")
    #expect(test.space.areas[test.area(0x50000)].pageOffset == 0)
  }

  @Test func `gets its anon_vma before the limits are asked`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x50200, adding: .growsDown)
    test.space.limits.stack = pages(2)
    #expect(test.read(0x50100) == "SIGSEGV SEGV_MAPERR 4")
    #expect(test.space.areas[test.area(0x50200)].anonymous != .none)
  }

  @Test func `obeys the limits of locked memory and of promises`() throws {
    let test = try TestProcess(privileged: false)
    try test.map("w", from: 0x50200, adding: [.growsDown, .locked])
    test.space.limits.lockedMemory = pages(2)
    #expect(test.read(0x501fe) == "SIGSEGV SEGV_MAPERR 4")
    #expect(test.read(0x501ff) == "1/0")
    #expect(test.space.totals.locked == 2)
    test.space.limits.isPrivileged = true
    test.kernel.commit.mode = .never
    test.kernel.commit.ratio = 0
    #expect(test.read(0x501fe) == "SIGSEGV SEGV_MAPERR 4")
    try test.expectSound()
  }

  @Test func `that is locked takes only the touched page too`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x50200, adding: [.growsDown, .locked])
    #expect(test.read(0x50100) == "1/0")
    #expect((test.space.totals.locked, test.resident) == (257, "1/0/0"))
    try test.expectSound()
  }

  @Test func `that may not be accessed grows first and refuses then`() throws {
    let test = try TestProcess()
    try test.map("r", from: 0x50200, adding: .growsDown)
    #expect(test.write(0x50100) == "SIGSEGV SEGV_ACCERR 6")
    #expect(test.ranges == ["50100-50201"])
  }

  @Test func `is nothing but an area that grows: others do not`() throws {
    let test = try TestProcess()
    try test.map(".w")
    #expect(test.write(0x50000) == "SIGSEGV SEGV_MAPERR 6")
  }
}

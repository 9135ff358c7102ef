import Hardware
import KernelModel
import TestSupport
import Testing

/// What `mmap` makes of a request that it accepts.
@Suite struct `mmap grants` {
  @Test func `hints: none, too low, unaligned, taken, above the base, not below the end`() throws {
    let test = try TestProcess()
    func place(_ hint: UInt32) throws -> UInt32 {
      try test.kernel.mmap(
        MapRequest(
          address: at(hint), length: 4096, protection: .none, flags: [.copyOnWrite, .anonymous]),
        by: test.process
      ).rawValue
    }
    #expect(try place(1) == 0xb7ff_f000)
    #expect(try place(0x1000) == 0x10000)
    #expect(try place(0x5000_0123) == 0x5000_0000)
    #expect(try place(0x5000_0000) == 0xb7ff_e000)
    #expect(try place(0xb900_0000) == 0xb900_0000)
    #expect(try place(0xffff_0000) == 0xb7ff_d000)
  }

  @Test(arguments: [
    ("w", "rd wr mr mw me ac"), ("r", "rd mr mw me"), ("-", "mr mw me"),
    ("W", "rd wr sh mr mw me ms"), ("R", "rd sh mr mw me ms"), ("X", "rd wr ex mr mw me ac"),
  ])
  func `anonymous memory with these flags`(_ letter: String, flags: String) throws {
    let test = try TestProcess()
    try test.map(letter)
    #expect(test.flags(0x50000) == flags)
  }

  @Test func `a shared mapping of a read-only file without sh and mw, that never writes`() throws {
    let test = try TestProcess()
    let file = test.open(1, writable: false)
    _ = try test.mmap(file, 1, .read, .shared)
    #expect(test.flags(0x50000) == "rd mr me ms")
    #expect(test.picture(1) == "R")
    #expect(errno { try test.mprotect(0x50000, 1, [.read, .write]) } == .permissionDenied)
  }

  @Test func `unknown protection bits and flags by ignoring them`() throws {
    let test = try TestProcess()
    let protection = Protection(rawValue: 0xff0).union(.read)
    _ = try test.mmap(1, protection, hint: 0x50000, adding: MapFlags(rawValue: 0x0300_0000))
    #expect(test.flags(0x50000) == "rd mr mw me")
  }

  @Test(arguments: [MapFlags.denyWrite, .executable, MapFlags(rawValue: 0x40), .nonBlocking])
  func `flags that do nothing`(_ flag: MapFlags) throws {
    let test = try TestProcess()
    try test.map("w")
    try test.map(".w", adding: flag)
    #expect(test.picture(2) == "ww")
  }

  @Test(arguments: KernelVersion.allCases)
  func `MAP_STACK, which marks the area in recent kernels only`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w")
    try test.map(".w", adding: .stack)
    #expect(test.picture(2) == (version == .v6_18 ? "w|w" : "ww"))
    #expect(test.flags(0x50001) == (version == .v6_18 ? "rd wr mr mw me ac nh" : "rd wr mr mw me ac"))
  }

  @Test func `MAP_SYNC as a flag of the area`() throws {
    let test = try TestProcess()
    try test.map("r")
    try test.map(".r", adding: .synchronous)
    #expect(test.picture(2) == "r|r")
    #expect(test.flags(0x50001) == "rd mr mw me sf")
  }

  @Test(arguments: CommitCharge.Mode.allCases)
  func `MAP_NORESERVE, unless overcommit is forbidden`(_ mode: CommitCharge.Mode) throws {
    let test = try TestProcess()
    test.kernel.commit.mode = mode
    try test.map("w", adding: .noReserve)
    #expect(test.flags(0x50000) == (mode == .never ? "rd wr mr mw me ac" : "rd wr mr mw me nr"))
  }

  @Test func `MAP_LOCKED and MAP_GROWSDOWN as flags of the area`() throws {
    let test = try TestProcess()
    try test.map("w", adding: [.locked, .growsDown])
    #expect(test.flags(0x50000) == "rd wr mr mw me gd lo ac")
    #expect(test.space.totals.locked == 1)
    #expect(test.space.totals.stack == 1)
    try test.expectSound()
  }

  @Test(arguments: [
    ("w", "4/0", "4/0/0"), ("r", "4/0", "0/0/0"), ("-", "0/0", "0/0/0"), ("x", "4/0", "0/0/0"),
  ])
  func `MAP_POPULATE of private memory with pages`(
    _ letter: String, faults: String, resident: String
  ) throws {
    let test = try TestProcess()
    let drawing = String(repeating: letter, count: 4)
    let taken = try test.faults { try test.map(drawing, adding: .populate) }
    #expect(taken == faults)
    #expect(test.resident == resident)
    #expect(test.space.totals.locked == 0)
    try test.expectSound()
  }

  @Test func `MAP_POPULATE with MAP_NONBLOCK without pages, MAP_LOCKED with`() throws {
    let test = try TestProcess()
    try test.map("ww", adding: [.populate, .nonBlocking])
    #expect(test.resident == "0/0/0")
    try test.map("..ww", adding: [.locked, .nonBlocking])
    #expect(test.resident == "2/0/0")
  }

  @Test func `MAP_POPULATE of 32 cached file pages in two faults, read-only or shared`() throws {
    for (protection, type) in [(Protection.read, MapFlags.copyOnWrite), ([.read, .write], .shared)] {
      let test = try TestProcess()
      let file = test.open(32, kind: .temporary)
      let taken = try test.faults {
        _ = try test.mmap(file, 32, protection, type, adding: [.fixed, .populate])
      }
      #expect(taken == "2/0")
      #expect(test.resident == "0/0/32")
    }
  }

  @Test func `MAP_POPULATE of a private writable file with pages of its own`() throws {
    let test = try TestProcess()
    let file = test.open(8, kind: .temporary)
    _ = try test.mmap(file, 4, [.read, .write], .copyOnWrite, adding: [.fixed, .populate])
    #expect(test.resident == "4/0/0")
    #expect(test.write(0x50000) == "0/0")
  }

  @Test func `MAP_POPULATE beyond the end of a file, silently, up to there`() throws {
    let test = try TestProcess()
    let file = test.open(2, kind: .temporary)
    _ = try test.mmap(file, 4, [.read, .write], .copyOnWrite, adding: [.fixed, .populate])
    #expect(test.resident == "2/0/0")
    #expect(test.picture(4) == "wwww")
  }

  @Test func `shared anonymous memory as an object of its own from offset 0`() throws {
    let test = try TestProcess()
    try test.map("WW")
    try test.map("..WW")
    #expect(test.picture(4) == "WW|WW")
    let area = test.space.areas[test.area(0x50002)]
    #expect(area.pageOffset == 0)
    let file = test.kernel.files[area.file].file
    #expect((file.name, file.isDeleted, file.byteCount) == ("/dev/zero", true, 0x2000))
  }

  @Test func `private /dev/zero as anonymous memory that bears the name`() throws {
    let test = try TestProcess()
    let file = test.open(0, kind: .zeroDevice, name: "/dev/zero")
    _ = try test.mmap(file, 2, [.read, .write], .copyOnWrite)
    #expect(test.space.areas[test.area(0x50000)].isAnonymous)
    #expect(test.read(0x50000) == "1/0")
    #expect(test.write(0x50001) == "1/0")
    #expect(test.resident == "1/0/0")
    #expect(test.byte(0x50000) == 0)
  }

  @Test func `shared /dev/zero as a shared anonymous object`() throws {
    let test = try TestProcess()
    let file = test.open(0, kind: .zeroDevice, name: "/dev/zero")
    _ = try test.mmap(file, 2, [.read, .write], .shared)
    #expect(test.write(0x50001, 7) == "0/1")
    #expect(test.resident == "0/0/1")
    #expect(test.byte(0x50001) == 7)
    #expect(test.kernel.commit.committed >= 2)
    let area = test.space.areas[test.area(0x50000)]
    #expect(test.kernel.files[area.file].file.kind == .sharedAnonymous)
    try test.expectSound()
  }

  @Test func `a file beyond its end; touching it is a SIGBUS`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, offset: 5)
    #expect(test.read(0x50000) == "SIGBUS BUS_ADRERR 4")
  }

  @Test func `offsets as given for files, as addresses for private memory`() throws {
    let test = try TestProcess()
    let file = test.open(9)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, offset: 7)
    try test.map(".w")
    #expect(test.space.areas[test.area(0x50000)].pageOffset == 7)
    #expect(test.space.areas[test.area(0x50001)].pageOffset == 0x50001)
    #expect(test.byte(0x50000) == 23)
  }
}

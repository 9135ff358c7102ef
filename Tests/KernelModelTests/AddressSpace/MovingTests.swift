import Hardware
import KernelModel
import TestSupport
import Testing

/// Resizing and moving that succeeds.
@Suite struct `mremap` {
  private let fixed: MoveFlags = [.mayMove, .fixed]

  @Test func `shrinks by unmapping the tail`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    #expect(try test.mremap(0x50000, 4, 2, []) == 0x50000)
    #expect(test.picture(4) == "ww..")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `shrinks over several areas`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("ww|rr|w")
    #expect(try test.mremap(0x50000, 5, 1, []) == 0x50000)
    #expect(test.picture(5) == "w....")
  }

  @Test(arguments: KernelVersion.allCases)
  func `asks only recent kernels whether what shrinks or stays is mapped`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    let expected: Errno? = version == .v5_10 ? nil : .badAddress
    #expect(errno { try test.mremap(0x50000, 4, 2) } == expected)
    #expect(errno { try test.mremap(0x50000, 4, 4) } == expected)
    #expect(errno { try test.mremap(0xfffff, 4, 2) } == expected)
  }

  @Test(arguments: KernelVersion.allCases)
  func `grows in place up to a fitting neighbour, merged with it since 6.1`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("ww..ww")
    #expect(try test.mremap(0x50000, 2, 4, []) == 0x50000)
    #expect(test.picture(6) == (version == .v5_10 ? "wwww|ww" : "wwwwww"))
    #expect((test.space.totals.total, test.kernel.commit.committed) == (6, 6))
    try test.expectSound()
  }

  @Test func `grows in place up to a growing area, whose gap does not matter`() throws {
    let test = try TestProcess()
    try test.map("ww")
    try test.map("....w", adding: .growsDown)
    #expect(try test.mremap(0x50000, 2, 4, []) == 0x50000)
    #expect(test.picture(5) == "wwww|w")
  }

  @Test func `grows the tail of an area, not its middle`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    #expect(errno { try test.mremap(0x50001, 2, 4, []) } == .outOfMemory)
    #expect(try test.mremap(0x50001, 3, 5, []) == 0x50001)
    #expect(test.picture(6) == "wwwwww")
  }

  @Test func `moves below everything when something is in the way`() throws {
    let test = try TestProcess()
    try test.map("wwww|r")
    test.write(0x50003, 7)
    #expect(try test.mremap(0x50000, 4, 6) == 0xb7ffa)
    #expect(test.ranges == ["50004-50005", "b7ffa-b8000"])
    #expect(test.byte(0xb7ffd) == 7)
    try test.expectSound()
  }

  @Test func `does not grow beyond user space in place`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0xbffff)
    #expect(errno { try test.mremap(0xbffff, 1, 2, []) } == .outOfMemory)
    #expect(try test.mremap(0xbffff, 1, 2) == 0xb7ffe)
  }

  @Test func `moves pages without faults, resident ones and their bytes`() throws {
    let test = try TestProcess()
    try test.map("www")
    test.write(0x50000, 1)
    test.write(0x50002, 3)
    try test.mremap(0x50000, 3, 3, fixed, to: 0x60000)
    #expect(test.resident == "2/0/0")
    #expect((test.write(0x60000, 1), test.read(0x60002)) == ("0/0", "0/0"))
    #expect((test.byte(0x60000), test.byte(0x60002)) == (1, 3))
    #expect(test.read(0x50000) == "SIGSEGV SEGV_MAPERR 4")
    try test.expectSound()
  }

  @Test func `moves a page out and back, and all is one again`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    test.touch(0x50000..<0x50004)
    try test.mremap(0x50001, 1, 1, fixed, to: 0x60000)
    #expect(test.ranges == ["50000-50001", "50002-50004", "60000-60001"])
    try test.mremap(0x60000, 1, 1, fixed, to: 0x50001)
    #expect(test.ranges == ["50000-50004"])
    try test.expectSound()
  }

  @Test func `unmaps the target of a fixed move first`() throws {
    let test = try TestProcess()
    try test.map("ww..rrr")
    try test.mremap(0x50000, 2, 2, fixed, to: 0x50004)
    #expect(test.picture(7) == "....ww|r")
    try test.expectSound()
  }

  @Test func `shrinks while it moves`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    try test.mremap(0x50000, 4, 2, fixed, to: 0x60000)
    #expect(test.ranges == ["60000-60002"])
    #expect(test.kernel.commit.committed == 2)
  }

  @Test func `grows while it moves`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.touch(0x50000..<0x50002)
    try test.mremap(0x50000, 2, 4, fixed, to: 0x60000)
    #expect(test.ranges == ["60000-60004"])
    #expect((test.kernel.commit.committed, test.space.totals.data) == (4, 4))
    try test.expectSound()
  }

  @Test func `duplicates a shared mapping when the old length is 0`() throws {
    let test = try TestProcess()
    try test.map("WW")
    test.write(0x50001, 5)
    #expect(errno { try test.mremap(0x50000, 0, 2, []) } == .outOfMemory)
    let copy = try test.mremap(0x50000, 0, 2)
    #expect(test.picture(2) == "WW")
    #expect(test.byte(copy + 1) == 5)
    try test.expectSound()
  }

  @Test func `keeps the source without pages with MREMAP_DONTUNMAP`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.write(0x50000, 4)
    try test.mremap(0x50000, 2, 2, [.mayMove, .dontUnmap], to: 0x60000)
    #expect(test.ranges == ["50000-50002", "60000-60002"])
    #expect((test.byte(0x60000), test.byte(0x50000)) == (4, 0))
    #expect((test.kernel.commit.committed, test.space.totals.total) == (4, 4))
    try test.expectSound()
  }

  @Test func `merges the two halves of MREMAP_DONTUNMAP when nothing was touched`() throws {
    let test = try TestProcess()
    try test.map("ww")
    try test.mremap(0x50000, 2, 2, [.mayMove, .dontUnmap], to: 0x50002)
    #expect(test.ranges == ["50000-50004"])
    try test.expectSound()
  }

  @Test func `searches when the hint of MREMAP_DONTUNMAP is taken or too low`() throws {
    let test = try TestProcess()
    try test.map("ww.r")
    let flags: MoveFlags = [.mayMove, .dontUnmap]
    #expect(try test.mremap(0x50000, 2, 2, flags, to: 0x50002) == 0xb7ffe)
    #expect(try test.mremap(0x50000, 2, 2, flags, to: 1) == 0xb7ffc)
  }

  @Test func `takes the lock along with MREMAP_DONTUNMAP, from all of the source`() throws {
    let test = try TestProcess()
    try test.map("wwww", adding: .locked)
    try test.mremap(0x50001, 2, 2, [.mayMove, .dontUnmap, .fixed], to: 0x60000)
    #expect(test.flags(0x50000) == "rd wr mr mw me ac")
    #expect(test.flags(0x60000) == "rd wr mr mw me lo ac")
    // The count stays as it was: nothing was unmapped.
    #expect(test.space.totals.locked == 4)
    try test.expectSound()
    test.exit()
  }

  @Test(arguments: KernelVersion.allCases)
  func `keeps the source of shared memory since 6.1`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("W")
    let result = errno { try test.mremap(0x50000, 1, 1, [.mayMove, .dontUnmap], to: 0x60000) }
    #expect(result == (version == .v5_10 ? .invalidArgument : nil))
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `moves several areas at once in 6.18, at the same size`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w|r")
    test.write(0x50000, 3)
    let result = errno { try test.mremap(0x50000, 2, 2, fixed, to: 0x60000) }
    #expect(result == (version == .v6_18 ? nil : .badAddress))
    if version == .v6_18 {
      #expect(test.picture(2, from: 0x60000) == "w|r")
      #expect(test.byte(0x60000) == 3)
    }
    #expect(errno { try test.mremap(0x50000, 2, 4) } == .badAddress)
    try test.expectSound()
  }

  @Test func `takes the lock along, and faults in what it adds`() throws {
    let test = try TestProcess()
    try test.map("ww|r", adding: .locked)
    let place = try test.mremap(0x50000, 2, 4)
    #expect(test.resident == "4/0/0")
    #expect(test.space.totals.locked == 5)
    #expect(test.write(place + 3) == "0/0")
    try test.expectSound()
  }

  @Test func `faults only the added part of locked memory in`() throws {
    let test = try TestProcess()
    try test.map("-", adding: .locked)
    try test.mprotect(0x50000, 1, .read)
    try test.map(".w")
    let taken = try test.faults { try test.mremap(0x50000, 1, 3) }
    #expect(taken == "2/0")
  }

  @Test func `makes a table at the new place wherever the old one had one`() throws {
    let test = try TestProcess()
    try test.map("w|r")
    test.read(0x50001)
    try test.mremap(0x50000, 1, 1, fixed, to: 0x60000)
    #expect(test.space.pageTableCount == 2)
    try test.expectSound()
  }

  @Test func `moves file mappings with their offset`() throws {
    let test = try TestProcess()
    let file = test.open(8)
    _ = try test.mmap(file, 4, .read, .copyOnWrite)
    test.read(0x50000)
    try test.mremap(0x50002, 2, 4, fixed, to: 0x60000)
    #expect(test.space.areas[test.area(0x60000)].pageOffset == 2)
    #expect((test.byte(0x60000), test.byte(0x60003)) == (18, 21))
    try test.expectSound()
  }

  @Test func `moves several areas with MREMAP_DONTUNMAP in 6.18, and leaves what lies in holes`() throws {
    let test = try TestProcess(.v6_18)
    try test.map("w.r")
    try test.map("rrr", from: 0x60000)
    try test.mremap(0x50000, 3, 3, [.mayMove, .fixed, .dontUnmap], to: 0x60000)
    #expect(test.picture(3) == "w.r")
    #expect(test.picture(3, from: 0x60000) == "w|rr")
    #expect(errno { try test.mremap(0x50001, 2, 2, [.mayMove, .fixed], to: 0x60000) } == .badAddress)
    try test.expectSound()
  }
}

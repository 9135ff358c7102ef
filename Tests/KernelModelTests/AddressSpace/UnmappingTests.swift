import Hardware
import KernelModel
import TestSupport
import Testing

@Suite struct `munmap` {
  private func refusal(_ test: TestProcess, _ address: UInt32, _ length: UInt32) -> Errno? {
    errno { try test.kernel.munmap(at(address), length: length, by: test.process) }
  }

  @Test func `refuses what is unaligned, outside user space or empty (EINVAL)`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0x5000_0001, 4096) == .invalidArgument)
    #expect(refusal(test, 0xc000_1000, 0) == .invalidArgument)
    #expect(refusal(test, 0xbfff_f000, 4097) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 0xffff_ffff) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 0) == .invalidArgument)
    #expect(refusal(test, 0xc000_0000, 0) == .invalidArgument)
  }

  @Test func `is content where nothing is mapped`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0, 0xc000_0000) == nil)
    try test.map("..w")
    #expect(refusal(test, 0x5000_0000, 0x2000) == nil)
    #expect(test.picture(3) == "..w")
  }

  @Test func `makes a hole, then takes what lies on both sides of it`() throws {
    let test = try TestProcess()
    try test.map(".wwwww.")
    try test.munmap(0x50002, 1)
    #expect(test.ranges == ["50001-50002", "50003-50006"])
    try test.munmap(0x50001, 4)
    #expect(test.ranges == ["50005-50006"])
    try test.expectSound()
  }

  @Test func `rounds its length up to pages`() throws {
    let test = try TestProcess()
    try test.map("www")
    #expect(refusal(test, 0x5000_0000, 1) == nil)
    #expect(refusal(test, 0x5000_1000, 4097) == nil)
    #expect(test.ranges == [])
  }

  @Test func `needs room for one area more to make a hole, not to cut an end (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("wwwww|r")
    test.kernel.settings.mostAreas = 2
    #expect(errno { try test.munmap(0x50002, 1) } == .outOfMemory)
    #expect(test.picture(6) == "wwwww|r")
    try test.munmap(0x50000, 1)
    try test.munmap(0x50004, 1)
    #expect(test.picture(6) == ".www.r")
    try test.expectSound()
  }

  @Test func `needs no room to cut two areas at once`() throws {
    let test = try TestProcess()
    try test.map("ww|rr")
    test.kernel.settings.mostAreas = 2
    try test.munmap(0x50001, 2)
    #expect(test.picture(4) == "w..r")
  }

  @Test func `keeps the bytes on both sides of a hole`() throws {
    let test = try TestProcess()
    try test.map("www")
    test.write(0x50000, 1)
    test.write(0x50002, 3)
    try test.munmap(0x50001, 1)
    #expect((test.byte(0x50000), test.byte(0x50001), test.byte(0x50002)) == (1, nil, 3))
  }

  @Test func `gives frames back at once`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let free = test.freeFrames
    try test.map(".wwww")
    test.touch(0x50001..<0x50005)
    try test.munmap(0x50001, 4)
    #expect(test.freeFrames == free)
    #expect(test.resident == "1/0/0")
  }

  @Test func `frees a table with the last area of its 4 MiB, and nothing else does`() throws {
    let test = try TestProcess()
    try test.map("ww|r")
    #expect(test.space.pageTableCount == 0)
    test.write(0x50000)
    #expect(test.space.pageTableCount == 1)
    try test.madvise(0x50000, 2, .dontNeed)
    #expect(test.space.pageTableCount == 1)
    try test.munmap(0x50000, 2)
    #expect(test.space.pageTableCount == 1)
    try test.munmap(0x50002, 1)
    #expect(test.space.pageTableCount == 0)
  }

  @Test func `frees tables by 2 MiB under PAE, where three directories count too`() throws {
    let test = try TestProcess { $0.usesPAE = true }
    #expect(test.space.pageTableCount == 3)
    try test.map("w")
    try test.map("w", from: 0x50200)
    test.touch(0x50000..<0x50001)
    test.touch(0x50200..<0x50201)
    #expect(test.space.pageTableCount == 5)
    try test.munmap(0x50200, 1)
    #expect(test.space.pageTableCount == 4)
    try test.expectSound()
  }

  @Test func `forgets what the TLB knew`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.touch(0x50000..<0x50002)
    try test.munmap(0x50001, 1)
    #expect(test.write(0x50001) == "SIGSEGV SEGV_MAPERR 6")
    #expect(test.write(0x50000) == "0/0")
  }
}

import Hardware
import KernelModel
import TestSupport
import Testing

@Suite struct `mprotect` {
  private func refusal(
    _ test: TestProcess, _ address: UInt32, _ length: UInt32, _ protection: Protection = .read
  ) -> Errno? {
    errno { try test.kernel.mprotect(at(address), length: length, protection, by: test.process) }
  }

  @Test func `refuses to grow both ways, before it looks at the address (EINVAL)`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0x5000_0000, 0, [.growsDown, .growsUp]) == .invalidArgument)
  }

  @Test func `refuses an unaligned address, even for no length (EINVAL)`() throws {
    #expect(refusal(try TestProcess(), 1, 0) == .invalidArgument)
  }

  @Test func `does nothing for no length, whatever the protection`() throws {
    #expect(refusal(try TestProcess(), 0, 0, Protection(rawValue: 0xf0)) == nil)
  }

  @Test(arguments: KernelVersion.allCases)
  func `refuses a range that wraps, before the protection (ENOMEM)`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    let bad = Protection(rawValue: 0x10)
    // 64 bits do not wrap: the next check is reached.
    let expected = version == .v6_18 ? Errno.invalidArgument : .outOfMemory
    #expect(refusal(test, 0x5000_0000, 0xb000_0000, bad) == expected)
    #expect(refusal(test, 0x5000_0000, 0xffff_ffff, bad) == expected)
  }

  @Test func `works up to the first hole where ranges do not wrap (ENOMEM)`() throws {
    let test = try TestProcess(.v6_18)
    try test.map("ww.w")
    #expect(refusal(test, 0x5000_0000, 0xffff_0000) == .outOfMemory)
    #expect(test.picture(4) == "rr.w")
  }

  @Test func `refuses unknown bits, but not PROT_SEM (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x6000_0000, 1, Protection(rawValue: 0x10)) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 1, [.read, .semaphore]) == nil)
    #expect(test.picture(1) == "r")
  }

  @Test func `refuses holes: behind everything, below an area, inside (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map(".w.w")
    #expect(refusal(test, 0x5000_4000, 1) == .outOfMemory)
    #expect(refusal(test, 0x5000_0000, 0x2000) == .outOfMemory)
    #expect(test.picture(4) == ".w.w")
    #expect(refusal(test, 0x5000_1000, 0x3000) == .outOfMemory)
    #expect(test.picture(4) == ".r.w")
  }

  @Test func `refuses PROT_GROWSUP after holes (ENOMEM), on every area (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("w.w")
    #expect(refusal(test, 0x5000_1000, 1, [.read, .growsUp]) == .outOfMemory)
    #expect(refusal(test, 0x5000_0000, 1, [.read, .growsUp]) == .invalidArgument)
  }

  @Test func `keeps what it has done when it meets a hole`() throws {
    let test = try TestProcess()
    try test.map("www.ww")
    #expect(errno { try test.mprotect(0x50001, 4, .read) } == .outOfMemory)
    #expect(test.picture(6) == "w|rr.ww")
    try test.expectSound()
  }

  @Test func `keeps what it has done when an area can never allow it (EACCES)`() throws {
    let test = try TestProcess()
    let file = test.open(1, writable: false)
    try test.map("w.w")
    _ = try test.mmap(file, 1, .read, .shared, at: 0x50001)
    let everything: Protection = [.read, .write, .execute]
    #expect(errno { try test.mprotect(0x50000, 3, everything) } == .permissionDenied)
    #expect(test.picture(3) == "X|R|w")
  }

  @Test func `changes all of a growing area below the range with PROT_GROWSDOWN`() throws {
    let test = try TestProcess()
    try test.map("....ww", adding: .growsDown)
    try test.mprotect(0x50005, 1, [.read, .growsDown])
    #expect(test.picture(6) == "....rr")
    try test.mprotect(0x50003, 2, [.read, .write, .growsDown])
    #expect(test.picture(6) == "....w|r")
    try test.expectSound()
  }

  @Test func `refuses PROT_GROWSDOWN above the range (ENOMEM) and without one (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("..w")
    #expect(errno { try test.mprotect(0x50000, 2, [.read, .growsDown]) } == .outOfMemory)
    #expect(errno { try test.mprotect(0x50001, 2, [.read, .growsDown]) } == .invalidArgument)
  }

  @Test func `refuses more data than RLIMIT_DATA, and what breaks it already it lets be`() throws {
    let test = try TestProcess()
    try test.map("rr|ww")
    test.space.limits.data = pages(3)
    #expect(errno { try test.mprotect(0x50000, 2, [.read, .write]) } == .outOfMemory)
    try test.mprotect(0x50000, 1, [.read, .write])
    test.space.limits.data = pages(1)
    try test.mprotect(0x50002, 2, [.read, .write, .execute])
    #expect(test.picture(4) == "w|r|XX")
    try test.expectSound()
  }

  @Test(arguments: [KernelVersion.v5_10, .v6_1])
  func `charges private memory once, and never gives it back`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("rr")
    let before = test.kernel.commit.committed
    try test.mprotect(0x50000, 2, [.read, .write])
    try test.mprotect(0x50000, 2, .read)
    #expect(test.flags(0x50000) == "rd mr mw me ac")
    try test.mprotect(0x50000, 2, [.read, .write])
    #expect(test.kernel.commit.committed == before + 2)
    try test.munmap(0x50000, 2)
    #expect(test.kernel.commit.committed == before)
  }

  @Test func `gives the charge of memory without pages back in 6.18`() throws {
    let test = try TestProcess(.v6_18)
    try test.map("ww|.|ww")
    test.write(0x50003)
    let before = test.kernel.commit.committed
    try test.mprotect(0x50000, 2, .read)
    try test.mprotect(0x50003, 2, .read)
    #expect(test.flags(0x50000) == "rd mr mw me")
    #expect(test.flags(0x50003) == "rd mr mw me ac")
    #expect(test.kernel.commit.committed == before - 2)
  }

  @Test func `refuses what cannot be promised, and changes nothing (ENOMEM)`() throws {
    let test = try TestProcess()
    _ = try test.mmap(1 << 18, .read, hint: 0x50000)
    #expect(errno { try test.mprotect(0x50000, 1 << 18, [.read, .write]) } == .outOfMemory)
    #expect(test.flags(0x50000) == "rd mr mw me")
    try test.mprotect(0x50000, 1, [.read, .write])
  }

  @Test func `does not charge shared memory, nor what reserves nothing`() throws {
    let test = try TestProcess()
    try test.map("R")
    try test.map(".r", adding: .noReserve)
    let before = test.kernel.commit.committed
    try test.mprotect(0x50000, 2, [.read, .write])
    #expect(test.kernel.commit.committed == before)
    #expect(test.flags(0x50001) == "rd wr mr mw me nr")
  }

  @Test func `needs room for the areas that it splits off (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("www")
    test.kernel.settings.mostAreas = 2
    #expect(errno { try test.mprotect(0x50001, 1, .read) } == .outOfMemory)
    #expect(test.picture(3) == "w|ww")
    let committed = test.kernel.commit.committed
    try test.munmap(0x50000, 3)
    #expect(test.kernel.commit.committed == committed - 3)
  }

  @Test func `keeps pages and their bytes, through PROT_NONE too`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000, 9)
    try test.mprotect(0x50000, 1, .none)
    #expect(test.read(0x50000) == "SIGSEGV SEGV_ACCERR 4")
    #expect(test.resident == "1/0/0")
    try test.expectSound()
    try test.mprotect(0x50000, 1, .read)
    #expect(test.read(0x50000) == "0/0")
    #expect(test.byte(0x50000) == 9)
  }

  @Test(arguments: KernelVersion.allCases)
  func `takes the write bit away; 5.10 gives it back by a fault`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w")
    test.write(0x50000)
    try test.mprotect(0x50000, 1, .read)
    #expect(test.write(0x50000) == "SIGSEGV SEGV_ACCERR 7")
    try test.mprotect(0x50000, 1, [.read, .write])
    #expect(test.write(0x50000) == (version == .v5_10 ? "1/0" : "0/0"))
    #expect(test.write(0x50000) == "0/0")
  }

  @Test(arguments: KernelVersion.allCases)
  func `leaves pages shared with a child write-protected`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w")
    test.write(0x50000, 1)
    let child = try test.fork()
    try test.mprotect(0x50000, 1, .read)
    try test.mprotect(0x50000, 1, [.read, .write])
    #expect(test.write(0x50000, 2) == "1/0")
    #expect(child.byte(0x50000) == 1)
    try test.expectSound()
  }

  @Test func `leaves the zero page write-protected`() throws {
    let test = try TestProcess(.v6_1)
    try test.map("r")
    test.read(0x50000)
    try test.mprotect(0x50000, 1, [.read, .write])
    #expect(test.write(0x50000) == "1/0")
    #expect(test.resident == "1/0/0")
  }

  @Test func `faults locked private memory in when it becomes writable`() throws {
    let test = try TestProcess()
    try test.map("rrr", adding: .locked)
    #expect(test.resident == "0/0/0")
    try test.mprotect(0x50000, 2, [.read, .write])
    #expect(test.resident == "2/0/0")
    #expect(test.write(0x50001) == "0/0")
  }

  @Test func `changes nothing, and merges nothing, when the flags are the same`() throws {
    let test = try TestProcess()
    try test.map("w.w")
    test.touch(0x50000..<0x50001)
    test.touch(0x50002..<0x50003)
    try test.map(".w")
    #expect(test.picture(3) == "ww|w")
    try test.mprotect(0x50000, 3, [.read, .write])
    #expect(test.picture(3) == "ww|w")
  }
}

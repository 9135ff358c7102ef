import Hardware
import KernelModel
import TestSupport
import Testing

@Suite struct `mlock and munlock` {
  private func refusal(
    _ test: TestProcess, _ address: UInt32, _ length: UInt32, onFault: Bool = false
  ) -> Errno? {
    errno {
      try test.kernel.mlock(at(address), length: length, onFault: onFault, by: test.process)
    }
  }

  @Test func `refuse everything when the limit is 0 (EPERM), but not to unlock`() throws {
    let test = try TestProcess(privileged: false)
    test.space.limits.lockedMemory = 0
    #expect(refusal(test, 0x6000_0000, 0) == .notPermitted)
    #expect(errno { try test.munlock(0x50000, 0) } == nil)
  }

  @Test func `count against the limit what is not locked yet (ENOMEM)`() throws {
    let test = try TestProcess(privileged: false)
    try test.map("wwww")
    test.space.limits.lockedMemory = pages(3)
    #expect(refusal(test, 0x5000_0000, 0x4000) == .outOfMemory)
    #expect(refusal(test, 0x5000_0000, 0x2000) == nil)
    #expect(refusal(test, 0x5000_0000, 0x3000) == nil)
    #expect(refusal(test, 0x5000_0000, 0x4000) == .outOfMemory)
    #expect(test.space.totals.locked == 3)
  }

  @Test(arguments: KernelVersion.allCases)
  func `refuse ranges that wrap (EINVAL), or lock up to the hole in 64 bits`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("ww")
    let isWide = version == .v6_18
    #expect(refusal(test, 0x5000_0000, 0xd000_0000) == (isWide ? .outOfMemory : .invalidArgument))
    #expect(test.space.totals.locked == (isWide ? 2 : 0))
    let unlocked = errno { try test.munlock(0x50000, 0xd0000) }
    #expect(unlocked == (isWide ? .outOfMemory : .invalidArgument))
    #expect(test.space.totals.locked == 0)
  }

  @Test func `do nothing for no length, even in a hole`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0x5000_0000, 0) == nil)
    #expect(errno { try test.munlock(0x50000, 0) } == nil)
  }

  @Test func `take whole pages: one byte across a border is two`() throws {
    let test = try TestProcess()
    try test.map("www")
    #expect(refusal(test, 0x5000_0001, 4096) == nil)
    #expect(test.picture(3) == "ww|w")
    #expect((test.space.totals.locked, test.resident) == (2, "2/0/0"))
  }

  @Test func `refuse a hole at the start, and one later when the rest is done (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map(".ww.w")
    #expect(errno { try test.mlock(0x50000, 2) } == .outOfMemory)
    #expect(test.space.totals.locked == 0)
    #expect(errno { try test.mlock(0x50001, 4) } == .outOfMemory)
    #expect((test.space.totals.locked, test.resident) == (2, "0/0/0"))
    #expect(errno { try test.munlock(0x50002, 3) } == .outOfMemory)
    #expect(test.space.totals.locked == 1)
    try test.expectSound()
  }

  @Test func `need room for the areas that they split off (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("www")
    test.kernel.settings.mostAreas = 2
    #expect(errno { try test.mlock(0x50001, 1) } == .outOfMemory)
    #expect(test.space.totals.locked == 0)
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `keep PROT_NONE locked, though its pages cannot come in (ENOMEM)`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("--")
    #expect(errno { try test.mlock(0x50000, 1) } == .outOfMemory)
    #expect(test.space.totals.locked == 1)
    // 5.10 looks at the permissions even if nothing is to come in now.
    let onFault = errno { try test.mlock(0x50001, 1, onFault: true) }
    #expect(onFault == (version == .v5_10 ? .outOfMemory : nil))
    #expect(test.space.totals.locked == 2)
  }

  @Test func `keep what lies beyond the end of a file locked (ENOMEM)`() throws {
    let test = try TestProcess()
    let file = test.open(1, kind: .temporary)
    _ = try test.mmap(file, 2, .read, .shared)
    #expect(errno { try test.mlock(0x50000, 2) } == .outOfMemory)
    #expect((test.space.totals.locked, test.resident) == (2, "0/0/1"))
  }

  @Test func `fault in private pages for writing, others for reading`() throws {
    let test = try TestProcess()
    try test.map("wrW")
    let taken = try test.faults { try test.mlock(0x50000, 3) }
    #expect((taken, test.resident) == ("3/0", "1/0/1"))
    #expect(test.write(0x50000) == "0/0")
  }

  @Test func `fault nothing in with MLOCK_ONFAULT`() throws {
    let test = try TestProcess()
    try test.map("ww")
    try test.mlock(0x50000, 2, onFault: true)
    #expect(test.flags(0x50000) == "rd wr mr mw me lo ?? ac")
    #expect((test.space.totals.locked, test.resident) == (2, "0/0/0"))
    try test.mlock(0x50000, 2)
    #expect(test.flags(0x50000) == "rd wr mr mw me lo ac")
    #expect((test.space.totals.locked, test.resident) == (2, "2/0/0"))
  }

  @Test func `pass the kernel's own areas over`() throws {
    let test = try TestProcess()
    try test.space.restore(
      [
        AreaDescription(
          range: page(0x50000)..<page(0x50001), protection: .read, kind: .kernelData)
      ], image: ProgramImageBounds(), written: false)
    try test.mlock(0x50000, 1)
    #expect((test.space.totals.locked, test.flags(0x50000)) == (0, "rd mr pf io de dd"))
  }

  @Test(arguments: KernelVersion.allCases)
  func `leave two areas when one half is unfaulted; 6.18 joins them`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("wwww")
    try test.mlock(0x50000, 2)
    try test.munlock(0x50000, 2)
    #expect(test.picture(4) == (version == .v6_18 ? "wwww" : "ww|ww"))
    #expect(test.space.totals.locked == 0)
  }
}

@Suite struct `mlockall and munlockall` {
  private func refusal(_ test: TestProcess, _ flags: UInt32) -> Errno? {
    errno { try test.kernel.mlockall(LockAllFlags(rawValue: flags), by: test.process) }
  }

  @Test(arguments: [UInt32(0), 4, 8, 9])
  func `refuse no flags, unknown ones and ONFAULT alone, before the limit (EINVAL)`(
    _ flags: UInt32
  ) throws {
    let test = try TestProcess(privileged: false)
    test.space.limits.lockedMemory = 0
    #expect(refusal(test, flags) == .invalidArgument)
  }

  @Test func `refuse without a limit (EPERM), and above it for CURRENT only (ENOMEM)`() throws {
    let test = try TestProcess(privileged: false)
    try test.map("ww")
    test.space.limits.lockedMemory = pages(1)
    #expect(refusal(test, 1) == .outOfMemory)
    #expect(refusal(test, 3) == .outOfMemory)
    #expect(refusal(test, 2) == nil)
    test.space.limits.lockedMemory = 0
    #expect(refusal(test, 2) == .notPermitted)
  }

  @Test func `lock what is there, whatever single areas say`() throws {
    let test = try TestProcess()
    try test.map("ww.-.r")
    #expect(refusal(test, 1) == nil)
    #expect((test.space.totals.locked, test.resident) == (4, "2/0/0"))
    #expect(try test.mmap(1) == 0xb7fff)
    #expect(test.space.totals.locked == 4)
    try test.kernel.munlockall(by: test.process)
    #expect(test.space.totals.locked == 0)
    try test.expectSound()
  }

  @Test func `lock what comes, until munlockall`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 2) == nil)
    try test.map("ww")
    #expect((test.space.totals.locked, test.resident) == (2, "2/0/0"))
    try test.kernel.munlockall(by: test.process)
    try test.map("..ww")
    #expect((test.space.totals.locked, test.resident) == (0, "2/0/0"))
  }

  @Test func `end the future locking by CURRENT alone`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 2) == nil)
    #expect(refusal(test, 1) == nil)
    try test.map("w")
    #expect(test.space.totals.locked == 0)
  }

  @Test func `fault in only what has no MCL_ONFAULT: the kernel's code`() throws {
    let test = try TestProcess()
    try test.map("w")
    try test.space.restore(
      [
        AreaDescription(
          range: page(0x50001)..<page(0x50002), protection: .read, kind: .kernelCode)
      ], image: ProgramImageBounds(), written: false)
    #expect(refusal(test, 5) == nil)
    #expect(test.resident == "0/1/0")
    try test.expectSound()
  }

  @Test func `are forgotten by fork and exec`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 3) == nil)
    try test.map("w")
    let child = try test.fork()
    #expect(child.space.totals.locked == 0)
    #expect(child.flags(0x50000) == "rd wr mr mw me ac")
    _ = try child.mmap(1)
    #expect(child.space.totals.locked == 0)
  }
}

import Hardware
import KernelModel
import TestSupport
import Testing

/// The checks of `mmap` in Linux's order; each call breaks every later rule that it can.
@Suite struct `mmap refuses` {
  /// A call in bytes, as a program makes it.
  private func refusal(
    _ test: TestProcess, _ address: UInt32 = 0, _ length: UInt32 = 4096,
    _ flags: MapFlags = [.copyOnWrite, .anonymous], _ protection: Protection = [.read, .write],
    file: Int32 = -1, offset: UInt32 = 0
  ) -> Errno? {
    errno {
      try test.kernel.mmap(
        MapRequest(
          address: at(address), length: length, protection: protection, flags: flags,
          fileDescriptor: file, pageOffset: offset), by: test.process)
    }
  }

  @Test func `a closed descriptor before everything else (EBADF)`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 1, 0, .hugeTLB) == .badFileDescriptor)
  }

  @Test(arguments: KernelVersion.allCases)
  func `huge pages that it does not have`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    let file = test.open(1)
    #expect(refusal(test, 0, 0, [.copyOnWrite, .hugeTLB], file: file) == .invalidArgument)
    let expected = version == .v5_10 ? Errno.invalidArgument : .outOfMemory
    #expect(refusal(test, 0, 4096, [.copyOnWrite, .anonymous, .hugeTLB]) == expected)
  }

  @Test func `no length (EINVAL) and one that wraps (ENOMEM)`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 1, 0, [.copyOnWrite, .anonymous, .fixed]) == .invalidArgument)
    #expect(refusal(test, 0, 0xffff_f001, offset: 0xffff_ffff) == .outOfMemory)
  }

  @Test(arguments: KernelVersion.allCases)
  func `an offset that wraps, where addresses have 32 bits (EOVERFLOW)`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    let expected: Errno? = version == .v6_18 ? nil : .valueTooLarge
    #expect(refusal(test, offset: 0xffff_ffff) == expected)
    #expect(refusal(test, offset: 0xffff_fffe) == nil)
  }

  @Test func `one area more than max_map_count allows, even if it would merge (ENOMEM)`() throws {
    let test = try TestProcess()
    test.kernel.settings.mostAreas = 2
    try test.map("w|r|w.")
    #expect(refusal(test, 0x5000_3000, 4096, [.copyOnWrite, .anonymous, .fixed]) == .outOfMemory)
    #expect(test.picture(4) == "w|r|w.")
  }

  @Test func `what is longer than user space (ENOMEM)`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0, 0xc000_0000) == .outOfMemory)
    #expect(refusal(test, 0, 0xc000_0000 - 0xffff) == .outOfMemory)
    #expect(refusal(test, 0x1000, 0xc000_1000, [.copyOnWrite, .anonymous, .fixed]) == .outOfMemory)
  }

  @Test func `a fixed place that user space does not hold, before its alignment (ENOMEM)`() throws {
    let test = try TestProcess()
    let fixed: MapFlags = [.copyOnWrite, .anonymous, .fixed]
    #expect(refusal(test, 0xc000_0000, 4096, fixed) == .outOfMemory)
    #expect(refusal(test, 0xbfff_f001, 4096, fixed) == .outOfMemory)
    #expect(refusal(test, 0x5000_0001, 4096, fixed) == .invalidArgument)
  }

  @Test func `places below mmap_min_addr to all but root (EPERM)`() throws {
    let user = try TestProcess(privileged: false)
    let fixed: MapFlags = [.copyOnWrite, .anonymous, .fixed]
    #expect(refusal(user, 0xf000, 4096, fixed) == .notPermitted)
    #expect(refusal(user, 0x10000, 4096, fixed) == nil)
    #expect(refusal(try TestProcess(), 0xf000, 4096, fixed) == nil)
  }

  @Test func `MAP_FIXED_NOREPLACE over anything (EEXIST)`() throws {
    let test = try TestProcess(privileged: false)
    try test.map("..w")
    let flags: MapFlags = [.copyOnWrite, .anonymous, .fixedNoReplace, .locked]
    #expect(refusal(test, 0x5000_0000, 0x3000, flags) == .fileExists)
    #expect(refusal(test, 0x5000_0000, 0x2000, flags) == nil)
    #expect(test.picture(3) == "ww|w")
  }

  @Test func `MAP_LOCKED without a limit (EPERM), above it (EAGAIN)`() throws {
    let test = try TestProcess(privileged: false)
    let locked: MapFlags = [.copyOnWrite, .anonymous, .locked]
    test.space.limits.lockedMemory = 4095
    #expect(refusal(test, 0, 4096, locked) == .tryAgain)
    test.space.limits.lockedMemory = 0
    #expect(refusal(test, 0, 4096, locked) == .notPermitted)
    test.space.limits.isPrivileged = true
    #expect(refusal(test, 0, 4096, locked) == nil)
  }

  @Test func `new memory above the limit when mlockall wants it locked (EAGAIN)`() throws {
    let test = try TestProcess(privileged: false)
    try test.kernel.mlockall(.future, by: test.process)
    test.space.limits.lockedMemory = 0
    #expect(refusal(test) == .tryAgain)
  }

  @Test func `unknown flags with MAP_SHARED_VALIDATE (EOPNOTSUPP)`() throws {
    let test = try TestProcess()
    let file = test.open(1, writable: false)
    for flag in [MapFlags.fixedNoReplace, .synchronous, MapFlags(rawValue: 0x20_0000)] {
      let flags = flag.union(.sharedValidate)
      #expect(refusal(test, 0x5000_0000, 4096, flags, file: file) == .notSupported)
      #expect(refusal(test, 0, 4096, flag.union(.shared), .read, file: file) == nil)
    }
  }

  @Test func `shared writing to a file not open for it (EACCES)`() throws {
    let test = try TestProcess()
    let file = test.open(1, writable: false)
    #expect(refusal(test, 0, 4096, .shared, file: file) == .permissionDenied)
    #expect(refusal(test, 0, 4096, .sharedValidate, file: file) == .permissionDenied)
    #expect(refusal(test, 0, 4096, .copyOnWrite, file: file) == nil)
  }

  @Test func `a file not open for reading, whatever is asked (EACCES)`() throws {
    let test = try TestProcess()
    let file = test.open(1, readable: false)
    #expect(refusal(test, 0, 4096, .shared, .none, file: file) == .permissionDenied)
    #expect(refusal(test, 0, 4096, .copyOnWrite, .none, file: file) == .permissionDenied)
  }

  @Test func `what cannot be mapped (ENODEV)`() throws {
    let test = try TestProcess()
    let directory = test.open(1, kind: .directory, writable: false)
    #expect(refusal(test, 0, 4096, [.copyOnWrite, .growsDown], file: directory) == .noDevice)
  }

  @Test func `a file that would grow down (EINVAL)`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    #expect(refusal(test, 0, 4096, [.copyOnWrite, .growsDown], file: file) == .invalidArgument)
  }

  @Test(arguments: [MapFlags(rawValue: 0), MapFlags(rawValue: 4), MapFlags(rawValue: 15)])
  func `types that do not exist (EINVAL)`(_ type: MapFlags) throws {
    let test = try TestProcess()
    let file = test.open(1)
    #expect(refusal(test, 0, 4096, type.union(.anonymous)) == .invalidArgument)
    #expect(refusal(test, 0, 4096, type, file: file) == .invalidArgument)
  }

  @Test func `MAP_SHARED_VALIDATE and a growing MAP_SHARED without a file (EINVAL)`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0, 4096, [.sharedValidate, .anonymous]) == .invalidArgument)
    #expect(refusal(test, 0, 4096, [.shared, .anonymous, .growsDown]) == .invalidArgument)
  }

  @Test func `more than RLIMIT_AS; a fixed place counts what it replaces (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.space.limits.addressSpace = pages(3)
    let fixed: MapFlags = [.copyOnWrite, .anonymous, .fixed]
    #expect(refusal(test, 0x5000_0000, 0x4000, fixed) == .outOfMemory)
    #expect(test.picture(4) == "ww..")
    #expect(refusal(test, 0x5000_0000, 0x3000, fixed) == nil)
    try test.expectSound()
  }

  @Test func `a hole for which it has no area (ENOMEM)`() throws {
    let test = try TestProcess()
    test.kernel.settings.mostAreas = 1
    try test.map("www")
    let fixed: MapFlags = [.copyOnWrite, .anonymous, .fixed]
    #expect(refusal(test, 0x5000_1000, 4096, fixed, .read) == .outOfMemory)
    #expect(test.picture(3) == "www")
  }

  @Test func `more than can be promised, when the old mapping is gone already (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    let fixed: MapFlags = [.copyOnWrite, .anonymous, .fixed]
    #expect(refusal(test, 0x5000_1000, 1 << 30, fixed) == .outOfMemory)
    #expect(test.picture(4) == "w...")
    #expect(refusal(test, 0x5000_1000, 1 << 30, fixed.union(.noReserve)) == nil)
    try test.expectSound()
  }

  @Test func `a shared object larger than can be promised, read-only or not (ENOMEM)`() throws {
    let test = try TestProcess()
    let shared: MapFlags = [.shared, .anonymous]
    #expect(refusal(test, 0, 1 << 30, shared, .read) == .outOfMemory)
    #expect(refusal(test, 0, 1 << 30, shared.union(.noReserve), .read) == nil)
    #expect(refusal(test, 0, 1 << 30, [.copyOnWrite, .anonymous], .read) == nil)
    try test.expectSound()
  }
}

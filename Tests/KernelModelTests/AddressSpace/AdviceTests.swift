import Hardware
import KernelModel
import TestSupport
import Testing

@Suite struct `madvise` {
  private func refusal(
    _ test: TestProcess, _ address: UInt32, _ length: UInt32, _ advice: Int32
  ) -> Errno? {
    errno { try test.kernel.madvise(at(address), length: length, advice, by: test.process) }
  }

  // MARK: Checks

  @Test(arguments: [Int32(-1), 5, 7, 24, 102])
  func `refuses unknown advice before anything else (EINVAL)`(_ advice: Int32) throws {
    #expect(refusal(try TestProcess(), 0x5000_0001, 0, advice) == .invalidArgument)
  }

  @Test(arguments: [Advice.mergeable, .unmergeable, .hugePage, .noHugePage])
  func `refuses advice that is not configured (EINVAL)`(_ advice: Advice) throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x5000_0000, 4096, advice.rawValue) == .invalidArgument)
  }

  @Test(arguments: [Advice.hardwarePoison, .softOffline])
  func `refuses to break memory: not configured (EINVAL)`(_ advice: Advice) throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x5000_0000, 4096, advice.rawValue) == .invalidArgument)
  }

  @Test func `refuses unaligned addresses, and lengths and ranges that wrap (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(refusal(test, 0x5000_0001, 0, 4) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 0xffff_f001, 4) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 0xb000_0000, 4) == .invalidArgument)
    #expect(refusal(test, 0x6000_0000, 0, 4) == nil)
  }

  @Test func `works up to the holes where ranges do not wrap (ENOMEM)`() throws {
    let test = try TestProcess(.v6_18)
    try test.map("w")
    test.write(0x50000)
    #expect(refusal(test, 0x5000_0000, 0xffff_f001, 4) == .outOfMemory)
    #expect(test.resident == "0/0/0")
  }

  @Test func `skips holes and tells of them at the end (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map(".w.w.")
    test.touch(0x50001..<0x50002)
    test.touch(0x50003..<0x50004)
    #expect(refusal(test, 0x5000_0000, 0x5000, Advice.dontNeed.rawValue) == .outOfMemory)
    #expect(test.resident == "0/0/0")
    #expect(refusal(test, 0x5000_0000, 0x1000, Advice.dontNeed.rawValue) == .outOfMemory)
    #expect(refusal(test, 0x6000_0000, 0x1000, Advice.dontNeed.rawValue) == .outOfMemory)
  }

  @Test func `stops at once at what an area refuses`() throws {
    let test = try TestProcess()
    try test.map("w..w")
    try test.map(".w", adding: .locked)
    test.touch(0x50000..<0x50001)
    test.touch(0x50003..<0x50004)
    #expect(errno { try test.madvise(0x50000, 4, .dontNeed) } == .invalidArgument)
    #expect(test.resident == "2/0/0")
  }

  // MARK: Behaviour

  @Test(arguments: [
    (Advice.random, "rd wr mr mw me rr ac"), (.sequential, "rd wr mr mw me sr ac"),
    (.dontFork, "rd wr mr mw me dc ac"), (.dontDump, "rd wr mr mw me ac dd"),
    (.wipeOnFork, "rd wr mr mw me ac wf"),
  ])
  func `sets flags, splits for them, and merges when they go`(
    _ advice: Advice, flags: String
  ) throws {
    let test = try TestProcess()
    try test.map("www")
    try test.madvise(0x50001, 1, advice)
    #expect(test.picture(3) == "w|w|w")
    #expect(test.flags(0x50001) == flags)
    for undo in [Advice.normal, .doFork, .doDump, .keepOnFork] {
      try test.madvise(0x50001, 1, undo)
    }
    #expect(test.picture(3) == "www")
    try test.expectSound()
  }

  @Test func `lets random and sequential reading exclude each other`() throws {
    let test = try TestProcess()
    try test.map("r")
    try test.madvise(0x50000, 1, .random)
    try test.madvise(0x50000, 1, .sequential)
    #expect(test.flags(0x50000) == "rd mr mw me sr")
    try test.madvise(0x50000, 1, .random)
    #expect(test.flags(0x50000) == "rd mr mw me rr")
  }

  @Test(arguments: KernelVersion.allCases)
  func `needs room for the areas that it splits off (ENOMEM, in 6.1 EAGAIN)`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("ww")
    test.kernel.settings.mostAreas = 1
    let result = errno { try test.madvise(0x50000, 1, .dontFork) }
    #expect(result == (version == .v6_1 ? .tryAgain : .outOfMemory))
    #expect(test.picture(2) == "ww")
  }

  @Test func `does not unmark what it may not: DOFORK on devices, DODUMP on special areas`() throws {
    let test = try TestProcess()
    try test.space.restore(
      [
        AreaDescription(
          range: page(0x50000)..<page(0x50001), protection: .read, kind: .kernelData),
        AreaDescription(
          range: page(0x50001)..<page(0x50002), protection: .read, kind: .kernelCode),
      ], image: ProgramImageBounds(), written: false)
    #expect(errno { try test.madvise(0x50000, 1, .doFork) } == .invalidArgument)
    #expect(errno { try test.madvise(0x50001, 1, .doFork) } == nil)
    #expect(errno { try test.madvise(0x50001, 1, .doDump) } == .invalidArgument)
  }

  @Test func `wipes only private anonymous memory on fork (EINVAL)`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, .read, .copyOnWrite)
    try test.map(".W")
    #expect(errno { try test.madvise(0x50000, 1, .wipeOnFork) } == .invalidArgument)
    #expect(errno { try test.madvise(0x50001, 1, .wipeOnFork) } == .invalidArgument)
  }

  // MARK: Pages

  @Test func `WILLNEED reads a file into the cache, and has nothing to read for untouched memory`() throws {
    let test = try TestProcess()
    let file = test.open(8)
    _ = try test.mmap(file, 4, .read, .copyOnWrite, offset: 2)
    try test.map("....w")
    try test.madvise(0x50001, 2, .willNeed)
    #expect(try test.mincore(0x50000, 4) == "0110")
    #expect(test.resident == "0/0/0")
    try test.madvise(0x50004, 1, .willNeed)
    #expect(test.resident == "0/0/0")
  }

  @Test func `DONTNEED loses private bytes, and private files show the file again`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, [.read, .write], .copyOnWrite)
    try test.map(".wW")
    for number in 0x50000..<0x50003 as Range<UInt32> { test.write(number, 7) }
    try test.madvise(0x50000, 3, .dontNeed)
    #expect(test.resident == "0/0/0")
    #expect((test.byte(0x50000), test.byte(0x50001), test.byte(0x50002)) == (16, 0, 7))
    try test.expectSound()
  }

  @Test func `DONTNEED refuses locked memory and the kernel's pages (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("w", adding: .locked)
    try test.space.restore(
      [
        AreaDescription(
          range: page(0x50001)..<page(0x50002), protection: .read, kind: .kernelData),
        AreaDescription(
          range: page(0x50002)..<page(0x50003), protection: .read, kind: .kernelCode),
      ], image: ProgramImageBounds(), written: false)
    #expect(errno { try test.madvise(0x50000, 1, .dontNeed) } == .invalidArgument)
    #expect(errno { try test.madvise(0x50001, 1, .dontNeed) } == .invalidArgument)
    #expect(errno { try test.madvise(0x50002, 1, .dontNeed) } == nil)
    #expect(errno { try test.madvise(0x50000, 1, .cold) } == .invalidArgument)
    #expect(errno { try test.madvise(0x50000, 1, .pageOut) } == .invalidArgument)
  }

  @Test func `FREE keeps the pages clean until they are written`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.touch(0x50000..<0x50002)
    try test.madvise(0x50000, 2, .free)
    #expect(test.resident == "2/0/0")
    let usage = test.space.usage(of: test.area(0x50000))
    #expect((usage.privateClean, usage.lazyFree, usage.referenced) == (8, 8, 0))
    #expect(test.write(0x50000) == "0/0")
    let after = test.space.usage(of: test.area(0x50000))
    #expect((after.privateDirty, after.lazyFree) == (4, 4))
  }

  @Test func `FREE cleans pages shared with a child too, for itself only`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let child = try test.fork()
    try child.madvise(0x50000, 1, .free)
    #expect(child.space.usage(of: child.area(0x50000)).sharedClean == 4)
    #expect(test.space.usage(of: test.area(0x50000)).sharedDirty == 4)
    #expect(test.byte(0x50000) == 0xaa)
  }

  @Test func `FREE refuses files, shared and locked memory (EINVAL)`() throws {
    let test = try TestProcess()
    try test.map("W")
    try test.map(".w", adding: .locked)
    let file = test.open(1)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, at: 0x50002)
    for number in 0x50000..<0x50003 as Range<UInt32> {
      #expect(errno { try test.madvise(number, 1, .free) } == .invalidArgument)
    }
  }

  @Test func `REMOVE punches a hole for everybody who maps the file`() throws {
    let test = try TestProcess()
    try test.map("WW")
    test.touch(0x50000..<0x50002)
    let child = try test.fork()
    #expect(child.byte(0x50001) == 0xaa)
    try test.madvise(0x50001, 1, .remove)
    #expect(child.resident == "0/0/1")
    #expect((test.byte(0x50001), child.byte(0x50001), test.byte(0x50000)) == (0, 0, 0xaa))
    try test.expectSound()
  }

  @Test func `REMOVE refuses locked memory, no file (EINVAL), no shared writing (EACCES)`() throws {
    let test = try TestProcess()
    try test.map("w|R")
    try test.map("..W", adding: .locked)
    #expect(errno { try test.madvise(0x50000, 1, .remove) } == .invalidArgument)
    #expect(errno { try test.madvise(0x50001, 1, .remove) } == .permissionDenied)
    #expect(errno { try test.madvise(0x50002, 1, .remove) } == .invalidArgument)
  }

  @Test(arguments: [Advice.populateRead, .populateWrite])
  func `POPULATE is unknown to 5.10 (EINVAL)`(_ advice: Advice) throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(errno { try test.madvise(0x50000, 1, advice) } == .invalidArgument)
    #expect(test.resident == "0/0/0")
  }

  @Test(arguments: [KernelVersion.v6_1, .v6_18])
  func `POPULATE faults pages in for reading or writing`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("wwW")
    try test.madvise(0x50000, 1, .populateRead)
    #expect(test.entry(0x50000).isPresent)
    #expect(test.resident == "0/0/0")
    try test.madvise(0x50000, 3, .populateWrite)
    #expect(test.resident == "2/0/1")
    try test.expectSound()
  }

  @Test(arguments: [("r", Advice.populateWrite), ("-", .populateRead), ("-", .populateWrite)])
  func `POPULATE refuses what the area does not allow (EINVAL)`(
    _ letter: String, advice: Advice
  ) throws {
    let test = try TestProcess(.v6_1)
    try test.map(letter)
    #expect(errno { try test.madvise(0x50000, 1, advice) } == .invalidArgument)
  }

  @Test func `POPULATE refuses the kernel's pages (EINVAL), and the end of a file (EFAULT)`() throws {
    let test = try TestProcess(.v6_1)
    let file = test.open(1)
    _ = try test.mmap(file, 2, .read, .copyOnWrite, at: 0x50001)
    try test.space.restore(
      [
        AreaDescription(
          range: page(0x50000)..<page(0x50001), protection: .read, kind: .kernelData)
      ], image: ProgramImageBounds(), written: false)
    #expect(errno { try test.madvise(0x50000, 1, .populateRead) } == .invalidArgument)
    #expect(errno { try test.madvise(0x50001, 2, .populateRead) } == .badAddress)
    #expect(test.resident == "0/1/0")
  }

  @Test(arguments: [KernelVersion.v6_1, .v6_18])
  func `POPULATE ends at the first hole in 6.18, and goes on behind it in 6.1`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("w.w")
    #expect(errno { try test.madvise(0x50000, 3, .populateWrite) } == .outOfMemory)
    #expect(test.resident == (version == .v6_1 ? "2/0/0" : "1/0/0"))
  }
}

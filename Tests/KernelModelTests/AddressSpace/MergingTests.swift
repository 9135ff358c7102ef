import Hardware
import KernelModel
import TestSupport
import Testing

/// The cases of `vma_merge`: P the area before, A the new or changed range, N and X those behind.
@Suite struct `Merging` {
  @Test(arguments: KernelVersion.allCases)
  func `case 1: a range that fills a hole joins both sides`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("ww..ww")
    try test.map("..ww")
    #expect(test.picture(6) == "wwwwww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 2: a range joins the area before`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("ww..rr")
    try test.map("..w")
    #expect(test.picture(6) == "www.rr")
    try test.map("...w")
    #expect(test.picture(6) == "wwww|rr")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 3: a range joins the area behind`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("rr..ww")
    try test.map("...w")
    #expect(test.picture(6) == "rr.www")
    try test.map("..w")
    #expect(test.picture(6) == "rr|wwww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 4: the tail of an area goes over to the one behind`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("rrrr|ww")
    try test.mprotect(0x50002, 2, [.read, .write])
    #expect(test.picture(6) == "rr|wwww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 5: the head of an area goes over to the one before`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("ww|rrrr")
    try test.mprotect(0x50002, 2, [.read, .write])
    #expect(test.picture(6) == "wwww|rr")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 6: a whole area becomes like both neighbours, and all are one`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("ww|rr|ww")
    try test.mprotect(0x50002, 2, [.read, .write])
    #expect(test.picture(6) == "wwwwww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 7: a whole area becomes like the one before`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("ww|rr|--")
    try test.mprotect(0x50002, 2, [.read, .write])
    #expect(test.picture(6) == "wwww|--")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 8: a whole area becomes like the one behind`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("--|rr|ww")
    try test.mprotect(0x50002, 2, [.read, .write])
    #expect(test.picture(6) == "--|wwww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `case 1 without both: the area before wins, in 6.1 the one behind`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("w.w")
    test.write(0x50000)
    test.write(0x50002)
    try test.map(".w")
    #expect(test.picture(3) == (version == .v6_1 ? "w|ww" : "ww|w"))
    try test.expectSound()
  }

  @Test func `case 6 without both: the area before wins, and it is case 7`() throws {
    let test = try TestProcess()
    try test.map("w.w")
    test.write(0x50000)
    test.write(0x50002)
    try test.map(".r")
    try test.mprotect(0x50001, 1, [.read, .write])
    #expect(test.picture(3) == "ww|w")
    try test.expectSound()
  }

  @Test func `areas of the kernel never merge`() throws {
    let test = try TestProcess()
    try test.space.restore(
      [
        AreaDescription(
          range: page(0x50000)..<page(0x50001), protection: .read, kind: .kernelData),
        AreaDescription(
          range: page(0x50001)..<page(0x50003), protection: .read, kind: .kernelData),
      ], image: ProgramImageBounds(), written: false)
    #expect(test.picture(3) == "r|rr")
    try test.mprotect(0x50001, 1, .none)
    try test.mprotect(0x50001, 1, .read)
    #expect(test.picture(3) == "r|r|r")
  }

  @Test func `stacks that grow down to another area stay apart`() throws {
    let test = try TestProcess()
    try test.map("w....w", adding: .growsDown)
    #expect(test.write(0x50001) == "1/0")
    #expect(test.picture(6) == "w|wwwww")
    try test.expectSound()
  }
}

/// What must agree for two areas to become one (`can_vma_merge_after`, `can_vma_merge_before`).
@Suite struct `Neighbours fit` {
  @Test(arguments: [
    Advice.dontFork, .random, .sequential, .dontDump, .wipeOnFork,
  ])
  func `only with equal flags`(_ advice: Advice) throws {
    let test = try TestProcess()
    try test.map("w")
    try test.madvise(0x50000, 1, advice)
    try test.map(".w")
    #expect(test.picture(2) == "w|w")
  }

  @Test func `only with equal reservation, lock and growth`() throws {
    let test = try TestProcess()
    try test.map("w")
    try test.map(".w", adding: .noReserve)
    try test.map("..w", adding: .locked)
    try test.map("...w", adding: .growsDown)
    #expect(test.picture(4) == "w|w|w|w")
  }

  @Test func `with one open of a file, not with two`() throws {
    let test = try TestProcess()
    let one = test.open(4)
    let other = try test.kernel.open("/file", writable: true, by: test.process)
    _ = try test.mmap(one, 1, .read, .copyOnWrite, at: 0x50000, offset: 0)
    _ = try test.mmap(one, 1, .read, .copyOnWrite, at: 0x50001, offset: 1)
    _ = try test.mmap(other, 1, .read, .copyOnWrite, at: 0x50002, offset: 2)
    #expect(test.picture(3) == "rr|r")
    try test.expectSound()
  }

  @Test func `with offsets that go on`() throws {
    let test = try TestProcess()
    let file = test.open(8)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, at: 0x50001, offset: 3)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, at: 0x50002, offset: 5)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, at: 0x50000, offset: 2)
    #expect(test.picture(3) == "rr|r")
  }

  @Test func `shared and private mappings of a file do not`() throws {
    let test = try TestProcess()
    let file = test.open(2)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, at: 0x50000, offset: 0)
    _ = try test.mmap(file, 1, .read, .shared, at: 0x50001, offset: 1)
    #expect(test.picture(2) == "r|R")
  }

  @Test func `shared anonymous objects never do`() throws {
    let test = try TestProcess()
    try test.map("W|W")
    #expect(test.picture(2) == "W|W")
  }
}

/// The table of 3.2: pages at 50000, 50001, 50002, private and adjacent.
@Suite struct `Private pages decide` {
  @Test(arguments: KernelVersion.allCases)
  func `nothing when there are none, or were only read`(_ version: KernelVersion) throws {
    for reads in [false, true] {
      let test = try TestProcess(version)
      try test.map("w.w")
      if reads {
        test.read(0x50000)
        test.read(0x50002)
      }
      try test.map(".w")
      #expect(test.picture(3) == "www")
    }
  }

  @Test(arguments: KernelVersion.allCases)
  func `nothing when only the first was written`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w.w")
    test.write(0x50000)
    try test.map(".w")
    #expect(test.picture(3) == "www")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `in 6.1 that a new page joins the written one behind only`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("w.w")
    test.write(0x50002)
    try test.map(".w")
    #expect(test.picture(3) == (version == .v6_1 ? "w|ww" : "www"))
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `for ever that two with their own stay apart`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w.w")
    test.write(0x50000)
    test.write(0x50002)
    try test.map(".w")
    let apart = version == .v6_1 ? "w|ww" : "ww|w"
    try test.mprotect(0x50000, 3, .read)
    try test.mprotect(0x50000, 3, [.read, .write])
    #expect(test.picture(3) == apart)
  }

  @Test(arguments: KernelVersion.allCases)
  func `nothing when the unfaulted one changes`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w|r")
    test.write(0x50000)
    try test.mprotect(0x50001, 1, [.read, .write])
    #expect(test.picture(2) == "ww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases, [UInt32(0x50000), 0x50001])
  func `that a faulted area made equal to an unfaulted one stays apart, but not in 6.18`(
    _ version: KernelVersion, changed: UInt32
  ) throws {
    let test = try TestProcess(version)
    try test.map("XX")
    try test.mprotect(changed, 1, [.read, .write])
    test.write(changed)
    try test.mprotect(changed, 1, [.read, .write, .execute])
    #expect(test.picture(2) == (version == .v6_18 ? "XX" : "X|X"))
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `nothing when the changed one has none`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("ww")
    try test.madvise(0x50000, 1, .dontFork)
    test.write(0x50001)
    try test.madvise(0x50000, 1, .doFork)
    #expect(test.picture(2) == "ww")
  }

  @Test(arguments: KernelVersion.allCases)
  func `nothing when the second fault found the first one's memory`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("w|X")
    test.touch(0x50000..<0x50002)
    try test.mprotect(0x50001, 1, [.read, .write])
    #expect(test.picture(2) == "ww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `that areas whose flags differed at the fault stay apart`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("ww")
    try test.madvise(0x50001, 1, .dontFork)
    test.touch(0x50000..<0x50002)
    try test.madvise(0x50001, 1, .doFork)
    #expect(test.picture(2) == "w|w")
  }

  @Test(arguments: KernelVersion.allCases)
  func `nothing for pieces of one area`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("www")
    test.touch(0x50000..<0x50003)
    try test.mprotect(0x50001, 1, .read)
    #expect(test.picture(3) == "w|r|w")
    try test.mprotect(0x50001, 1, [.read, .write])
    #expect(test.picture(3) == "www")
    try test.munmap(0x50001, 1)
    try test.map(".w")
    #expect(test.picture(3) == "www")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `nothing, but the charge does, in 6.18 not even that`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w")
    try test.mprotect(0x50000, 1, .read)
    try test.map(".r")
    #expect(test.picture(2) == (version == .v6_18 ? "rr" : "r|r"))
  }

  @Test(arguments: KernelVersion.allCases)
  func `nothing for the source that a move leaves behind, since 6.1`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("ww")
    try test.madvise(0x50001, 1, .dontFork)
    test.touch(0x50000..<0x50002)
    try test.mremap(0x50000, 1, 1, [.mayMove, .dontUnmap, .fixed], to: 0x60000)
    try test.madvise(0x50000, 1, .dontFork)
    #expect(test.picture(2) == (version == .v5_10 ? "w|w" : "ww"))
    try test.expectSound()
  }
}

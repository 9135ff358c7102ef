import Hardware
import KernelModel
import TestSupport
import Testing

/// What a fork does to later merging (`anon_vma_fork`).
@Suite struct `After a fork` {
  @Test(arguments: KernelVersion.allCases)
  func `the parent goes on merging`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w")
    test.write(0x50000)
    _ = try test.fork()
    try test.map(".w")
    #expect(test.picture(2) == "ww")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `new memory of the child does not join what was written before`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map(".w.")
    test.write(0x50001)
    let child = try test.fork()
    try child.map("w.w")
    #expect(child.picture(3) == "w|w|w")
    try child.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `new memory of the child joins what was never written`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("w")
    test.read(0x50000)
    let child = try test.fork()
    try child.map(".w")
    #expect(child.picture(2) == "ww")
  }

  @Test(arguments: KernelVersion.allCases)
  func `pieces of an inherited area join again`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("www")
    test.touch(0x50000..<0x50003)
    let child = try test.fork()
    try child.mprotect(0x50001, 1, .read)
    try child.mprotect(0x50001, 1, [.read, .write])
    #expect(child.picture(3) == "www")
  }

  @Test(arguments: KernelVersion.allCases)
  func `a hole in an inherited area is not healed`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    try test.map("www")
    test.touch(0x50000..<0x50003)
    let child = try test.fork()
    try child.munmap(0x50001, 1)
    try child.map(".w")
    #expect(child.picture(3) == "w|w|w")
    try test.munmap(0x50001, 1)
    try test.map(".w")
    #expect(test.picture(3) == "www")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `the child's own new areas join each other`(_ version: KernelVersion) throws {
    let test = try TestProcess(version)
    let child = try test.fork()
    try child.map("w")
    child.write(0x50000)
    try child.map(".w")
    #expect(child.picture(2) == "ww")
  }

  @Test func `each child has the parent's chain and one memory more`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let child = try test.fork()
    let grandchild = try child.fork()
    let memory = test.kernel.anonymousMemory
    let chains = [test, child, grandchild].map { memory.chain(of: $0.area(0x50000)).count }
    #expect(chains == [1, 2, 3])
    #expect(memory.recordCount == 3)
    try test.expectSound()
  }

  @Test func `a memory between ancestors that nobody uses any more is taken over instead`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let child = try test.fork()
    let grandchild = try child.fork()
    try child.munmap(0x50000, 1)
    // The child's memory has no area and one descendant: it serves the fourth process.
    let fourth = try grandchild.fork()
    let memory = test.kernel.anonymousMemory
    #expect(memory.recordCount == 3)
    #expect(memory.chain(of: fourth.area(0x50000)).count == 3)
    fourth.write(0x50000)
    try test.expectSound()
  }

  @Test func `memories end with the last process that uses them`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let child = try test.fork()
    child.write(0x50000)
    try test.munmap(0x50000, 1)
    #expect(test.kernel.anonymousMemory.recordCount == 2)
    child.exit()
    #expect(test.kernel.anonymousMemory.recordCount == 0)
    #expect(test.kernel.anonymousMemory.entryCount == 0)
    try test.expectSound()
  }
}

/// The page offset of private memory (3.4).
@Suite struct `Page offsets` {
  private func offset(_ test: TestProcess, _ number: UInt32) -> UInt32 {
    test.space.areas[test.area(number)].pageOffset
  }

  @Test func `are addresses for private memory, and follow splits`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    try test.mprotect(0x50001, 2, .read)
    #expect([0x50000, 0x50001, 0x50003].map { offset(test, $0) } == [0x50000, 0x50001, 0x50003])
    try test.munmap(0x50001, 1)
    #expect(offset(test, 0x50002) == 0x50002)
  }

  @Test func `fall with a stack that grows`() throws {
    let test = try TestProcess()
    try test.map("....w", adding: .growsDown)
    test.write(0x50001)
    #expect(offset(test, 0x50001) == 0x50001)
  }

  @Test func `are those of the new place when untouched memory moves, which so merges there`() throws {
    let test = try TestProcess()
    try test.map("w")
    try test.map("w", from: 0x60001)
    try test.mremap(0x50000, 1, 1, [.mayMove, .fixed], to: 0x60000)
    #expect(test.picture(2, from: 0x60000) == "ww")
    #expect(offset(test, 0x60000) == 0x60000)
  }

  @Test func `are kept when touched memory moves, which so stays apart`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    try test.map("w", from: 0x60001)
    try test.mremap(0x50000, 1, 1, [.mayMove, .fixed], to: 0x60000)
    #expect(test.picture(2, from: 0x60000) == "w|w")
    #expect(offset(test, 0x60000) == 0x50000)
  }

  @Test func `let touched pages of one origin join at their new place`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.touch(0x50000..<0x50002)
    try test.mremap(0x50000, 1, 1, [.mayMove, .fixed], to: 0x60000)
    try test.mremap(0x50001, 1, 1, [.mayMove, .fixed], to: 0x60001)
    #expect(test.picture(2, from: 0x60000) == "ww")
    try test.expectSound()
  }
}

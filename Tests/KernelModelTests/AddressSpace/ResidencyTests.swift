import Hardware
import KernelModel
import TestSupport
import Testing

@Suite struct `msync` {
  private func refusal(
    _ test: TestProcess, _ address: UInt32, _ length: UInt32, _ flags: UInt32
  ) -> Errno? {
    errno {
      try test.kernel.msync(
        at(address), length: length, SyncFlags(rawValue: flags), by: test.process)
    }
  }

  @Test func `refuses unknown and contradictory flags and unaligned addresses (EINVAL)`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0x5000_0000, 0, 8) == .invalidArgument)
    #expect(refusal(test, 0x5000_0000, 0, 5) == .invalidArgument)
    #expect(refusal(test, 0x5000_0001, 0, 4) == .invalidArgument)
  }

  @Test func `refuses what wraps (ENOMEM), and is content with no length`() throws {
    let test = try TestProcess()
    #expect(refusal(test, 0x5000_0000, 0xb000_0000, 4) == .outOfMemory)
    #expect(refusal(test, 0x5000_0000, 0, 4) == nil)
    #expect(refusal(test, 0x5000_0000, 0xffff_ffff, 4) == nil)
  }

  @Test func `refuses to invalidate locked memory (EBUSY)`() throws {
    let test = try TestProcess()
    try test.map("W")
    #expect(refusal(test, 0x5000_0000, 4096, 2) == nil)
    try test.mlock(0x50000, 1)
    #expect(refusal(test, 0x5000_0000, 4096, 2) == .busy)
    #expect(refusal(test, 0x5000_0000, 4096, 4) == nil)
  }

  @Test func `skips holes and tells of them at the end (ENOMEM)`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, [.read, .write], .shared, at: 0x50001)
    test.write(0x50001)
    #expect(refusal(test, 0x5000_0000, 0x3000, 4) == .outOfMemory)
    #expect(!test.entry(0x50001).isDirty)
    #expect(refusal(test, 0x6000_0000, 0x1000, 4) == .outOfMemory)
  }

  @Test func `writes shared files back, and the next write is noticed (0/1)`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, [.read, .write], .shared)
    #expect(test.write(0x50000) == "0/1")
    #expect(test.write(0x50000) == "0/0")
    #expect(refusal(test, 0x5000_0000, 4096, 1) == nil)
    #expect(test.write(0x50000) == "0/0")
    #expect(refusal(test, 0x5000_0000, 4096, 4) == nil)
    #expect(test.write(0x50000) == "0/1")
    try test.expectSound()
  }

  @Test func `cleans the page for every process that maps it`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, [.read, .write], .shared)
    test.write(0x50000)
    let child = try test.fork()
    #expect(child.write(0x50000) == "0/1")
    #expect(refusal(test, 0x5000_0000, 4096, 4) == nil)
    #expect(child.write(0x50000) == "0/1")
    #expect(test.write(0x50000) == "0/1")
  }

  @Test func `leaves memory-backed files as they are`() throws {
    let test = try TestProcess()
    try test.map("W")
    test.write(0x50000)
    #expect(refusal(test, 0x5000_0000, 4096, 4) == nil)
    #expect(test.write(0x50000) == "0/0")
  }
}

@Suite struct `mincore` {
  @Test func `refuses unaligned addresses (EINVAL), the kernel's part and holes (ENOMEM)`() throws {
    let test = try TestProcess()
    try test.map("w.w")
    func refusal(_ address: UInt32, _ length: UInt32) -> Errno? {
      errno { try test.kernel.mincore(at(address), length: length, by: test.process) }
    }
    #expect(refusal(0x5000_0001, 0) == .invalidArgument)
    #expect(refusal(0x5000_0000, 0x7000_0001) == .outOfMemory)
    #expect(refusal(0xffff_f000, 4096) == .outOfMemory)
    #expect(refusal(0x5000_0000, 0x3000) == .outOfMemory)
    #expect(refusal(0x6000_0000, 0) == nil)
  }

  @Test func `counts private pages that are present, the zero page and PROT_NONE too`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    test.read(0x50000)
    test.write(0x50001)
    test.write(0x50002)
    try test.mprotect(0x50002, 1, .none)
    #expect(try test.mincore(0x50000, 4) == "1110")
  }

  @Test func `counts cached file pages, mapped or not`() throws {
    let test = try TestProcess()
    let file = test.open(64)
    _ = try test.mmap(file, 64, .read, .copyOnWrite)
    test.read(0x50000 + 40)
    #expect(
      try test.mincore(0x50000, 64)
        == String(repeating: "0", count: 24) + String(repeating: "1", count: 32)
        + String(repeating: "0", count: 8))
  }

  @Test func `counts pages of shared memory that exist`() throws {
    let test = try TestProcess()
    try test.map("WWW")
    test.read(0x50001)
    try test.madvise(0x50001, 1, .dontNeed)
    #expect(try test.mincore(0x50000, 3) == "010")
  }

  @Test func `says yes to everything that the kernel shows`() throws {
    let test = try TestProcess()
    try test.space.restore(
      [
        AreaDescription(
          range: page(0x50000)..<page(0x50002), protection: .read, kind: .kernelData),
        AreaDescription(
          range: page(0x50002)..<page(0x50003), protection: .read, kind: .kernelCode),
      ], image: ProgramImageBounds(), written: false)
    #expect(try test.mincore(0x50000, 3) == "111")
  }
}

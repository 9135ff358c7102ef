import Hardware
import KernelModel
import TestSupport
import Testing

/// Faults on files (4.3 to 4.5).
@Suite struct `A file` {
  /// Which pages of the picture are mapped, as ranges of page numbers relative to 50000.
  private func mapped(_ test: TestProcess, _ count: UInt32) -> [UInt32] {
    (0..<count).filter { test.entry(0x50000 + $0).isPresent }
  }

  @Test(arguments: [MapFlags.copyOnWrite, .shared])
  func `that is cached is mapped 16 pages at a time: 1/0, then 0/0`(_ type: MapFlags) throws {
    let test = try TestProcess()
    let file = test.open(64, kind: .temporary)
    _ = try test.mmap(file, 64, .read, type)
    #expect(test.read(0x50000 + 20) == "1/0")
    #expect(mapped(test, 64) == Array(16..<32))
    #expect(test.resident == "0/0/16")
    #expect(test.read(0x50000 + 31) == "0/0")
    #expect(test.read(0x50000 + 32) == "1/0")
    try test.expectSound()
  }

  @Test func `is mapped from the start of its area across the window's end`() throws {
    let test = try TestProcess()
    let file = test.open(64, kind: .temporary)
    _ = try test.mmap(file, 0x1e, .read, .copyOnWrite, at: 0x50005)
    test.read(0x50009)
    #expect(mapped(test, 0x30) == Array(0x5..<0x15))
    test.read(0x50021)
    #expect(mapped(test, 0x30) == Array(0x5..<0x15) + [0x20, 0x21, 0x22])
  }

  @Test func `is mapped no further than its table`() throws {
    let test = try TestProcess()
    let file = test.open(64, kind: .temporary)
    _ = try test.mmap(file, 40, .read, .copyOnWrite, at: 0x503fa)
    test.read(0x503fb)
    #expect((0x503fa..<0x50420).filter { test.entry($0).isPresent }.count == 6)
    #expect(test.space.pageTableCount == 1)
  }

  @Test func `is mapped no further than the 2 MiB of a 64-bit kernel's table in 6.18`() throws {
    for (version, count) in [(KernelVersion.v6_1, 16), (.v6_18, 15)] {
      let test = try TestProcess(version)
      let file = test.open(64, kind: .temporary)
      _ = try test.mmap(file, 33, .read, .copyOnWrite, at: 0x501f1)
      test.read(0x501fb)
      #expect(test.space.resident.shared == count)
    }
  }

  @Test func `is mapped no further than its end`() throws {
    let test = try TestProcess()
    let file = test.open(3, kind: .temporary, byteCount: 0x2001)
    _ = try test.mmap(file, 16, .read, .copyOnWrite)
    test.read(0x50000)
    #expect(test.resident == "0/0/3")
  }

  @Test func `maps what is cached around a page that it does not have, too`() throws {
    let test = try TestProcess()
    let file = test.open(3, kind: .temporary)
    _ = try test.mmap(file, 16, .read, .copyOnWrite)
    #expect(test.read(0x50005) == "SIGBUS BUS_ADRERR 4")
    #expect(test.resident == "0/0/3")
    try test.expectSound()
  }

  @Test func `is mapped read-only when private, and accessed`() throws {
    let test = try TestProcess()
    let file = test.open(4, kind: .temporary)
    _ = try test.mmap(file, 4, [.read, .write], .copyOnWrite)
    test.read(0x50000)
    #expect(!test.entry(0x50003).isWritable && test.entry(0x50003).isAccessed)
  }

  @Test func `that is cold is read around the page: 24 to 55 for page 40, 0/1`() throws {
    let test = try TestProcess()
    let file = test.open(256)
    _ = try test.mmap(file, 256, .read, .copyOnWrite)
    #expect(test.read(0x50000 + 40) == "0/1")
    #expect(mapped(test, 256) == Array(32..<48))
    #expect(try test.mincore(0x50000 + 23, 34) == "0" + String(repeating: "1", count: 32) + "0")
    #expect(test.resident == "0/16/0")
    try test.expectSound()
  }

  @Test func `keeps the page with the read-ahead mark out: 108 for page 100`() throws {
    let test = try TestProcess()
    let file = test.open(256)
    _ = try test.mmap(file, 256, .read, .copyOnWrite)
    test.read(0x50000 + 100)
    #expect(mapped(test, 256) == Array(96..<112).filter { $0 != 108 })
    #expect(try test.mincore(0x50000 + 83, 34) == "0" + String(repeating: "1", count: 32) + "0")
  }

  @Test func `is read from its start when the window would begin before it`() throws {
    let test = try TestProcess()
    let file = test.open(256)
    _ = try test.mmap(file, 256, .read, .copyOnWrite)
    test.read(0x50000 + 3)
    #expect(try test.mincore(0x50000, 33) == String(repeating: "1", count: 32) + "0")
  }

  @Test func `that is read at random is read page by page`() throws {
    let test = try TestProcess()
    let file = test.open(64)
    _ = try test.mmap(file, 64, .read, .copyOnWrite)
    try test.madvise(0x50000, 64, .random)
    #expect(test.read(0x50000 + 40) == "0/1")
    #expect(mapped(test, 64) == [40])
  }

  @Test func `is copied by the first private write: 1/0, that page only`() throws {
    let test = try TestProcess()
    let file = test.open(16, kind: .temporary)
    _ = try test.mmap(file, 16, [.read, .write], .copyOnWrite)
    #expect(test.write(0x50003) == "1/0")
    #expect(test.resident == "1/0/0")
    #expect(mapped(test, 16) == [3])
    #expect(test.byte(0x50004) == 20)
    try test.expectSound()
  }

  @Test func `that is cold is read and copied by a private write: 0/1`() throws {
    let test = try TestProcess()
    let file = test.open(16)
    _ = try test.mmap(file, 16, [.read, .write], .copyOnWrite)
    #expect(test.write(0x50003) == "0/1")
    #expect(test.resident == "1/0/0")
  }

  @Test(arguments: KernelVersion.allCases)
  func `takes the first shared write as major in 5.10, mapped before or not`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    let file = test.open(32)
    _ = try test.mmap(file, 32, [.read, .write], .shared)
    test.read(0x50000)
    let expected = version == .v5_10 ? "0/1" : "1/0"
    #expect(test.write(0x50001) == expected)
    #expect(test.write(0x50010) == expected)
    #expect(test.write(0x50001) == "0/0")
    #expect(test.resident == "0/17/0")
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `in memory takes the first write as major in 5.10, and a second process's not`(
    _ version: KernelVersion
  ) throws {
    let test = try TestProcess(version)
    try test.map("WWWW")
    let child = try test.fork()
    #expect(test.write(0x50001) == (version == .v5_10 ? "0/1" : "1/0"))
    #expect(test.resident == "0/0/1")
    #expect(child.write(0x50001) == "1/0")
    #expect(child.read(0x50002) == "1/0")
    try test.expectSound()
  }

  @Test func `in memory makes the page that is read from a hole: 1/0`() throws {
    let test = try TestProcess()
    try test.map("WW")
    #expect(test.read(0x50001) == "1/0")
    #expect(test.resident == "0/0/1")
    #expect(try test.mincore(0x50000, 2) == "01")
  }

  @Test func `shares its bytes with everybody who maps it`() throws {
    let test = try TestProcess()
    let file = test.open(2)
    _ = try test.mmap(file, 1, [.read, .write], .shared, at: 0x50000, offset: 1)
    _ = try test.mmap(file, 1, .read, .copyOnWrite, at: 0x50001, offset: 1)
    #expect((test.byte(0x50000), test.byte(0x50001)) == (17, 17))
    test.write(0x50000, 99)
    #expect(test.byte(0x50001) == 99)
  }
}

/// The end of a file (4.5).
@Suite struct `Beyond the end of a file` {
  @Test(arguments: [MapFlags.copyOnWrite, .shared])
  func `is SIGBUS, with the access's error code, and takes no table`(_ type: MapFlags) throws {
    let test = try TestProcess()
    let file = test.open(1, byteCount: 100)
    _ = try test.mmap(file, 4, [.read, .write], type)
    #expect(test.read(0x50001) == "SIGBUS BUS_ADRERR 4")
    #expect(test.write(0x50001) == "SIGBUS BUS_ADRERR 6")
    #expect((test.space.pageTableCount, test.process.faults.total) == (0, 0))
    try test.expectSound()
  }

  @Test func `gives a private area its anon_vma all the same`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 2, [.read, .write], .copyOnWrite)
    test.write(0x50001)
    #expect(test.space.areas[test.area(0x50000)].anonymous != .none)
  }

  @Test func `the last page is filled with zeros`() throws {
    let test = try TestProcess()
    let file = test.open(1, byteCount: 100)
    _ = try test.mmap(file, 1, .read, .copyOnWrite)
    test.read(0x50000)
    #expect(test.space.peek(page(0x50000) + 99) == 16)
    #expect(test.space.peek(page(0x50000) + 100) == 0)
  }

  @Test(arguments: [CachedFile.Kind.regular, .temporary])
  func `lie pages that ftruncate has cut off, private copies among them`(
    _ kind: CachedFile.Kind
  ) throws {
    let test = try TestProcess()
    let file = test.open(4, kind: kind)
    _ = try test.mmap(file, 4, [.read, .write], .copyOnWrite)
    _ = try test.mmap(file, 4, [.read, .write], .shared, at: 0x50004)
    for number in 0x50000..<0x50008 as Range<UInt32> { test.write(number, 7) }
    try test.kernel.ftruncate(file, byteCount: 0x1100, by: test.process)
    #expect(test.space.resident.total == 4)
    #expect(test.write(0x50002) == "SIGBUS BUS_ADRERR 6")
    #expect(test.read(0x50006) == "SIGBUS BUS_ADRERR 4")
    #expect((test.byte(0x50001), test.byte(0x50005)) == (7, 7))
    try test.expectSound()
  }

  @Test func `come zeros when ftruncate makes it longer again`() throws {
    let test = try TestProcess()
    let file = test.open(2)
    _ = try test.mmap(file, 8, .read, .shared)
    #expect(test.byte(0x50001) == 17)
    try test.kernel.ftruncate(file, byteCount: 0x800, by: test.process)
    try test.kernel.ftruncate(file, byteCount: 0x6000, by: test.process)
    #expect((test.byte(0x50000), test.byte(0x50001), test.byte(0x50005)) == (16, 0, 0))
    #expect(test.space.peek(page(0x50000) + 0x800) == 0)
    #expect(test.read(0x50006) == "SIGBUS BUS_ADRERR 4")
    try test.expectSound()
  }

  @Test func `ftruncate wants a descriptor (EBADF) that may write (EINVAL)`() throws {
    let test = try TestProcess()
    let file = test.open(1, writable: false)
    let closed = errno { try test.kernel.ftruncate(9, byteCount: 0, by: test.process) }
    let readOnly = errno { try test.kernel.ftruncate(file, byteCount: 0, by: test.process) }
    #expect((closed, readOnly) == (.badFileDescriptor, .invalidArgument))
  }

  @Test func `lies what mremap adds to a shared anonymous object`() throws {
    let test = try TestProcess()
    try test.map("W")
    try test.mremap(0x50000, 1, 2)
    #expect(test.write(0x50000) == "0/1")
    #expect(test.write(0x50001) == "SIGBUS BUS_ADRERR 6")
    try test.expectSound()
  }
}

import Hardware
import KernelModel
import TestSupport
import Testing

/// What a child gets of its parent's memory (2.8).
@Suite struct `fork` {
  @Test func `write-protects private pages in both, and makes the child's old`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let child = try test.fork()
    let entries = [test.entry(0x50000), child.entry(0x50000)]
    #expect(entries.map(\.isWritable) == [false, false])
    #expect(entries.map(\.isAccessed) == [true, false])
    #expect(entries.map(\.isDirty) == [true, true])
    try test.expectSound()
  }

  @Test func `leaves out what can be faulted in again: no private page, no entry`() throws {
    let test = try TestProcess()
    let file = test.open(4)
    _ = try test.mmap(file, 4, .read, .copyOnWrite)
    try test.map("W|w", from: 0x50010)
    test.read(0x50000)
    test.write(0x50010)
    test.read(0x50011)
    let child = try test.fork()
    #expect(child.resident == "0/0/0")
    #expect([0x50000, 0x50010, 0x50011].allSatisfy { child.entry($0) == .none })
    #expect(child.read(0x50010) == "1/0")
  }

  @Test func `copies every entry of a file mapping in which one page was written`() throws {
    let test = try TestProcess()
    let file = test.open(4)
    _ = try test.mmap(file, 4, [.read, .write], .copyOnWrite)
    test.read(0x50000)
    test.write(0x50001)
    #expect(try test.fork().resident == "1/3/0")
    try test.expectSound()
  }

  @Test func `copies the page of zeros of memory that has a private page`() throws {
    let test = try TestProcess()
    try test.map("ww")
    test.write(0x50000)
    test.read(0x50001)
    let child = try test.fork()
    #expect(child.entry(0x50001).frame == test.kernel.zeroFrame)
    #expect(child.resident == "1/0/0")
  }

  @Test func `leaves out DONTFORK, and WIPEONFORK is empty`() throws {
    let test = try TestProcess()
    try test.map("w|.|w|.|w")
    for number in [0x50000, 0x50002, 0x50004] as [UInt32] { test.write(number, 7) }
    try test.madvise(0x50000, 1, .dontFork)
    try test.madvise(0x50002, 1, .wipeOnFork)
    let child = try test.fork()
    #expect(child.byte(0x50000) == nil)
    #expect(child.byte(0x50002) == 0)
    #expect(child.byte(0x50004) == 7)
    #expect(child.space.totals.total == test.space.totals.total - 1)
    try test.expectSound()
  }

  @Test func `forgets locks and counts, and keeps highest sizes at what they are`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    try test.mlock(0x50000, 2)
    try test.munmap(0x50003, 1)
    let child = try test.fork()
    #expect(child.space.totals.locked == 0)
    #expect(!child.flags(0x50000).contains("lo"))
    #expect(child.process.faults.total == 0)
    #expect(child.space.peakTotal == child.space.totals.total)
  }

  @Test func `gives the page back to the parent when the child is gone`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let frame = test.entry(0x50000).frame
    try test.fork().exit()
    #expect(test.write(0x50000) == "1/0")
    #expect(test.entry(0x50000).frame == frame)
  }

  @Test func `and exit leave as many frames free as before`() throws {
    let test = try TestProcess()
    try test.map("wwwwwwww")
    test.touch(0x50000..<0x50008)
    try test.fork().exit()
    let before = test.freeFrames
    let child = try test.fork()
    child.touch(0x50000..<0x50008)
    child.exit()
    #expect(test.freeFrames == before)
    try test.expectSound()
  }
}

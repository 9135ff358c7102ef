import Hardware
import KernelModel
import TestSupport
import Testing

/// The tree below `handle_mm_fault` for private memory (4.3), and what each way costs (4.4).
@Suite struct `Private memory` {
  @Test func `reads the page of zeros: 1/0, nothing resident, no anon_vma`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(test.read(0x50000) == "1/0")
    #expect(test.resident == "0/0/0")
    #expect(test.entry(0x50000).frame == test.kernel.zeroFrame)
    #expect(!test.entry(0x50000).isWritable)
    #expect(test.space.areas[test.area(0x50000)].anonymous == .none)
    try test.expectSound()
  }

  @Test func `then writes a page of its own: 1/0, and then nothing`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.read(0x50000)
    #expect(test.write(0x50000) == "1/0")
    #expect(test.resident == "1/0/0")
    #expect(test.entry(0x50000).isWritable && test.entry(0x50000).isDirty)
    #expect(test.write(0x50000) == "0/0")
    try test.expectSound()
  }

  @Test func `is written at once: 1/0, zeros behind the byte`() throws {
    let test = try TestProcess()
    try test.map("w")
    #expect(test.write(0x50000, 5) == "1/0")
    #expect(test.space.peek(page(0x50000)) == 5)
    #expect(test.space.peek(page(0x50000) + 1) == 0)
    #expect(test.space.areas[test.area(0x50000)].anonymous != .none)
  }

  @Test func `takes its frames from high memory where there is some`() throws {
    let test = try TestProcess { $0.memory = 1 << 30 }
    try test.map("w")
    test.write(0x50000)
    #expect(test.kernel.layout.directAddress(of: test.entry(0x50000).frame) == nil)
  }

  @Test func `takes a table from the kernel's memory with the first page of 4 MiB`() throws {
    let test = try TestProcess()
    try test.map("w", from: 0x50000)
    try test.map("w", from: 0x50400)
    test.read(0x50000)
    #expect(test.space.pageTableCount == 1)
    test.read(0x50400)
    #expect(test.space.pageTableCount == 2)
    try test.expectSound()
  }

  @Test func `sets the accessed and dirty bits in the table`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.read(0x50000)
    #expect(test.entry(0x50000).isAccessed && !test.entry(0x50000).isDirty)
  }

  @Test func `that is locked writable has its pages before anybody writes`() throws {
    let test = try TestProcess()
    try test.map("wwwwwwwwww")
    let taken = try test.faults { try test.mlock(0x50000, 10) }
    #expect((taken, test.resident) == ("10/0", "10/0/0"))
  }
}

/// Writes to pages that are there but read-only (`do_wp_page`).
@Suite struct `Copy on write` {
  @Test func `copies a page that two processes have, then reuses the one that is left`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000, 1)
    let frame = test.entry(0x50000).frame
    let child = try test.fork()
    #expect(child.write(0x50000, 2) == "1/0")
    #expect(child.entry(0x50000).frame != frame)
    #expect(test.write(0x50000, 3) == "1/0")
    #expect(test.entry(0x50000).frame == frame)
    #expect((test.byte(0x50000), child.byte(0x50000)) == (3, 2))
    #expect((test.resident, child.resident) == ("1/0/0", "1/0/0"))
    try test.expectSound()
  }

  @Test func `copies all bytes of the page`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000, 1)
    _ = test.touch(page(0x50000) + 4095, .write, 9)
    let child = try test.fork()
    child.write(0x50000, 2)
    #expect(child.space.peek(page(0x50000) + 4095) == 9)
  }

  @Test func `reuses the page when the child is gone`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000)
    let frame = test.entry(0x50000).frame
    try test.fork().exit()
    #expect(test.write(0x50000) == "1/0")
    #expect(test.entry(0x50000).frame == frame)
    #expect(test.write(0x50000) == "0/0")
  }

  @Test func `takes the page of a file: the file page goes, a private one comes`() throws {
    let test = try TestProcess()
    let file = test.open(1)
    _ = try test.mmap(file, 1, [.read, .write], .copyOnWrite)
    test.read(0x50000)
    #expect(test.resident == "0/1/0")
    #expect(test.write(0x50000) == "1/0")
    #expect(test.resident == "1/0/0")
    #expect(test.space.peek(page(0x50000) + 1) == 16)
    try test.expectSound()
  }

  @Test func `takes the page of a memory-backed file likewise`() throws {
    let test = try TestProcess()
    let file = test.open(1, kind: .temporary)
    _ = try test.mmap(file, 1, [.read, .write], .copyOnWrite)
    test.read(0x50000)
    #expect(test.resident == "0/0/1")
    #expect(test.write(0x50000) == "1/0")
    #expect(test.resident == "1/0/0")
  }

  @Test func `leaves no stale translation behind`() throws {
    let test = try TestProcess()
    try test.map("w")
    test.write(0x50000, 1)
    let child = try test.fork()
    #expect(test.byte(0x50000) == 1)
    test.write(0x50000, 2)
    #expect(test.byte(0x50000) == 2)
    #expect(child.byte(0x50000) == 1)
  }
}

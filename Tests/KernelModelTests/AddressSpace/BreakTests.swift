import Hardware
import KernelModel
import TestSupport
import Testing

@Suite struct `brk` {
  /// A process whose heap begins at 08050000.
  private func process(_ version: KernelVersion = .v5_10) throws -> TestProcess {
    let test = try TestProcess(version)
    try test.beginHeap(at: 0x8050)
    return test
  }

  @Test func `moves by bytes and maps by pages`() throws {
    let test = try process()
    #expect(try test.brk(0x805_0001) == 0x805_0001)
    #expect(test.ranges == ["8050-8051"])
    #expect(try test.brk(0x805_1000) == 0x805_1000)
    #expect(test.ranges == ["8050-8051"])
    #expect(try test.brk(0x805_1001) == 0x805_1001)
    #expect(test.ranges == ["8050-8052"])
    #expect(try test.brk(0x805_0800) == 0x805_0800)
    #expect(test.ranges == ["8050-8051"])
    try test.expectSound()
  }

  @Test func `refuses what lies below its start`() throws {
    let test = try process()
    #expect(try test.brk(0x805_0001) == 0x805_0001)
    #expect(try test.brk(0x804_ffff) == 0x805_0001)
    #expect(try test.brk(0) == 0x805_0001)
    #expect(test.ranges == ["8050-8051"])
  }

  @Test(arguments: [UInt32(0xc000_0000), 0xbfff_f001, 0xffff_f000, 0xffff_ffff])
  func `refuses what lies in the kernel's part or wraps`(_ address: UInt32) throws {
    let test = try process()
    #expect(try test.brk(address) == 0x805_0000)
    #expect(test.ranges == [])
  }

  @Test func `counts heap and data against RLIMIT_DATA`() throws {
    let test = try TestProcess()
    var image = ProgramImageBounds()
    image.data = at(0x804_f000)..<at(0x804_f800)
    image.heapStart = page(0x8050)
    image.heapEnd = page(0x8050)
    try test.space.restore([], image: image, written: false)
    test.space.limits.data = 0x2800
    #expect(try test.brk(0x805_2001) == 0x805_0000)
    #expect(try test.brk(0x805_2000) == 0x805_2000)
  }

  @Test(arguments: ["w", "-"])
  func `leaves one free page below the next area, even one without permissions`(
    _ letter: String
  ) throws {
    let test = try process()
    try test.map(letter, from: 0x8058)
    #expect(try test.brk(0x805_7001) == 0x805_0000)
    #expect(try test.brk(0x805_7000) == 0x805_7000)
  }

  @Test func `leaves one free page below a stack's guard gap`() throws {
    let test = try process()
    try test.map("w", from: 0x8050 + 512, adding: .growsDown)
    #expect(try test.brk(0x805_0000 + pages(256)) == 0x805_0000)
    #expect(try test.brk(0x805_0000 + pages(255)) == 0x805_0000 + pages(255))
  }

  @Test(arguments: KernelVersion.allCases)
  func `joins the bss in 5.10 only`(_ version: KernelVersion) throws {
    let test = try process(version)
    try test.map("w", from: 0x804f)
    try test.brk(0x805_1000)
    #expect(test.picture(2, from: 0x804f) == (version == .v5_10 ? "ww" : "w|w"))
    try test.brk(0x805_2000)
    #expect(test.picture(3, from: 0x804f) == (version == .v5_10 ? "www" : "w|ww"))
    try test.expectSound()
  }

  @Test func `does not join a heap that was written before a fork`() throws {
    let test = try process()
    try test.brk(0x805_1000)
    test.write(0x8050)
    let child = try test.fork()
    try child.brk(0x805_3000)
    #expect(child.picture(3, from: 0x8050) == "w|ww")
    try test.brk(0x805_3000)
    #expect(test.picture(3, from: 0x8050) == "www")
    try test.expectSound()
  }

  @Test func `goes on at the end when a hole was made`() throws {
    let test = try process()
    try test.brk(0x805_4000)
    try test.munmap(0x8051, 1)
    try test.brk(0x805_5000)
    #expect(test.picture(6, from: 0x8050) == "w.www.")
    try test.brk(0x805_0000)
    #expect(test.ranges == [])
    try test.expectSound()
  }

  @Test(arguments: KernelVersion.allCases)
  func `shrinks over unmapped heap in 5.10 only`(_ version: KernelVersion) throws {
    let test = try process(version)
    try test.brk(0x805_4000)
    try test.munmap(0x8052, 2)
    let shrunk = try test.brk(0x805_3000)
    #expect(shrunk == (version == .v5_10 ? 0x805_3000 : 0x805_4000))
  }

  @Test func `locks and faults in what it adds after mlockall(MCL_FUTURE)`() throws {
    let test = try process()
    try test.kernel.mlockall(.future, by: test.process)
    try test.brk(0x805_2000)
    #expect(test.resident == "2/0/0")
    #expect(test.space.totals.locked == 2)
    test.space.limits.isPrivileged = false
    test.space.limits.lockedMemory = pages(2)
    #expect(try test.brk(0x805_3000) == 0x805_2000)
  }

  @Test func `stays where it is at RLIMIT_AS, RLIMIT_DATA, max_map_count and the commit limit`() throws {
    let test = try process()
    try test.map("r|w")
    test.space.limits.addressSpace = pages(3)
    #expect(try test.brk(0x805_2000) == 0x805_0000)
    test.space.limits = ResourceLimits()
    test.kernel.settings.mostAreas = 1
    #expect(try test.brk(0x805_1000) == 0x805_0000)
    test.kernel.settings.mostAreas = 2
    #expect(try test.brk(0x805_1000 + (1 << 30)) == 0x805_0000)
    #expect(try test.brk(0x805_1000) == 0x805_1000)
    #expect(test.kernel.commit.committed == 2)
  }

  @Test func `gives the charge back when it shrinks`() throws {
    let test = try process()
    try test.brk(0x805_4000)
    test.touch(0x8050..<0x8054)
    try test.brk(0x805_1000)
    #expect((test.kernel.commit.committed, test.resident) == (1, "1/0/0"))
  }
}

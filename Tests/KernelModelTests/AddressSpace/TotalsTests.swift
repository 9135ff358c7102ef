import Hardware
import KernelModel
import TestSupport
import Testing

/// The page totals of an address space (`vm_stat_account`).
@Suite struct `Page totals` {
  /// total_vm, data_vm, exec_vm, stack_vm
  private func totals(_ test: TestProcess) -> [Int] {
    let totals = test.space.totals
    return [totals.total, totals.data, totals.executable, totals.stack]
  }

  @Test(arguments: [
    ("wwwwwwwwww", [10, 10, 0, 0]), ("xx", [2, 0, 2, 0]), ("XX", [2, 2, 0, 0]),
    ("rr", [2, 0, 0, 0]), ("--", [2, 0, 0, 0]), ("WW", [2, 0, 0, 0]),
  ])
  func `count each kind once, the first that fits`(_ drawing: String, expected: [Int]) throws {
    let test = try TestProcess()
    try test.map(drawing)
    #expect(totals(test) == expected)
  }

  @Test func `count growing memory as stack, executable or not`() throws {
    let test = try TestProcess()
    try test.map("w", adding: .growsDown)
    try test.map("....X", adding: .growsDown)
    #expect(totals(test) == [2, 0, 0, 2])
  }

  @Test func `count the break as data`() throws {
    let test = try TestProcess()
    try test.beginHeap(at: 0x8050)
    try test.brk(0x805_2000)
    #expect(totals(test) == [2, 2, 0, 0])
  }

  @Test func `follow mprotect: old flags off, new ones on`() throws {
    let test = try TestProcess()
    try test.map("wwwwwwwwww")
    try test.mprotect(0x50000, 10, [.read, .execute])
    #expect(totals(test) == [10, 0, 10, 0])
    try test.mprotect(0x50000, 4, .none)
    #expect(totals(test) == [10, 0, 6, 0])
  }

  @Test func `keep the highest sizes, noted before each decrease`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    test.touch(0x50000..<0x50004)
    try test.munmap(0x50001, 3)
    #expect((test.space.peakTotal, test.space.peakResident) == (4, 4))
    #expect((test.space.totals.total, test.space.resident.total) == (1, 1))
    try test.map("..wwwww")
    #expect(test.space.peakTotal == 6)
  }

  @Test func `keep the highest sizes through MADV_DONTNEED`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    test.touch(0x50000..<0x50004)
    try test.madvise(0x50000, 4, .dontNeed)
    #expect((test.space.peakResident, test.resident) == (4, "0/0/0"))
  }

  @Test func `do not rise by a move that is the old and the new place at once`() throws {
    let test = try TestProcess()
    try test.map("wwww")
    try test.mremap(0x50000, 4, 4, [.mayMove, .fixed], to: 0x60000)
    #expect(test.space.peakTotal == 4)
    try test.mremap(0x60000, 4, 6, [.mayMove, .fixed], to: 0x70000)
    #expect(test.space.peakTotal == 6)
  }
}

import Hardware
import KernelModel
import TestSupport
import Testing

/// Entries that somebody wrote behind the kernel's back.
struct CorruptedTableTests {
  @Test func `a reserved bit in a user's entry kills the process: pgtable_bad`() throws {
    let it = try TestProcess { $0.usesPAE = true }
    let page = try it.mmap(1)
    let address = VirtualAddress(rawValue: page << 12)
    _ = try it.kernel.access(address, .write, by: it.process)
    let place = try #require(it.kernel.tables.entryPlace(of: address, in: it.space.directory))
    let entry = it.kernel.machine.memory.load(UInt64.self, at: place)
    it.kernel.machine.memory.store(entry | 1 << 60, at: place)
    it.kernel.machine.flushAll()
    let signal = #expect(throws: Signal.self) {
      try it.kernel.access(address, .read, by: it.process)
    }
    #expect(signal?.number == .kill)
    #expect(signal?.faultCode == [.protection, .user, .reserved])
  }

  @Test func `an entry of a frame that counts no mapping is left alone: print_bad_pte`() throws {
    let it = try TestProcess()
    let page = try it.mmap(1)
    let address = VirtualAddress(rawValue: page << 12)
    _ = try it.kernel.access(address, .write, by: it.process)
    let place = try #require(it.kernel.tables.entryPlace(of: address, in: it.space.directory))
    let free = it.freeFrames
    it.kernel.machine.memory.store(UInt32(0x0300_0067), at: place)
    try it.munmap(page, 1)
    // The table goes; the page that the entry had mapped is lost, as with Linux.
    #expect(it.freeFrames == free + 1)
    #expect(it.kernel.tables.entry(of: address, in: it.space.directory) == .none)
  }

  @Test func `an access that the mended tables cannot help does not go on for ever`() throws {
    let it = try TestProcess()
    let page = try it.mmap(1)
    try it.kernel.machine.loadDirectory(0x30_0000)
    let signal = #expect(throws: Signal.self) {
      try it.kernel.access(VirtualAddress(rawValue: page << 12), .write, by: it.process)
    }
    #expect(signal?.code == .kernel)
  }
}

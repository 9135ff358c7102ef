import Hardware
import KernelModel
import Testing

@Suite struct `Page tables in high memory` {
  @Test(arguments: [false, true])
  func `CONFIG_HIGHPTE decides where a process's tables lie`(_ isHigh: Bool) throws {
    let kernel = windowKernel { $0.usesHighTables = isHigh }
    let space = try #require(kernel.current.space)
    let place = try #require(
      kernel.tables.directoryEntryPlace(of: .at(0x0804_b000), in: space.directory))
    let table = kernel.tables.entry(at: place).frame
    #expect(kernel.allocator.zone(of: table).kind == (isHigh ? .highMemory : .normal))
    try kernel.checkInvariants()
  }

  @Test func `each entry written costs a temporary kmap`() throws {
    let kernel = windowKernel { $0.usesHighTables = true }
    let before = kernel.machine.ledger.invalidationCount
    _ = try kernel.access(.at(0x0804_c000), .write, by: kernel.current)
    #expect(kernel.machine.ledger.invalidationCount == before + 1)
    #expect(kernel.fixedMap.temporaryDepth == 0)
  }

  @Test func `tables of the kernel stay in low memory`() throws {
    let kernel = windowKernel { $0.usesHighTables = true }
    let address = try kernel.vmalloc.allocate(4096)
    let place = try #require(
      kernel.tables.directoryEntryPlace(of: address, in: kernel.tables.kernelDirectory))
    #expect(kernel.tables.entry(at: place).frame < kernel.boot.lowMemoryEnd)
  }

  @Test func `a full stack of temporary kmaps does not stop a fault`() throws {
    let kernel = windowKernel { $0.usesHighTables = true }
    for index in 0..<20 as Range<UInt32> { _ = try kernel.fixedMap.mapTemporary(.high(index)) }
    _ = try kernel.access(.at(0x0804_c000), .write, by: kernel.current)
    try kernel.checkInvariants()
  }

  @Test func `fork, exit and PAE leave nothing behind`() throws {
    for usesPAE in [false, true] {
      let kernel = windowKernel {
        $0.usesHighTables = true
        $0.usesPAE = usesPAE
      }
      let child = try kernel.fork(kernel.current)
      _ = try kernel.access(.at(0x0804_b000), .write, by: child)
      try kernel.checkInvariants()
      kernel.exit(child)
      try kernel.checkInvariants()
    }
  }
}

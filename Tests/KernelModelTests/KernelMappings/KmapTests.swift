import Hardware
import KernelModel
import Testing

@Suite struct `kmap` {
  @Test func `the first slot ever used is 1, and the first user makes the count 2`() {
    let kernel = windowKernel()
    #expect(kernel.kmap(.high(0)) == .at(0xff80_1000))
    #expect(kernel.permanentMap.count(of: 1) == 2)
    #expect(kernel.entry(at: 0xff80_1000) == 0x3900_0163)
  }

  @Test func `a low frame has its direct address and takes no slot`() throws {
    let kernel = windowKernel()
    let frame = PageFrameNumber(rawValue: 0x100)
    #expect(kernel.kmap(frame) == .at(0xc010_0000))
    try kernel.permanentMap.unmap(frame)
    #expect(kernel.permanentMap.lastSlot == 0)
  }

  @Test func `another kmap of the frame counts up at the same address`() {
    let kernel = windowKernel()
    let first = kernel.kmap(.high(0))
    #expect(kernel.kmap(.high(0)) == first)
    #expect(kernel.permanentMap.count(of: 1) == 3)
  }

  @Test func `after the last kunmap the count is 1, and entry and address stay`() throws {
    let kernel = windowKernel()
    let address = kernel.kmap(.high(0))
    try kernel.permanentMap.unmap(.high(0))
    #expect(kernel.permanentMap.count(of: 1) == 1)
    #expect(kernel.entry(at: 0xff80_1000) != 0)
    #expect(kernel.kmap(.high(0)) == address)
  }

  @Test func `a count goes on beyond 65 535, and an event stays within 32 bytes`() throws {
    let kernel = windowKernel()
    for _ in 0..<70_000 { _ = kernel.kmap(.high(0)) }
    #expect(kernel.permanentMap.count(of: 1) == 70_001)
    for _ in 0..<70_000 { try kernel.permanentMap.unmap(.high(0)) }
    #expect(kernel.permanentMap.count(of: 1) == 1)
    #expect(MemoryLayout<KernelEvent>.size <= 32)
    try kernel.checkInvariants()
  }

  @Test func `last_pkmap_nr rotates though earlier slots are unused`() throws {
    let kernel = windowKernel()
    for index in 0..<3 as Range<UInt32> {
      _ = kernel.kmap(.high(index))
      try kernel.permanentMap.unmap(.high(index))
    }
    #expect(kernel.permanentMap.slot(of: .high(2)) == 3)
    #expect(kernel.permanentMap.lastSlot == 3)
  }

  @Test func `at the wrap one flush frees every slot without users`() throws {
    let kernel = windowKernel()
    for index in 0..<1023 as Range<UInt32> {
      _ = kernel.kmap(.high(index))
      if index % 2 == 0 { try kernel.permanentMap.unmap(.high(index)) }
    }
    #expect(kernel.permanentMap.slot(of: .high(0)) == 1)
    #expect(kernel.kmap(.high(2000)) == .at(0xff80_0000))
    #expect(kernel.permanentMap.slot(of: .high(0)) == nil)
    #expect(kernel.permanentMap.slot(of: .high(1)) == 2)
    #expect(kernel.entry(at: 0xff80_1000) == 0)
    try kernel.checkInvariants()
  }

  @Test func `the flush at the wrap takes what the TLB holds of the window`() throws {
    let kernel = windowKernel()
    let address = try #require(kernel.kmap(.high(0)))
    _ = try kernel.access(address, .read, privilege: .supervisor, by: kernel.current)
    try kernel.permanentMap.unmap(.high(0))
    for index in 1..<1024 as Range<UInt32> { _ = kernel.kmap(.high(index)) }
    kernel.current.survivesFaults = true
    #expect(throws: Signal.self) {
      try kernel.access(address, .read, privilege: .supervisor, by: kernel.current)
    }
  }

  @Test(arguments: [false, true])
  func `the window has 1024 slots, 512 under PAE`(_ usesPAE: Bool) {
    let kernel = windowKernel { $0.usesPAE = usesPAE }
    let count: UInt32 = usesPAE ? 512 : 1024
    for index in 0..<count { #expect(kernel.kmap(.high(index)) != nil) }
    #expect(kernel.kmap(.high(count)) == nil)
  }

  @Test func `kunmap without a user is a BUG and changes nothing`() throws {
    let kernel = windowKernel()
    let unmap = { (kernel: Kernel) throws(Refusal) in
      _ = try kernel.permanentMap.unmap(.high(0))
    }
    #expect(kernel.refusal(unmap) == .notKmapped(.high(0)))
    _ = kernel.kmap(.high(0))
    #expect(kernel.refusal(unmap) == nil)
    #expect(kernel.refusal(unmap) == .notKmapped(.high(0)))
    #expect(kernel.permanentMap.count(of: 1) == 1)
    try kernel.checkInvariants()
  }
}

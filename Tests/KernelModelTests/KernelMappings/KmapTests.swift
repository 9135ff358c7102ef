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

  @Test func `when all are held the caller sleeps, and a kunmap wakes it`() throws {
    let kernel = windowKernel()
    for index in 0..<1024 as Range<UInt32> { _ = kernel.kmap(.high(index)) }
    let second = try kernel.fork(kernel.current)
    #expect(kernel.permanentMap.map(.high(2000), for: second.id) == .sleeps)
    #expect(kernel.permanentMap.sleepers.map(\.process) == [second.id])
    let woken = try kernel.permanentMap.unmap(.high(7))
    #expect(woken?.process == second.id)
    #expect(kernel.permanentMap.slot(of: .high(2000)) == 8)
    #expect(kernel.permanentMap.sleepers.isEmpty)
    try kernel.checkInvariants()
  }

  @Test func `a kunmap that leaves users wakes nobody`() throws {
    let kernel = windowKernel()
    for index in 0..<1024 as Range<UInt32> { _ = kernel.kmap(.high(index)) }
    _ = kernel.kmap(.high(7))
    _ = kernel.kmap(.high(2000))
    #expect(try kernel.permanentMap.unmap(.high(7)) == nil)
    #expect(kernel.permanentMap.sleepers.count == 1)
  }

  @Test func `a sleeper that ends waits no more`() throws {
    let kernel = windowKernel()
    for index in 0..<1024 as Range<UInt32> { _ = kernel.kmap(.high(index)) }
    let second = try kernel.fork(kernel.current)
    _ = kernel.permanentMap.map(.high(2000), for: second.id)
    kernel.exit(second)
    #expect(kernel.permanentMap.sleepers.isEmpty)
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

@Suite struct `kmap_atomic` {
  @Test func `slots are a stack in the fixmap, downwards from FFFBB000`() throws {
    let map = windowKernel().fixedMap
    #expect(try map.mapTemporary(.high(0)) == .at(0xfffb_b000))
    #expect(try map.mapTemporary(.high(1)) == .at(0xfffb_a000))
    #expect(map.temporaryFrames == [.high(0), .high(1)])
    #expect(map.entry(of: 69).rawValue == 0x3900_1163)
  }

  @Test func `a low frame takes no slot`() throws {
    let map = windowKernel().fixedMap
    #expect(try map.mapTemporary(PageFrameNumber(rawValue: 0x100)) == .at(0xc010_0000))
    try map.unmapTemporary(.at(0xc010_0000))
    #expect(map.temporaryDepth == 0)
  }

  @Test func `unmapping clears the entry and drops the line of the TLB`() throws {
    let kernel = windowKernel()
    let address = try kernel.fixedMap.mapTemporary(.high(0))
    _ = try kernel.access(address, .read, privilege: .supervisor, by: kernel.current)
    try kernel.fixedMap.unmapTemporary(address)
    kernel.current.survivesFaults = true
    #expect(throws: Signal.self) {
      try kernel.access(address, .read, privilege: .supervisor, by: kernel.current)
    }
  }

  @Test func `out of order is refused, and so is one too many`() throws {
    let kernel = windowKernel()
    let first = try kernel.fixedMap.mapTemporary(.high(0))
    let second = try kernel.fixedMap.mapTemporary(.high(1))
    let unmap = { (kernel: Kernel) throws(Refusal) in try kernel.fixedMap.unmapTemporary(first) }
    #expect(kernel.refusal(unmap) == .unbalanced(first, last: second))
    try kernel.fixedMap.unmapTemporary(second)
    try kernel.fixedMap.unmapTemporary(first)
    #expect(kernel.refusal(unmap) == .unbalanced(first, last: nil))
    try kernel.checkInvariants()
  }

  @Test func `a CPU has 20 slots, in linux-6.1 16`() throws {
    for (layout, count) in [(KernelLayout.Name.textbook, 20), (.linux61, 16)] {
      let kernel = windowKernel { $0.layout = layout }
      for index in 0..<UInt32(count) { _ = try kernel.fixedMap.mapTemporary(.high(index)) }
      #expect(
        kernel.refusal { kernel throws(Refusal) in _ = try kernel.fixedMap.mapTemporary(.high(99)) }
          == .temporarySlotsUsedUp(count))
      try kernel.checkInvariants()
    }
  }

  @Test func `from 5.11 on the slots leave the CPU with their task`() throws {
    let kernel = windowKernel { $0.version = .v6_1 }
    let (first, second) = (kernel.current, try kernel.fork(kernel.current))
    _ = try kernel.fixedMap.mapTemporary(.high(0))
    kernel.switchTo(second)
    #expect(kernel.fixedMap.temporaryDepth == 0)
    #expect(try kernel.fixedMap.mapTemporary(.high(1)) == .at(0xfffb_b000))
    kernel.switchTo(first)
    #expect(kernel.fixedMap.temporaryFrames == [.high(0)])
    try kernel.checkInvariants()
  }
}

@Suite struct `The fixmap` {
  @Test func `slot i lies i pages below FFFFF000`() {
    #expect(FixedMap.address(of: 3) == .at(0xffff_c000))
    #expect(FixedMap.index(of: .at(0xffff_c123)) == 3)
  }

  @Test func `the APICs are mapped uncached at boot`() {
    let kernel = windowKernel()
    #expect(kernel.entry(at: 0xffff_c000) == 0xfee0_017b)
    #expect(kernel.entry(at: 0xffff_b000) == 0xfec0_017b)
  }

  @Test(arguments: [
    ("FIX_HOLE", 0, 0xffff_f000), ("FIX_DBGP_BASE", 1, 0xffff_e000),
    ("FIX_EARLYCON_MEM_BASE", 2, 0xffff_d000), ("FIX_APIC_BASE", 3, 0xffff_c000),
    ("FIX_IO_APIC_BASE_0", 4, 0xffff_b000), ("FIX_KMAP_BEGIN", 68, 0xfffb_b000),
    ("FIX_PCIE_MCFG", 580, 0xffdb_b000), ("FIX_APEI_GHES_IRQ", 581, 0xffdb_a000),
    ("FIX_APEI_GHES_NMI", 582, 0xffdb_9000), ("FIX_BTMAP_END", 1024, 0xffbf_f000),
    ("FIX_WP_TEST", 1536, 0xff9f_f000),
  ] as [(String, Int, UInt32)])
  func `linux-6.1 for 32 CPUs has each slot where the enum puts it`(
    _ name: String, _ index: Int, _ address: UInt32
  ) throws {
    let layout = windowKernel { $0.layout = .linux61 }.layout
    let slot = try #require(layout.fixedSlots.first { $0.name == name })
    #expect(slot.index == index)
    #expect(FixedMap.address(of: index) == .at(address))
  }

  @Test func `5.10 for 8 CPUs: FIX_PCIE_MCFG is 228, the boot slots follow`() {
    let slots = windowKernel().layout.fixedSlots
    let indices = slots.suffix(5).map(\.index)
    #expect(indices == [228, 229, 230, 231, 743])
  }

  @Test func `set_fixmap maps for every process, clear_fixmap takes it away`() throws {
    let kernel = windowKernel()
    let child = try kernel.fork(kernel.current)
    try kernel.fixedMap.set(1, to: PageFrameNumber(rawValue: 0xfed00))
    let address = FixedMap.address(of: 1)
    #expect(
      try kernel.access(address, .read, privilege: .supervisor, by: child).physical.rawValue
        == 0xfed0_0000)
    try kernel.fixedMap.set(1, to: nil)
    #expect(kernel.fixedMap.entry(of: 1) == .none)
  }

  @Test(arguments: [0, 68, 227, 744, 1 << 20])
  func `the hole, kmap slots and indices beyond the last are refused`(_ index: Int) throws {
    let kernel = windowKernel()
    #expect(
      kernel.refusal { kernel throws(Refusal) in
        try kernel.fixedMap.set(index, to: PageFrameNumber(rawValue: 0xfed00))
      } != nil)
    try kernel.checkInvariants()
  }
}

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
    let before = kernel.fixedMap.temporaryMapCount
    _ = try kernel.access(.at(0x0804_c000), .write, by: kernel.current)
    #expect(kernel.fixedMap.temporaryMapCount == before + 1)
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

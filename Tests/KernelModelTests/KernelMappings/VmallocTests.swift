import Hardware
import KernelModel
import Testing

@Suite struct `vmalloc` {
  @Test func `takes the lowest place and puts a guard page behind`() throws {
    let kernel = windowKernel()
    #expect(try kernel.vmalloc.allocate(3 << 12) == .at(0xf880_0000))
    #expect(try kernel.vmalloc.allocate(1) == .at(0xf880_4000))
    #expect(kernel.entry(at: 0xf880_2000) & 0xfff == 0x163)
    #expect(kernel.entry(at: 0xf880_3000) == 0)
    try kernel.checkInvariants()
  }

  @Test func `takes its frames from HighMem first`() throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.allocate(4096)
    let frame = PageTableEntry(rawValue: kernel.entry(at: address.rawValue)).frame
    #expect(kernel.allocator.zone(of: frame).kind == .highMemory)
  }

  @Test func `takes its frames from Normal where there is no HighMem`() throws {
    let kernel = windowKernel { $0.memory = 256 << 20 }
    let address = try kernel.vmalloc.allocate(4096)
    let frame = PageTableEntry(rawValue: kernel.entry(at: address.rawValue)).frame
    #expect(kernel.allocator.zone(of: frame).kind == .normal)
  }

  @Test func `takes what was freed and purged in the middle first`() throws {
    let kernel = windowKernel()
    let areas = try (0..<3).map { _ in try kernel.vmalloc.allocate(2 << 12) }
    try kernel.vmalloc.release(areas[1])
    #expect(try kernel.vmalloc.allocate(4096) == .at(0xf880_9000))
    kernel.vmalloc.purge()
    #expect(try kernel.vmalloc.allocate(4096) == areas[1])
    try kernel.checkInvariants()
  }

  @Test func `gives the frames back at once and the addresses after the purge`() throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.allocate(8 << 12)
    let free = kernel.allocator.freePageCount
    try kernel.vmalloc.release(address)
    let parked = kernel.allocator.zones.reduce(0) { $0 + $1.perCPUPages }
    #expect(kernel.allocator.freePageCount + parked > free)
    #expect(kernel.vmalloc.lazyPageCount == 9)
    #expect(kernel.vmalloc.waiting.map(\.start) == [address])
    kernel.vmalloc.purge()
    #expect(kernel.vmalloc.gaps == [kernel.layout.vmalloc])
  }

  @Test func `purges by itself when more than 8192 pages wait`() throws {
    let kernel = windowKernel()
    for _ in 0..<2 { try kernel.vmalloc.release(try kernel.vmalloc.allocate(4095 << 12)) }
    // What is left is the second area's array of pages, freed behind the area: 4 pages and a guard.
    #expect(kernel.vmalloc.lazyPageCount == 5)
  }

  @Test func `purges before it gives up for want of room`() throws {
    let kernel = windowKernel()
    let window = kernel.layout.vmalloc
    let most = UInt32(window.upperBound - window.lowerBound) - 40 * 4096
    let address = try kernel.vmalloc.allocate(24 << 20)
    let rest = try kernel.vmalloc.allocate(most - (24 << 20))
    try kernel.vmalloc.release(address)
    #expect(try kernel.vmalloc.allocate(24 << 20) == address)
    try kernel.vmalloc.release(rest)
    try kernel.checkInvariants()
  }

  @Test func `has an array of pages in an area of its own beyond 1024 pages`() throws {
    let kernel = windowKernel()
    let small = try kernel.vmalloc.allocate(1024 << 12)
    #expect(kernel.vmalloc.area(at: small)?.hasVmallocPageArray == false)
    let big = try kernel.vmalloc.allocate(1025 << 12)
    #expect(kernel.vmalloc.area(at: big)?.hasVmallocPageArray == true)
    #expect(kernel.vmalloc.all.count == 3)
    try kernel.vmalloc.release(big)
    #expect(kernel.vmalloc.all.map(\.start) == [small])
    try kernel.checkInvariants()
  }

  @Test(arguments: [0, 0xffff_ffff, 0x4000_0000] as [UInt32])
  func `refuses 0 bytes and more pages than there are`(_ size: UInt32) throws {
    let kernel = windowKernel()
    let reason = kernel.refusal { kernel throws(Refusal) in _ = try kernel.vmalloc.allocate(size) }
    #expect(
      reason
        == .badVmallocSize(
          size, pagesOfRAM: kernel.allocator.managedPageCount, tellsSize: false))
    #expect(kernel.vmalloc.gaps == [kernel.layout.vmalloc])
  }

  @Test func `that finds no room leaves nothing behind`() throws {
    let kernel = windowKernel()
    let free = kernel.allocator.freePageCount
    #expect(
      kernel.refusal { kernel throws(Refusal) in _ = try kernel.vmalloc.allocate(112 << 20) }
        == .noWindow(112 << 20 + 4096))
    #expect(kernel.allocator.freePageCount == free)
    try kernel.checkInvariants()
  }

  @Test func `that runs out of frames gives those it had back`() throws {
    let kernel = windowKernel { $0.memory = 64 << 20 }
    let used = kernel.allocator.managedPageCount - kernel.allocator.freePageCount
    _ = kernel.refusal { kernel throws(Refusal) in
      _ = try kernel.vmalloc.allocate(UInt32(kernel.allocator.managedPageCount) << 12)
    }
    #expect(kernel.vmalloc.all.isEmpty)
    #expect(kernel.allocator.managedPageCount - kernel.allocator.freePageCount <= used + 600)
    try kernel.checkInvariants()
  }

  @Test func `vfree inside an area, of nothing and within a page is refused`() throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.allocate(3 << 12)
    for (offset, reason) in [
      (4096, Refusal.Reason.nonexistentArea(address + 4096, .vfree)),
      (1, .badAreaAddress(address + 1, .vfree)),
      (0x10_0000, .nonexistentArea(address + 0x10_0000, .vfree)),
    ] as [(UInt32, Refusal.Reason)] {
      #expect(
        kernel.refusal { kernel throws(Refusal) in try kernel.vmalloc.release(address + offset) }
          == reason)
    }
    #expect(kernel.refusal { kernel throws(Refusal) in try kernel.vmalloc.release(.at(0)) } == nil)
    #expect(kernel.vmalloc.all.count == 1)
    try kernel.checkInvariants()
  }
}

@Suite struct `vmap and ioremap` {
  @Test func `vmap maps frames of others and leaves them alone`() throws {
    let kernel = windowKernel()
    let frames = [PageFrameNumber.high(5), .high(2), .high(9)]
    let address = try kernel.vmalloc.map(frames)
    let mapped = (0..<3 as Range<UInt32>).map {
      PageTableEntry(rawValue: kernel.entry(at: address.rawValue + $0 << 12)).frame
    }
    #expect(mapped == frames)
    let free = kernel.allocator.freePageCount
    try kernel.vmalloc.release(address)
    #expect(kernel.allocator.freePageCount - free <= 1)
  }

  @Test func `ioremap is uncached, keeps the offset and is aligned to its size`() throws {
    let kernel = windowKernel()
    _ = try kernel.vmalloc.allocate(4096)
    let device = PhysicalAddress(rawValue: 0xfed0_0010)
    let address = try kernel.vmalloc.mapDevice(device, byteCount: 0x1ff0)
    #expect(address == .at(0xf880_2010))
    #expect(kernel.entry(at: 0xf880_2000) == 0xfed0_0173)
    let wide = try kernel.vmalloc.mapDevice(
      PhysicalAddress(rawValue: 0xe000_0000), byteCount: 64 << 10)
    #expect(wide == .at(0xf881_0000))
    try kernel.vmalloc.release(address)
    try kernel.checkInvariants()
  }

  @Test func `ioremap refuses RAM, nothing and what wraps`() {
    let kernel = windowKernel()
    func reason(_ device: UInt64, _ count: UInt32) -> Refusal.Reason? {
      kernel.refusal { kernel throws(Refusal) in
        _ = try kernel.vmalloc.mapDevice(PhysicalAddress(rawValue: device), byteCount: count)
      }
    }
    #expect(
      reason(0x3ffd_f000, 8192)
        == .isRAM(
          first: PhysicalAddress(rawValue: 0x3ffd_f000),
          last: PhysicalAddress(rawValue: 0x3ffe_0fff),
          isWide: false))
    #expect(reason(0xfee0_0000, 0) == .lengthIsZero)
    #expect(reason(0xffff_f000, 8192) == .deviceWraps(PhysicalAddress(rawValue: 0xffff_f000), 8192))
    #expect(reason(1 << 32, 4096) == .badDevice(PhysicalAddress(rawValue: 1 << 32)))
  }
}

@Suite struct `Page directories learn of new tables` {
  /// Whether a process's directory has an entry for an address.
  private func knows(_ process: Process, _ address: VirtualAddress, _ kernel: Kernel) -> Bool {
    guard let space = process.space,
      let place = kernel.tables.directoryEntryPlace(of: address, in: space.directory)
    else { return false }
    return kernel.tables.entry(at: place).isPresent
  }

  @Test func `eagerly: every directory at once`() throws {
    let kernel = windowKernel()
    let child = try kernel.fork(kernel.current)
    let address = try kernel.vmalloc.allocate(4096)
    #expect(knows(kernel.current, address, kernel))
    #expect(knows(child, address, kernel))
  }

  @Test func `lazily: by vmalloc_fault, each when it touches`() throws {
    let kernel = windowKernel { $0.settings.synchronizesEagerly = false }
    let (first, child) = (kernel.current, try kernel.fork(kernel.current))
    let address = try kernel.vmalloc.allocate(8192)
    #expect(!knows(first, address, kernel))
    let result = try kernel.access(address, .read, privilege: .supervisor, by: first)
    #expect(result.faultCount == 1)
    #expect(knows(first, address, kernel))
    #expect(!knows(child, address, kernel))
    #expect(
      try kernel.access(address + 4096, .read, privilege: .supervisor, by: child).faultCount == 1)
    #expect(try kernel.access(address, .write, privilege: .supervisor, by: child).faultCount == 0)
    try kernel.checkInvariants()
  }

  @Test func `a program's touch is never mended`() throws {
    let kernel = windowKernel { $0.settings.synchronizesEagerly = false }
    kernel.current.survivesFaults = true
    let address = try kernel.vmalloc.allocate(4096)
    #expect(throws: Signal.self) { try kernel.access(address, .read, by: kernel.current) }
    #expect(!knows(kernel.current, address, kernel))
  }

  @Test func `an address without an entry in the kernel's table is a fault for good`() throws {
    let kernel = windowKernel { $0.settings.synchronizesEagerly = false }
    kernel.current.survivesFaults = true
    let address = try kernel.vmalloc.allocate(4096)
    #expect(throws: Signal.self) {
      try kernel.access(address + 4096, .read, privilege: .supervisor, by: kernel.current)
    }
    try kernel.checkInvariants()
  }

  @Test func `under PAE the directory is shared and nothing is to do`() throws {
    let kernel = windowKernel {
      $0.usesPAE = true
      $0.settings.synchronizesEagerly = false
    }
    let child = try kernel.fork(kernel.current)
    let address = try kernel.vmalloc.allocate(4096)
    #expect(try kernel.access(address, .read, privilege: .supervisor, by: child).faultCount == 0)
  }
}

import Hardware
import Testing

@testable import KernelModel

@Suite struct `Directories of processes` {
  private func entries(_ kernel: Kernel, _ directory: PhysicalAddress) -> [UInt64] {
    (0..<1024 as Range<UInt64>).map { kernel.tables.entry(at: directory + $0 * 4).rawValue }
  }

  @Test func `entries 768 to 1023 are the kernel's as they are at the fork`() throws {
    let kernel = windowKernel { $0.settings.synchronizesEagerly = false }
    let before = try kernel.fork(kernel.current)
    let address = try kernel.vmalloc.allocate(4096)
    let after = try kernel.fork(kernel.current)
    let master = entries(kernel, kernel.tables.kernelDirectory)
    let index = Int(address.rawValue >> 22)
    let old = entries(kernel, try #require(before.space).directory)
    let new = entries(kernel, try #require(after.space).directory)
    #expect(new[768...] == master[768...])
    #expect(old[index] == 0 && master[index] != 0)
    #expect(old[768..<index] == master[768..<index])
  }

  @Test func `a directory has a page of low memory and stands in the list of all`() throws {
    let kernel = windowKernel { $0.usesHighTables = true }
    let child = try kernel.fork(kernel.current)
    let directory = try #require(child.space).directory
    #expect(directory.frame < kernel.boot.lowMemoryEnd)
    #expect(directory.rawValue & 0xfff == 0)
    #expect(kernel.tables.directories.contains(directory))
    kernel.exit(child)
    #expect(!kernel.tables.directories.contains(directory))
  }

  @Test func `PAE: four pointers of 32 bytes, pa | 1, three directories at once, the fourth shared`()
    throws
  {
    let kernel = windowKernel { $0.usesPAE = true }
    let child = try kernel.fork(kernel.current)
    let directory = try #require(child.space).directory
    #expect(directory.rawValue % 32 == 0)
    let pointers = (0..<4 as Range<UInt64>).map { kernel.tables.entry(at: directory + $0 * 8) }
    for pointer in pointers { #expect(pointer.rawValue & 0xfff == 1) }
    #expect(Set(pointers.map(\.frame)).count == 4)
    #expect(pointers[3] == kernel.tables.entry(at: kernel.tables.kernelDirectory + 24))
    #expect(pointers[0..<3].allSatisfy { kernel.pages[$0.frame].use == .pageTable })
  }

  @Test func `tables of programs are named with 067`() throws {
    let kernel = windowKernel()
    let space = try #require(kernel.current.space)
    let place = try #require(
      kernel.tables.directoryEntryPlace(of: .at(0x0804_b000), in: space.directory))
    #expect(kernel.tables.entry(at: place).rawValue & 0xfff == 0x067)
  }

  @Test func `a table for vmalloc is named with 067 and lies in low memory`() throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.allocate(4096)
    let place = try #require(
      kernel.tables.directoryEntryPlace(of: address, in: kernel.tables.kernelDirectory))
    let entry = kernel.tables.entry(at: place)
    #expect(entry.rawValue & 0xfff == 0x067)
    #expect(entry.frame < kernel.boot.lowMemoryEnd)
  }
}

@Suite struct `vmalloc_fault` {
  private func lazyKernel() throws -> (Kernel, VirtualAddress) {
    let kernel = windowKernel { $0.settings.synchronizesEagerly = false }
    kernel.current.survivesFaults = true
    return (kernel, try kernel.vmalloc.allocate(8192))
  }

  @Test(arguments: [Access.read, .write])
  func `copies the entry once; what is mapped by the same table later needs no fault`(
    _ access: Access
  ) throws {
    let (kernel, address) = try lazyKernel()
    let first = try kernel.access(address, access, privilege: .supervisor, by: kernel.current)
    #expect(first.faultCount == 1)
    let second = try kernel.vmalloc.allocate(4096)
    let next = try kernel.access(second, access, privilege: .supervisor, by: kernel.current)
    #expect(next.faultCount == 0)
    // Entries of the directory are never taken away: the copy stays true.
    try kernel.vmalloc.release(second)
    kernel.vmalloc.purge()
    let third = try kernel.vmalloc.allocate(4096)
    #expect(third == second)
    #expect(
      try kernel.access(third, access, privilege: .supervisor, by: kernel.current).faultCount == 0)
  }

  @Test func `writes into the directory that CR3 holds`() throws {
    let kernel = windowKernel { $0.settings.synchronizesEagerly = false }
    let child = try kernel.fork(kernel.current)
    let address = try kernel.vmalloc.allocate(4096)
    let log = try kernel.log {
      _ = try kernel.access(address, .read, privilege: .supervisor, by: child)
    }
    let directory = try #require(child.space).directory
    #expect(
      log.events.contains(
        .window(.directorySynchronized(address, directory: directory, isLazy: true))))
  }

  @Test(arguments: [(KernelVersion.v5_10, 1), (.v6_1, 1), (.v6_18, nil)] as [(KernelVersion, Int?)])
  func `mends what an eager kernel missed, where there still is one`(
    _ version: KernelVersion, _ faultCount: Int?
  ) throws {
    let kernel = windowKernel {
      $0.version = version
      $0.settings.synchronizesEagerly = false
    }
    kernel.current.survivesFaults = true
    let address = try kernel.vmalloc.allocate(4096)
    kernel.settings.synchronizesEagerly = true
    let result = try? kernel.access(
      address, .read, privilege: .supervisor, by: kernel.current)
    #expect(result?.faultCount == faultCount)
  }

  @Test func `has no say outside the window`() throws {
    let kernel = windowKernel { $0.settings.synchronizesEagerly = false }
    kernel.current.survivesFaults = true
    let log = kernel.log {
      _ = try? kernel.access(.at(0xff80_1000), .read, privilege: .supervisor, by: kernel.current)
    }
    #expect(!log.events.contains(.enter(.vmallocFault)))
  }
}

@Suite struct `Stray pointers of the kernel` {
  @Test(arguments: [
    (0x0000_0010, "NULL and a member's offset"), (0x0000_0100, "LIST_POISON1"),
    (0x0000_0122, "LIST_POISON2"), (0x5a5a_5a5a, "a slab object in use"),
    (0x6b6b_6b6b, "a freed slab object"), (0xa5a5_a5a5, "the end of a slab object"),
    (0xffff_ffff, "ERR_PTR(-1)"), (0xffff_f001, "ERR_PTR(-4095)"),
  ] as [(UInt32, String)])
  func `fault, with code 0 for a read, 2 for a write, and 4 and 6 from a program`(
    _ address: UInt32, _ what: String
  ) throws {
    for (access, privilege, code) in [
      (Access.read, Privilege.supervisor, 0), (.write, .supervisor, 2), (.read, .user, 4),
      (.write, .user, 6),
    ] as [(Access, Privilege, UInt32)] {
      let kernel = windowKernel { $0.memory = 256 << 20 }
      kernel.current.survivesFaults = true
      let log = kernel.log {
        _ = try? kernel.access(.at(address), access, privilege: privilege, by: kernel.current)
      }
      let codes = log.events.compactMap { event in
        if case .fault(.taken(let fault)) = event { UInt32(fault.code.rawValue) } else { nil }
      }
      #expect(codes.first == code, "\(what)")
    }
  }

  @Test(arguments: [(128, true), (256, false)] as [(UInt64, Bool)])
  func `cccccccc lies in low memory from 204 MiB of RAM on, and faults only below`(
    _ megabytes: UInt64, _ faults: Bool
  ) throws {
    let kernel = windowKernel { $0.memory = megabytes << 20 }
    kernel.current.survivesFaults = true
    let result = try? kernel.access(
      .at(0xcccc_cccc), .read, privilege: .supervisor, by: kernel.current)
    #expect((result == nil) == faults)
  }
}

@Suite struct `The hash from frames to kmaps` {
  @Test func `has 128 buckets: frames 128 apart share one and are told apart`() throws {
    let kernel = windowKernel()
    let frames = (0..<4 as Range<UInt32>).map { PageFrameNumber.high($0 * 128) }
    for frame in frames { _ = kernel.kmap(frame) }
    #expect(frames.map { kernel.permanentMap.slot(of: $0) } == [1, 2, 3, 4])
    #expect(kernel.permanentMap.slot(of: .high(4 * 128)) == nil)
    try kernel.checkInvariants()
  }

  @Test func `loses the frames that a flush frees, from the middle of a bucket too`() throws {
    let kernel = windowKernel()
    let frames = (0..<4 as Range<UInt32>).map { PageFrameNumber.high($0 * 128) }
    for frame in frames { _ = kernel.kmap(frame) }
    try kernel.permanentMap.unmap(frames[1])
    try kernel.permanentMap.unmap(frames[2])
    for index in 1...1020 as ClosedRange<UInt32> { _ = kernel.kmap(.high(4096 + index)) }
    #expect(frames.map { kernel.permanentMap.slot(of: $0) } == [1, nil, nil, 4])
    try kernel.checkInvariants()
  }
}

import Hardware
import KernelModel
import Testing

/// Keeps what happens in the kernel's windows, as a few kinds of steps.
final class StepLog: KernelObserver {
  enum Step: Equatable { case frame, entry, directory, cleared, waits, freed, flush, dropped }

  private(set) var steps: [Step] = []
  var events: [KernelEvent] = []

  func kernelDid(_ event: KernelEvent, depth: Int) {
    events.append(event)
    let step: Step? =
      switch event {
      case .allocator(.allocated): .frame
      case .table(.entryWritten(_, from: _, to: let new, in: _)): new == .none ? .cleared : .entry
      case .window(.directorySynchronized): .directory
      case .window(.areaFreedLazily): .waits
      case .allocator(.parked), .allocator(.freed): .freed
      case .hardware(.flushed): .flush
      case .hardware(.dropped): .dropped
      default: nil
      }
    if let step { steps.append(step) }
  }

  /// The steps, neighbours of a kind told once.
  var order: [Step] {
    steps.reduce(into: []) { order, step in if order.last != step { order.append(step) } }
  }
}

extension Kernel {
  /// What happens while `body` runs.
  func log(_ body: () throws -> Void) rethrows -> StepLog {
    let log = StepLog()
    observer = log
    defer { observer = nil }
    try body()
    return log
  }
}

@Suite struct `vmalloc decides in Linux's order` {
  @Test func `all frames are taken, then all entries set, then the directories told once`() throws {
    let kernel = windowKernel()
    _ = try kernel.vmalloc.allocate(4096)
    let log = try kernel.log { _ = try kernel.vmalloc.allocate(8 << 12) }
    #expect(log.order == [.frame, .entry])
    #expect(log.steps.count { $0 == .entry } == 8)
    // Across two tables: the second is made when the first is full.
    let wide = try kernel.log { _ = try kernel.vmalloc.allocate(1024 << 12) }
    #expect(wide.order == [.frame, .entry, .frame, .entry, .directory])
    #expect(wide.steps.count { $0 == .directory } == 1)
    #expect(wide.steps.prefix { $0 == .frame }.count >= 1024)
  }

  @Test func `nothing is flushed when something is mapped`() throws {
    let kernel = windowKernel()
    let log = try kernel.log {
      _ = try kernel.vmalloc.allocate(64 << 12)
      _ = try kernel.vmalloc.map([.high(1)])
      _ = try kernel.vmalloc.mapDevice(PhysicalAddress(rawValue: 0xe000_0000), byteCount: 4096)
    }
    #expect(!log.steps.contains(.flush) && !log.steps.contains(.dropped))
  }

  @Test func `vfree clears all entries, then lets the area wait, then frees the frames`() throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.allocate(8 << 12)
    let log = try kernel.log { try kernel.vmalloc.release(address) }
    #expect(log.order == [.cleared, .waits, .freed])
    #expect(log.steps.count { $0 == .cleared } == 8)
  }

  @Test func `vunmap clears the entries and frees no frame`() throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.map([.high(1), .high(2)])
    let log = try kernel.log { try kernel.vmalloc.release(address) }
    #expect(log.order == [.cleared, .waits])
  }

  @Test(arguments: [(16, false), (17, true)])
  func `a purge flushes page by page up to 33 pages, beyond that everything`(
    _ pages: UInt32, _ isWhole: Bool
  ) throws {
    // Two areas of 15 and 16 pages with their guards are 33 pages.
    let kernel = windowKernel()
    let first = try kernel.vmalloc.allocate(15 << 12)
    let second = try kernel.vmalloc.allocate(pages << 12)
    for address in [first, second] {
      _ = try kernel.access(address, .read, privilege: .supervisor, by: kernel.current)
      try kernel.vmalloc.release(address)
    }
    let log = kernel.log { kernel.vmalloc.purge() }
    #expect(log.steps.contains(isWhole ? .flush : .dropped))
    #expect(!log.steps.contains(isWhole ? .dropped : .flush))
  }

  @Test func `a table made for vmalloc is never freed`() throws {
    let kernel = windowKernel()
    let address = try kernel.vmalloc.allocate(4096)
    try kernel.vmalloc.release(address)
    kernel.vmalloc.purge()
    #expect(kernel.tables.entryPlace(of: address, in: kernel.tables.kernelDirectory) != nil)
    let again = try kernel.log { _ = try kernel.vmalloc.allocate(4096) }
    #expect(!again.steps.contains(.directory))
  }

  @Test func `frames that run out are given back, and nothing stays mapped`() throws {
    let kernel = windowKernel { $0.memory = 64 << 20 }
    let bytes = UInt32(kernel.allocator.managedPageCount) << 12
    #expect(throws: Refusal.self) { try kernel.vmalloc.allocate(bytes) }
    #expect(kernel.vmalloc.all.isEmpty)
    #expect(kernel.vmalloc.usedPageCount == 0)
    try kernel.checkInvariants()
  }
}

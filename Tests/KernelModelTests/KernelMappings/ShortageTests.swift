import Hardware
import Testing

@testable import KernelModel

@Suite struct `When memory is out` {
  /// A machine whose low zones have nothing above their reserves, while HighMem has.
  /// The first table of the vmalloc window is full, and slabs have room for records.
  private func squeezed() throws -> Kernel {
    let kernel = windowKernel()
    _ = try kernel.vmalloc.allocate(4096)
    _ = try kernel.vmalloc.map((0..<1021).map { PageFrameNumber.high($0) })
    while kernel.allocator.allocate(order: 0, [.kernel, .noWarn], use: .kernel) != nil {}
    return kernel
  }

  @Test func `vmalloc names the step that failed and the HighMem that could not help`() throws {
    let kernel = try squeezed()
    let reason = kernel.refusal { kernel throws(Refusal) in _ = try kernel.vmalloc.allocate(8192) }
    guard case .vmallocFailed(let first) = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(first.step == .entries)
    #expect(first.allocated == 8192)
    #expect(first.byteCount == 12288)
    #expect(first.frames.purpose == .pageTable)
    #expect(first.frames.freeHighPages > 10_000)
    #expect(kernel.vmalloc.all.count == 2)
    try kernel.checkInvariants()
  }

  @Test func `vmap and ioremap say that a page table lacks`() throws {
    let kernel = try squeezed()
    let reasons = [
      kernel.refusal { kernel throws(Refusal) in _ = try kernel.vmalloc.map([.high(1)]) },
      kernel.refusal { kernel throws(Refusal) in
        _ = try kernel.vmalloc.mapDevice(PhysicalAddress(rawValue: 0xfed0_0000), byteCount: 1024)
      },
    ]
    for reason in reasons {
      guard case .outOfFrames(let shortage) = reason else {
        Issue.record("\(String(describing: reason))")
        continue
      }
      #expect(shortage.purpose == .pageTable)
      #expect(shortage.freeHighPages > 10_000)
    }
    try kernel.checkInvariants()
  }

  @Test func `without HighMem no zone is named that could not help`() throws {
    let kernel = windowKernel { $0.memory = 64 << 20 }
    let reason = kernel.refusal { kernel throws(Refusal) in
      _ = try kernel.vmalloc.allocate(UInt32(kernel.allocator.managedPageCount) << 12)
    }
    guard case .vmallocFailed(let shortage) = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(shortage.step == .pages)
    #expect(shortage.frames == FrameShortage(.page, freeHighPages: 0))
    #expect(shortage.allocated > 0 && shortage.allocated < shortage.byteCount)
    try kernel.checkInvariants()
  }

  @Test func `fork says that low memory is out`() throws {
    let kernel = try squeezed()
    let reason = kernel.refusal { kernel throws(Refusal) in _ = try kernel.fork(kernel.current) }
    guard case .outOfFrames(let shortage) = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(shortage.freeHighPages > 10_000)
    try kernel.checkInvariants()
  }
}

import Hardware
import Testing

@testable import KernelModel

@Suite struct `Releasing a page` {
  /// Tries to release, and says why that is refused.
  private func refusal(
    _ allocator: PageAllocator, _ frame: PageFrameNumber, order: Int? = nil
  ) throws -> BadPageState.Reason? {
    let free = allocator.freePageCount
    do throws(BadPageState) {
      try allocator.release(frame, order: order)
      return nil
    } catch {
      #expect(error.frame == frame)
      #expect(allocator.freePageCount == free)
      try allocator.checkInvariants()
      return error.reason
    }
  }

  private let machine = PageAllocator.booted(megabytes: 64)

  @Test func `in use gives it back`() throws {
    let frame = try #require(machine.allocate(order: 2, .kernel, use: .kernel))
    #expect(try refusal(machine, frame) == nil)
    #expect(try refusal(machine, frame) == .alreadyFree)
  }

  @Test func `that is free, or inside a free block, is refused`() throws {
    #expect(try refusal(machine, 0x2400) == .alreadyFree)
    #expect(try refusal(machine, 0x2401) == .alreadyFree)
  }

  @Test func `parked on the CPU's list is refused`() throws {
    let frame = try #require(machine.allocate(.kernel, use: .kernel))
    machine.free(frame)
    #expect(try refusal(machine, frame) == .alreadyFree)
  }

  @Test func `of the kernel's program is refused`() throws {
    #expect(try refusal(machine, 0x1000) == .reserved)
  }

  @Test func `that does not exist is refused`() throws {
    #expect(try refusal(machine, 0xfff_ffff) == .noFrame)
    #expect(try refusal(machine, 0xa0) == .noFrame)
  }

  @Test func `in the hole below 4 GiB is refused`() throws {
    let allocator = ReferenceMachine.c.booted()
    #expect(throws: BadPageState.self) { try allocator.release(0xd0000) }
  }

  @Test func `later in its block is refused with the head`() throws {
    let plain = try #require(machine.allocate(order: 2, .kernel, use: .kernel))
    let compound = try #require(machine.allocate(order: 2, [.kernel, .compound], use: .kernel))
    #expect(try refusal(machine, plain + 1) == .tail(head: plain))
    #expect(try refusal(machine, compound + 3) == .tail(head: compound))
  }

  @Test func `with the wrong order is refused with the right one`() throws {
    let frame = try #require(machine.allocate(order: 2, .kernel, use: .kernel))
    #expect(try refusal(machine, frame, order: 3) == .wrongOrder(allocated: 2))
    #expect(try refusal(machine, frame, order: 0) == .wrongOrder(allocated: 2))
    #expect(try refusal(machine, frame, order: 2) == nil)
  }

  @Test func `that page tables map is refused`() throws {
    let frame = try #require(machine.allocate(.highUserMovable, use: .anonymous))
    machine.pages[frame].mapCount = 1
    #expect(try refusal(machine, frame) == .mapped)
  }

  @Test func `with flags that a free page must not have is refused with them`() throws {
    let frame = try #require(machine.allocate(.highUserMovable, use: .anonymous))
    machine.pages[frame].flags = [.onLRU, .upToDate]
    #expect(try refusal(machine, frame) == .flags(.onLRU))
  }

  @Test func `that somebody else holds drops one reference`() throws {
    let frame = try #require(machine.allocate(.kernel, use: .kernel))
    machine.hold(frame)
    #expect(try refusal(machine, frame) == nil)
    #expect(machine.pages[frame].useCount == 1)
  }
}

@Suite struct `The flags that the kernel shows of a frame` {
  private let machine = ReferenceMachine.c.booted()

  @Test func `are BUDDY for each frame of a free block`() {
    #expect(machine.kernelPageFlags(of: 0x2000).rawValue == 0x400)
    #expect(machine.kernelPageFlags(of: 0x2001).rawValue == 0x400)
    #expect(machine.freeBlock(containing: 0x2345)?.first == 0x2000)
  }

  @Test func `are RESERVED for the kernel's program`() {
    #expect(machine.kernelPageFlags(of: 0x1000).rawValue == 0x1_0000_0000)
    #expect(machine.freeBlock(containing: 0x1000) == nil)
  }

  @Test func `are NOPAGE for a hole`() {
    #expect(machine.kernelPageFlags(of: 0xd0000).rawValue == 0x100000)
    #expect(machine.kernelPageFlags(of: 0xffffff).rawValue == 0x100000)
  }

  @Test func `are those of the samples`() throws {
    let frame = try #require(machine.allocate(.highUserMovable, use: .anonymous))
    machine.pages[frame].mapCount = 1
    machine.pages[frame].flags = [.upToDate, .onLRU, .swapBacked]
    #expect(machine.kernelPageFlags(of: frame).rawValue == 0x5828)
    machine.pages[frame].flags.insert(.active)
    #expect(machine.kernelPageFlags(of: frame).rawValue == 0x5868)
    #expect(machine.kernelPageCount(of: frame) == 1)
  }

  @Test func `tell head and tails of a compound page`() throws {
    let head = try #require(machine.allocate(order: 1, [.kernel, .compound], use: .kernel))
    #expect(machine.kernelPageFlags(of: head) == .compoundHead)
    #expect(machine.kernelPageFlags(of: head + 1) == .compoundTail)
  }
}

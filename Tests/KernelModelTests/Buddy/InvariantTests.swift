import Hardware
import Testing

@testable import KernelModel

@Suite struct `The audit of the page allocator` {
  private let allocator = PageAllocator.booted(megabytes: 64)

  /// The number of the rule that the audit finds broken.
  private func brokenRule() -> Int? {
    do throws(InvariantViolation) {
      try allocator.checkInvariants()
      return nil
    } catch {
      return error.number
    }
  }

  /// The head of the longest blocks' list.
  private var block: PageFrameNumber {
    allocator.freeBlocks(in: .normal, order: 10, type: .movable)[0]
  }

  @Test func `finds nothing in a sound machine`() {
    #expect(brokenRule() == nil)
  }

  @Test func `finds a link that does not lead back`() {
    allocator.pages[allocator.pages[block].next].previous = 0x2345
    #expect(brokenRule() == 1)
  }

  @Test func `finds a block of another order than its list`() {
    allocator.pages[block].order = 9
    #expect(brokenRule() == 2)
  }

  @Test func `finds buddies that did not merge`() {
    let block = block
    let upper = block + 512
    allocator.unlist(block, zone: 1)
    allocator.listAtHead(block, order: 9, type: .movable, zone: 1)
    allocator.listAtHead(upper, order: 9, type: .movable, zone: 1)
    #expect(brokenRule() == 3)
  }

  @Test func `finds a use inside a free block`() {
    allocator.pages[block + 100].useCount = 1
    #expect(brokenRule() == 4)
  }

  @Test func `finds a counter that differs from the lists`() {
    allocator.state[1].freePages += 1
    #expect(brokenRule() == 5)
  }

  @Test func `finds parked pages that are not counted`() throws {
    let frame = try #require(allocator.allocate(.kernel, use: .kernel))
    allocator.free(frame)
    allocator.state[1].perCPUCount += 1
    #expect(brokenRule() == 6)
  }

  @Test func `finds a frame that was lost`() throws {
    let frame = try #require(allocator.allocate(.kernel, use: .kernel))
    allocator.pages[frame] = .unused
    #expect(brokenRule() == 7)
  }

  @Test func `finds a HighAtomic pageblock that is not counted`() {
    allocator.blockTypes[allocator.blockIndex(of: block)] = MigrateType.highAtomic.rawValue
    #expect(brokenRule() == 8)
  }

  @Test func `finds a tail without a head`() throws {
    let head = try #require(allocator.allocate(order: 1, [.kernel, .compound], use: .kernel))
    allocator.pages[head].flags = []
    #expect(brokenRule() == 9)
  }
}

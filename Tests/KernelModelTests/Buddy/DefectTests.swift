import Hardware
import Testing

@testable import KernelModel

/// What an audit says of what is broken: the case, and the numbers that prove it.
@Suite struct `A defect` {
  private let allocator = PageAllocator.booted(megabytes: 64)

  private func broken(_ check: () throws(InvariantViolation) -> Void) -> InvariantViolation? {
    do throws(InvariantViolation) {
      try check()
      return nil
    } catch {
      return error
    }
  }

  @Test func `of a counter tells what is counted and what is there`() {
    let free = allocator.state[1].freePages
    allocator.state[1].freePages += 1
    let found = broken { () throws(InvariantViolation) in try allocator.checkInvariants() }
    #expect(found == .pageAllocator(.freePages(.normal, counted: free + 1, listed: free)))
    #expect(found?.number == 5)
  }

  @Test func `of a list tells the block and where it is listed`() {
    let block = allocator.freeBlocks(in: .normal, order: 10, type: .movable)[0]
    allocator.pages[block].order = 9
    let found = broken { () throws(InvariantViolation) in try allocator.checkInvariants() }
    #expect(
      found
        == .pageAllocator(
          .misplacedBlock(block, on: .movable, order: 10, use: .freeBlock, pageOrder: 9)))
    #expect(found?.number == 2)
  }

  @Test func `of a lost frame names it`() throws {
    let frame = try #require(allocator.allocate(.kernel, use: .kernel))
    allocator.pages[frame] = .unused
    let found = broken { () throws(InvariantViolation) in try allocator.checkInvariants() }
    #expect(found == .pageAllocator(.lost(frame)))
  }
}

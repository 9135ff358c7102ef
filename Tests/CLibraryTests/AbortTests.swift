import KernelModel
import Testing

@testable import CLibrary

struct AbortTests {
  @Test func `an address off the grid is no block`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(100)
    #expect(target.abortReason { heap throws(HeapFailure) in try heap.free(block + 4) } == .invalidPointer)
  }

  @Test func `a block freed twice is found in the cache`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(100)
    try target.heap.free(block)
    #expect(target.freeing(block) == .cacheDoubleFree)
  }

  @Test func `a block freed twice is found at the head of a fast list`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(8, 40)
    try target.free(blocks)
    #expect(target.freeing(blocks[7]) == .fastDoubleFree)
  }

  @Test func `a block freed twice is found by its neighbour's bit`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(9, 200)
    try target.free(Array(blocks.prefix(8)))
    #expect(target.freeing(blocks[7]) == .doubleFree)
  }

  @Test func `the top cannot be freed, for its size is off the grid`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(1, 2000)
    try target.heap.free(blocks[0])
    #expect(target.freeing(blocks[0]) == .invalidSize)
  }

  @Test func `an overrun into the next size is found when the block is freed`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(2, 2000)
    try target.heap.store(0x4141_4141, at: blocks[1] - 4)
    #expect(target.freeing(blocks[0]) == .nextSize)
  }

  @Test func `an overrun into the top is found by the next request`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(20)
    try target.heap.store(0x4141_4141, at: block + 28)
    #expect(target.abortReason { heap throws(HeapFailure) in _ = try heap.malloc(3000) } == .topSize)
  }

  @Test func `a prev_size that lies is found when neighbours merge`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(3, 2000)
    try target.heap.free(blocks[0])
    try target.heap.store(64, at: blocks[1] - 8)
    #expect(target.freeing(blocks[1]) == .previousSize)
  }

  @Test func `a link that lies is found when its chunk is unlinked`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(3, 2000)
    try target.heap.free(blocks[0])
    try target.heap.store(blocks[2], at: blocks[0])
    #expect(target.freeing(blocks[1]) == .unlinkList)
  }

  @Test func `a mapped chunk with a bad size is not unmapped`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(200_000)
    try target.heap.store(0x1002, at: block - 4)
    #expect(target.freeing(block) == .mappedPointer)
  }

  @Test func `free of an address without memory ends in SIGSEGV`() throws {
    let target = try HeapProcess()
    #expect(throws: HeapFailure.self) { try target.heap.free(0x5000_0010) }
  }

  @Test func `a process that does not handle SIGABRT is gone`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(100)
    let child = try HeapProcess(try target.kernel.fork(target.process), target.kernel)
    child.process.survivesFaults = false
    #expect(child.freeing(block + 4) == .invalidPointer)
    #expect(!child.process.isRunning && target.process.isRunning)
    try target.heap.free(block)
  }

  @Test func `a spoilt heap breaks no rule of the kernel`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(20)
    try target.heap.store(0x4141_4141, at: block + 28)
    try target.kernel.checkInvariants()
    #expect(target.survey?.problems.isEmpty == false)
  }
}

extension HeapProcess {
  /// Why freeing a block aborts.
  func freeing(_ memory: UInt32) -> AbortReason? {
    abortReason { heap throws(HeapFailure) in try heap.free(memory) }
  }
}

import KernelModel
import Testing

@testable import CLibrary

struct ResizingTests {
  @Test func `a block before the top grows where it is`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(100)
    #expect(try target.heap.realloc(block, 5000) == block)
  }

  @Test func `a block grows into a free neighbour`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(3, 2000)
    try target.heap.free(blocks[1])
    #expect(try target.heap.realloc(blocks[0], 3000) == blocks[0])
  }

  @Test func `a block with used neighbours moves with its bytes`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(2, 100)
    for offset in stride(from: 0 as UInt32, to: 100, by: 4) {
      try target.heap.store(offset, at: blocks[0] + offset)
    }
    let moved = try target.heap.realloc(blocks[0], 500)
    #expect(moved != blocks[0])
    #expect(try target.heap.load(moved + 96) == 96)
    #expect(target.list(of: blocks[0]) == .threadCache(6))
  }

  @Test func `what a block no longer needs is freed`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(2, 3000)
    #expect(try target.heap.realloc(blocks[0], 1000) == blocks[0])
    #expect(try target.head(blocks[0]) == 1008 | 1)
    #expect(target.list(of: blocks[0] + 1008) == .unsorted)
  }

  @Test func `realloc to 0 frees, realloc of NULL allocates`() throws {
    let target = try HeapProcess()
    let block = try target.heap.realloc(0, 40)
    #expect(try target.heap.realloc(block, 0) == 0)
    #expect(target.list(of: block) == .threadCache(2))
  }

  @Test func `calloc clears what was used before`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(9, 200)
    for block in blocks { try target.heap.store(0xffff_ffff, at: block + 100) }
    try target.free(blocks)
    let fresh = try target.heap.calloc(10, 20)
    #expect(try target.heap.load(fresh + 100) == 0)
  }

  @Test func `calloc does not touch memory fresh from the kernel`() throws {
    let target = try HeapProcess()
    _ = try target.heap.malloc(1)
    try target.heap.store(0x55, at: target.heap.programBreak - 4)
    let before = target.process.faults.minor
    let block = try target.heap.calloc(1, 131_000)
    _ = try target.heap.calloc(1, 100_000)
    #expect(try target.heap.load(block + 130_000) == 0)
    #expect(target.process.faults.minor < before + 40)
  }

  @Test func `a product that does not fit is refused`() throws {
    let target = try HeapProcess()
    #expect(try target.heap.calloc(0x10000, 0x10000) == 0)
  }
}

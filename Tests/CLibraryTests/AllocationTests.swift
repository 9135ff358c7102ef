import KernelModel
import Testing

@testable import CLibrary

struct AllocationTests {
  @Test func `the first call takes 22000 bytes hexadecimal, aligned by a second sbrk`() throws {
    let target = try HeapProcess()
    let first = try target.heap.malloc(1)
    #expect((first - target.start, target.breakDistance) == (0x1a0, 0x22000))
    let others = try [12, 13, 28].map { try target.heap.malloc($0) - target.start }
    #expect(others == [0x1b0, 0x1c0, 0x1e0])
  }

  @Test func `the thread's cache is the first chunk, of 0x190 bytes`() throws {
    let target = try HeapProcess()
    _ = try target.heap.malloc(1)
    #expect(try target.head(target.start + 0x10) == 0x191)
    #expect(target.survey?.entries.first?.state == .cacheTable)
  }

  @Test func `a freed block is the next one of its size`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(3, 100)
    try target.free(blocks)
    #expect(try target.blocks(3, 100) == blocks.reversed())
  }

  @Test func `the eighth free of a small size goes to a fast list`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(9, 40)
    try target.free(Array(blocks.prefix(8)))
    #expect(target.list(of: blocks[6]) == .threadCache(2))
    #expect(target.list(of: blocks[7]) == .fast(4))
  }

  @Test func `the eighth free of a larger size goes to the unsorted list`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(9, 100)
    try target.free(Array(blocks.prefix(8)))
    #expect(target.list(of: blocks[7]) == .unsorted)
    #expect(try target.head(blocks[8]) & 1 == 0)
  }

  @Test func `links of the cache are mangled with their place`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(2, 24)
    try target.free(blocks)
    #expect(try target.heap.load(blocks[1]) == blocks[1] >> 12 ^ blocks[0])
  }

  @Test func `a block taken from a fast list brings others of its size into the cache`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(14, 40)
    try target.free(blocks)
    _ = try target.blocks(8, 40)
    let cached = target.survey?.chains.first { $0.list == .threadCache(2) }
    #expect(cached?.chunks.count == 6)
  }

  @Test func `two free neighbours become one chunk`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(3, 2000)
    try target.free([blocks[0], blocks[1]])
    #expect(try target.head(blocks[0]) == (2 * 2016) | 1)
    #expect(target.list(of: blocks[0]) == .unsorted)
  }

  @Test func `a free block before the top joins it`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(2000)
    try target.heap.free(block)
    #expect(target.survey?.top == Chunk(memory: block))
  }

  @Test func `a search sorts the unsorted list into bins and cuts the best fit`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(4, 2000)
    try target.free([blocks[0], blocks[2]])
    let large = try target.heap.malloc(5000)
    #expect(target.list(of: blocks[0]) == .large(HeapList.largeIndex(2016)))
    #expect(try target.heap.malloc(1200) == blocks[2])
    #expect(target.survey?.lastRemainder == Chunk(rawValue: 0))
    #expect(large > blocks[3])
  }

  @Test func `small requests in a row are cut from the last remainder`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(2, 3000)
    try target.heap.free(blocks[0])
    let small = try target.blocks(3, 200)
    #expect(small == [blocks[0], blocks[0] + 208, blocks[0] + 416])
    #expect(target.survey?.lastRemainder == Chunk(memory: blocks[0] + 624))
  }

  @Test func `a large request merges fast chunks first`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(10, 40)
    try target.free(Array(blocks.prefix(9)))
    _ = try target.heap.malloc(1100)
    #expect(target.list(of: blocks[7]) == .small(7))
  }

  @Test func `more memory comes by one brk, padded with 128 KiB`() throws {
    let target = try HeapProcess()
    _ = try target.heap.malloc(1)
    _ = try target.heap.malloc(130_000)
    let before = target.breakDistance
    _ = try target.heap.malloc(50_000)
    #expect(target.breakDistance > before && target.breakDistance & 0xfff == 0)
  }

  @Test func `a large free end of the heap is given back but for 128 KiB`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(4, 120_000)
    for block in blocks { try target.heap.free(block) }
    let top = target.survey?.figures.topByteCount ?? 0
    #expect(top < 0x22000 && top > 0x20000)
  }

  @Test func `memory the program never touched costs no frame`() throws {
    let target = try HeapProcess()
    _ = try target.heap.malloc(1)
    let before = target.process.faults.minor
    _ = try target.heap.malloc(100_000)
    #expect(target.process.faults.minor == before + 1)
  }
}

extension HeapList {
  /// The index of the large bin of a size.
  static func largeIndex(_ size: UInt32) -> UInt8 { UInt8(HeapRules.largeBin(size)) }
}

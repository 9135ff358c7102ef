import Hardware
import KernelModel
import Testing

@testable import CLibrary

struct MappingTests {
  @Test func `131053 bytes are the least that get a mapping of their own`() throws {
    let target = try HeapProcess()
    let heap = try target.heap.malloc(131_052)
    let mapped = try target.heap.malloc(131_053)
    #expect(heap < mapped && mapped & 0xfff == 0x10)
    #expect(try target.head(mapped) == 0x21000 - 8 | 2)
    #expect(try target.heap.usableSize(mapped) == 0x21000 - 16)
  }

  @Test func `freeing a mapped chunk raises both thresholds`() throws {
    let target = try HeapProcess()
    try target.heap.free(try target.heap.malloc(300_000))
    #expect(target.survey?[.mappingThreshold] == 303_096)
    #expect(target.survey?[.trimThreshold] == 606_192)
    #expect(target.survey?[.mappingCount] == 0)
    #expect(try target.heap.malloc(300_000) < 0x4000_0000)
  }

  @Test func `a chunk beyond 512 KiB leaves the thresholds`() throws {
    let target = try HeapProcess()
    try target.heap.free(try target.heap.malloc(600_000))
    #expect(target.survey?[.mappingThreshold] == 131_072)
  }

  @Test func `realloc of a mapped chunk moves its pages`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(200_000)
    try target.heap.store(0x1234, at: block)
    let larger = try target.heap.realloc(block, 900_000)
    #expect(try target.heap.load(larger) == 0x1234)
    #expect(target.survey?.problems == [])
  }

  @Test func `where brk is refused a mapping of 1 MiB serves`() throws {
    let target = try HeapProcess()
    _ = try target.heap.malloc(100)
    try target.blockBreak()
    let blocks = try target.blocks(3, 60_000)
    #expect(blocks[2] > 0x4000_0000)
    #expect(target.survey?.isContiguous == false)
    #expect(target.survey?.heapByteCount == 0x12_2000)
    #expect(target.survey?.problems == [])
  }

  @Test func `without brk and without mappings malloc returns NULL`() throws {
    let target = try HeapProcess()
    _ = try target.heap.malloc(100)
    let pages = target.process.space?.totals.total ?? 0
    target.process.space?.limits.addressSpace = UInt32(pages) << 12
    #expect(try target.heap.malloc(200_000) == 0)
    #expect(try target.heap.malloc(0x9000_0000) == 0)
    #expect(try target.heap.malloc(100) != 0)
  }

  @Test func `without memory for the cache malloc works as soon as there is some`() throws {
    let target = try HeapProcess()
    target.process.space?.limits.addressSpace = 4096
    #expect(try target.heap.malloc(100) == 0)
    target.process.space?.limits.addressSpace = .max
    #expect(try target.heap.malloc(100) == target.start + 0x1a0)
  }
}

extension HeapProcess {
  /// Maps a page so that the break cannot move.
  func blockBreak() throws {
    let end = VirtualAddress(rawValue: heap.programBreak).roundedUpToPage
    _ = try kernel.mmap(
      MapRequest(
        address: end + 0x2000, length: 4096, protection: .none,
        flags: [.copyOnWrite, .anonymous, .fixed]), by: process)
  }
}

import Testing

@testable import CLibrary

struct HeapRulesTests {
  @Test(arguments: [
    (0, 16), (1, 16), (12, 16), (13, 32), (28, 32), (29, 48), (44, 48), (1020, 1024), (1021, 1040),
  ])
  func `a chunk is the request and a word, rounded up to 16`(_ request: UInt32, _ size: UInt32) {
    #expect(HeapRules.chunkSize(for: request) == size)
  }

  @Test func `a request beyond PTRDIFF_MAX has no chunk`() {
    #expect(HeapRules.chunkSize(for: 0x7fff_ffff) == 0x8000_0010)
    #expect(HeapRules.chunkSize(for: 0x8000_0000) == nil)
  }

  @Test(arguments: [(16, 0), (32, 1), (1024, 63), (1040, 64)])
  func `the thread's cache has a bin for each size`(_ size: UInt32, _ bin: UInt32) {
    #expect(HeapRules.cacheBin(size) == bin)
  }

  @Test(arguments: [(16, 0), (32, 2), (48, 4), (64, 6)])
  func `fast lists are numbered 8 bytes apart`(_ size: UInt32, _ list: UInt32) {
    #expect(HeapRules.fastList(size) == list)
  }

  @Test(arguments: [
    (16, 2), (992, 63), (1008, 64), (1024, 65), (2880, 94), (2944, 96), (10752, 112),
    (11264, 112), (45056, 120), (1 << 20, 126),
  ])
  func `bins are 16 bytes wide, then 64, 512, 4096 and more`(_ size: UInt32, _ bin: UInt32) {
    #expect(HeapRules.bin(size) == bin)
  }
}

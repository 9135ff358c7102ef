import Hardware
import KernelModel
import Testing

@testable import CLibrary

struct ProcessTests {
  @Test func `a child inherits the heap and goes its own way`() throws {
    let target = try HeapProcess()
    let blocks = try target.blocks(2, 100)
    try target.heap.free(blocks[0])
    let child = try HeapProcess(try target.kernel.fork(target.process), target.kernel)
    #expect(try child.heap.malloc(100) == blocks[0])
    try child.heap.store(7, at: blocks[1])
    #expect(target.list(of: blocks[0]) == .threadCache(6))
    #expect(try target.heap.load(blocks[1]) == 0)
  }

  @Test func `threads share one heap`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(100)
    let thread = try HeapProcess(try target.kernel.share(target.process), target.kernel)
    try thread.heap.free(block)
    #expect(target.list(of: block) == .threadCache(6))
  }

  @Test func `the library's data lie in the program's bss`() throws {
    let target = try HeapProcess()
    #expect(target.heap.data.base == 0x0804_b0e0)
    _ = try target.heap.malloc(1)
    #expect(try target.heap.load(target.heap.arena.top) == target.survey?.top.rawValue)
  }

  @Test func `a program without a bss has no library`() throws {
    let target = try HeapProcess()
    let child = try target.kernel.fork(target.process)
    _ = try target.kernel.replaceSpace(of: child)
    #expect(Heap(child, in: target.kernel) == nil)
    #expect(HeapSurvey(child) == nil)
  }

  @Test func `the same calls give the same bytes`() throws {
    let words = try (0..<2).map { _ in
      let target = try HeapProcess()
      try target.free(try target.blocks(3, 50))
      let place = target.start + 0x1a0
      return try (0..<32).map { try target.heap.load(place + 4 * $0) }
    }
    #expect(words[0] == words[1])
  }
}

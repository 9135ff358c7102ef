@testable import CLibrary
import Testing

/// A survey says what a program has spoilt as a case with the chunk and its numbers.
struct SurveyProblemTests {
  @Test func `a header that was overwritten tells a size that no chunk has`() throws {
    let target = try HeapProcess()
    let block = try target.heap.malloc(20)
    try target.heap.store(0x4141_4141, at: block + 28)
    let problems = try #require(target.survey).problems
    #expect(problems.contains(.chunkSize(Chunk(rawValue: block + 24), 0x4141_4140)))
  }

  @Test func `a sound heap has none`() throws {
    let target = try HeapProcess()
    try target.heap.free(try target.heap.malloc(20))
    #expect(target.survey?.problems == [])
  }
}

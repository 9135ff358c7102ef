import CLibrary
@testable import Drawing
import KernelModel
@testable import Reports
import TestSupport
import Testing

/// Heap and stack.
struct HeapPictureTests {
  private func picture(_ it: Specimen) -> Picture {
    Picture.heap(it.process, it.space, in: it.kernel, HeapSurvey(it.process))
  }

  @Test func `without a call of malloc there is a stack alone`() throws {
    let it = Specimen()
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    #expect(drawn.summary.words(in: .english).hasPrefix("There is no heap yet"))
    let stack = try drawn.strip(0).segments
    #expect(stack.first?.end == 0xc000_0000)
    // Down to RLIMIT_STACK, 8 MiB.
    #expect(stack.last.map { $0.isGap && $0.start == 0xbf80_0000 } == true)
  }

  @Test func `chunks are those of the survey`() throws {
    let it = Specimen()
    for line in ["malloc 100", "malloc 200", "malloc 200000", "free $1"] { _ = it.type(line) }
    let survey = try #require(HeapSurvey(it.process))
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    let chunks = try drawn.strip(0).segments.filter { $0.item.id.hasPrefix("chunk.") }
    let entries = survey.entries.filter { $0.state != .fence }
    #expect(chunks.map { UInt32($0.start) } == entries.map(\.chunk.rawValue).reversed())
    #expect(chunks.map { $0.item.size } == entries.map { UInt64($0.size) }.reversed())
    #expect(chunks.contains { $0.item.letter == "M" })
    let row = try #require(try drawn.bars().rows.first)
    let figures = survey.figures
    #expect(
      row.parts.reduce(0) { $0 + ($1.size ?? 0) }
        == UInt64(figures.usedByteCount) + UInt64(figures.freeByteCount))
    #expect(try drawn.bars().rows.count == 2)
    let list = try #require(survey.chains.first)
    #expect(PictureMeasure.items(drawn).contains { $0.id.hasPrefix("bin.tcache.") })
    #expect(list.chunks.count == 1)
  }

  @Test func `many chunks share lines and lose no byte`() throws {
    let it = Specimen()
    for number in 0..<120 { _ = it.type("malloc \(40 + number % 7 * 100)") }
    for number in stride(from: 1, to: 120, by: 3) { _ = it.type("free $\(number)") }
    let survey = try #require(HeapSurvey(it.process))
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    let chunks = try drawn.strip(0).segments.filter { $0.item.id.hasPrefix("chunk.") }
    #expect(chunks.count <= 10)
    let bytes = survey.entries.filter { $0.state != .fence }.reduce(0) { $0 + UInt64($1.size) }
    #expect(chunks.reduce(0) { $0 + ($1.item.size ?? 0) } == bytes)
  }
}

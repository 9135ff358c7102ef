import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Figures of files that nothing keeps while pages come and go.
@Suite struct `Nodes with nothing but shadows` {
  private let test = try! TestProcess()
  private var statistics: MemoryStatistics { test.kernel.allocator.statistics }

  /// Lets pages leave as reclaim does. Linux: `__remove_mapping`.
  private func leave(_ pages: Range<UInt64>, of file: CachedFile) {
    let kernel = test.kernel
    for frame in pages.compactMap({ file.frame(at: $0) }) {
      kernel.pages[frame].useCount += 1
      kernel.files.evict(frame, leaving: kernel.lists.shadow(of: frame))
      kernel.swap.putPage(frame)
    }
  }

  @Test func `each 64 pages of a file that are all gone are one`() throws {
    let file = test.kernel.files.create("/f", byteCount: 200 << 12)
    for index in 0..<200 as Range<UInt64> { _ = test.kernel.files.load(file, at: index) }
    leave(0..<127, of: file)
    test.kernel.recountStatistics()
    #expect(statistics[.workingSetNodes] == 1)
    leave(127..<128, of: file)
    test.kernel.recountStatistics()
    #expect(statistics[.workingSetNodes] == 2)
    _ = test.kernel.files.load(file, at: 5)
    test.kernel.recountStatistics()
    #expect(statistics[.workingSetNodes] == 1 && statistics[.workingSetRefaultFile] == 1)
    try test.expectSound()
  }
}

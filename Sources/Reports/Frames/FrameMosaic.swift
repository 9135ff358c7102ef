import Drawing
import Hardware
import KernelModel

/// Frames as letters: each letter stands for 2^order of them and names who has the most; it is a
/// capital when one of those frames is shared.
package struct FrameMosaic {
  /// What one letter stands for.
  package struct Cell: Equatable, Sendable {
    /// Who has most of its frames that are in use.
    package let owner: FrameOwner
    /// Whether some of those are mapped more than once.
    package let isShared: Bool

    package var letter: String { isShared ? owner.letter.uppercased() : owner.letter }
  }

  let cells: [Cell]

  /// - Parameters:
  ///   - first: the first frame, a multiple of 2^order.
  ///   - count: how many letters at most; frames beyond the last have none.
  /// - Complexity: O(blocks + frames in use)
  init(_ kernel: Kernel, from first: PageFrameNumber, order: Int, count: Int) {
    let end = min(kernel.pages.frameCount, first.index + count << order)
    let cellCount = max(0, (end - first.index + 1 << order - 1) >> order)
    let owners = FrameOwner.allCases.count
    var counts = [Int](repeating: 0, count: cellCount * owners)
    var isShared = [Bool](repeating: false, count: cellCount * owners)
    kernel.forEachOwnedRun { frames, owner in
      var start = max(frames.lowerBound, first.index)
      let stop = min(frames.upperBound, end)
      while start < stop {
        let cell = (start - first.index) >> order
        let next = min(first.index + (cell + 1) << order, stop)
        counts[cell * owners + owner.rawValue] += next - start
        if kernel.isShared(PageFrameNumber(rawValue: UInt32(start))) {
          isShared[cell * owners + owner.rawValue] = true
        }
        start = next
      }
    }
    cells = (0..<cellCount).map { cell in
      Self.cell(
        counts[cell * owners..<(cell + 1) * owners],
        shared: isShared[cell * owners..<(cell + 1) * owners])
    }
  }

  /// The owner of most frames that are in use; free and absent only when they have all.
  private static func cell(_ counts: ArraySlice<Int>, shared: ArraySlice<Bool>) -> Cell {
    let owners = FrameOwner.allCases.filter { counts[counts.startIndex + $0.rawValue] > 0 }
    let used = owners.filter { $0 != .free && $0 != .absent }
    let most = used.max {
      counts[counts.startIndex + $0.rawValue] < counts[counts.startIndex + $1.rawValue]
    }
    let owner = most ?? owners.first ?? .absent
    return Cell(owner: owner, isShared: shared[shared.startIndex + owner.rawValue])
  }
}

extension Mosaic {
  /// Frames by owner.
  ///
  /// - Parameters:
  ///   - first: the first frame of the first cell.
  ///   - frameCount: frames of a cell.
  init(
    _ cells: [FrameMosaic.Cell], from first: PageFrameNumber, frameCount: Int,
    ticks: [PictureItem] = [], legend: [PictureItem] = []
  ) {
    self.init(
      "frames", cells.map { Cell(Character($0.letter), $0.owner.role) }, in: .physical,
      start: first.base.rawValue, step: UInt64(frameCount) << 12, ticks: ticks, legend: legend)
  }
}

extension [FrameMosaic.Cell] {
  /// A letter a cell, for programs.
  var letters: String { map(\.letter).joined() }
}

extension Kernel {
  /// Whether several page-table entries lead processes to a frame.
  fileprivate func isShared(_ frame: PageFrameNumber) -> Bool {
    guard boot.isPresent(frame) else { return false }
    let page = pages[frame]
    switch page.use {
    case .anonymous, .file, .sharedMemory: return page.mapCount > 1
    default: return false
    }
  }
}

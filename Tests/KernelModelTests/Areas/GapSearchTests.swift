import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// The search for room against one that tries every page (3.5).
@Suite struct `The highest gap` {
  /// The highest page with `count` free ones above it below `end`, as a kernel looks for it.
  ///
  /// 5.10 knows of guard gaps; later kernels take the highest gap between areas, and where a guard
  /// gap is in the way they go on below that.
  private func highest(
    _ count: UInt32, _ space: AddressSpace, below end: UInt32, _ version: KernelVersion
  ) -> UInt32? {
    var end = end
    let gap = space.areas.guardGap >> 12
    let floor: UInt32 = 0x10
    while end >= floor + count {
      let found = (floor...end - count).reversed().first { first in
        isFree(first..<first + count, space, guarded: version == .v5_10)
      }
      guard let found else { return nil }
      let next = space.areas.find(endingAfter: page(found + count))
      guard version != .v5_10, !next.isNone, space.areas[next].options.contains(.growsDown) else {
        return found
      }
      let room = space.areas[next].start.pageNumber - gap
      if found + count <= room { return found }
      end = room
    }
    return nil
  }

  private func isFree(_ range: Range<UInt32>, _ space: AddressSpace, guarded: Bool) -> Bool {
    let next = space.areas.find(endingAfter: page(range.lowerBound))
    guard !next.isNone else { return true }
    let area = space.areas[next]
    let start = guarded ? area.guardedStart(gap: space.areas.guardGap) : area.start
    return page(range.upperBound) <= start
  }

  @Test(arguments: KernelVersion.allCases, 1...6)
  func `is the one that trying every page finds`(_ version: KernelVersion, seed: UInt64) throws {
    // Room is sought below 600 pages, so that every page can be tried.
    let test = try TestProcess(version)
    var random = SeededNumbers(seed: seed)
    let end: UInt32 = 0x268
    for _ in 0..<60 {
      let first = 0x10 + UInt32(random.next(below: 0x250))
      let count = 1 + UInt32(random.next(below: 12))
      switch random.next(below: 4) {
      case 0: try test.munmap(first, count)
      case 1 where random.next(below: 6) == 0:
        try test.map("w", from: first + 0x10, adding: .growsDown)
      default: try test.map(String(repeating: "r", count: Int(count)), from: first)
      }
      let wanted = 1 + UInt32(random.next(below: 40))
      let found = test.space.areas.highestGap(of: pages(wanted), in: page(0x10)..<page(end))
      #expect(found?.pageNumber == highest(wanted, test.space, below: end, version))
    }
    try test.expectSound()
  }
}

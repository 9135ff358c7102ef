import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// The search for room from below, as programs with the old layout have it (3.5).
@Suite struct `The lowest gap` {
  private func isFree(_ range: Range<UInt32>, _ space: AddressSpace) -> Bool {
    let next = space.areas.find(endingAfter: page(range.lowerBound))
    return next.isNone || page(range.upperBound) <= space.areas[next].start
  }

  @Test(arguments: KernelVersion.allCases, 1...4)
  func `is the one that trying every page finds`(_ version: KernelVersion, seed: UInt64) throws {
    let test = try TestProcess(version)
    var random = SeededNumbers(seed: seed)
    let (floor, end): (UInt32, UInt32) = (0x10, 0x268)
    for _ in 0..<60 {
      let first = floor + UInt32(random.next(below: 0x250))
      let count = 1 + UInt32(random.next(below: 12))
      if random.next(below: 4) == 0 {
        try test.munmap(first, count)
      } else {
        try test.map(String(repeating: "r", count: Int(count)), from: first)
      }
      let wanted = 1 + UInt32(random.next(below: 40))
      let expected = (floor...end - wanted).first { isFree($0..<$0 + wanted, test.space) }
      let found = test.space.areas.lowestGap(of: pages(wanted), in: page(floor)..<page(end))
      #expect(found?.pageNumber == expected)
    }
    try test.expectSound()
  }
}

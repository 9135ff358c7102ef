import Hardware
import KernelModel
import Testing

/// Blocks are drawn from F8800000 on, a character a page: `.` free, a letter for each area with its
/// guard page, by rising address.
@Suite struct `The lowest block that fits` {
  private let kernel = windowKernel()

  /// Takes an area of so many pages, guard included.
  @discardableResult
  private func take(_ pages: UInt32) throws -> VirtualAddress {
    try kernel.vmalloc.allocate((pages - 1) << 12)
  }

  private func takeDevice(_ pages: UInt32) throws -> VirtualAddress {
    try kernel.vmalloc.mapDevice(
      PhysicalAddress(rawValue: 0xe000_0000), byteCount: (pages - 1) << 12)
  }

  private func free(_ address: VirtualAddress) throws {
    try kernel.vmalloc.release(address)
    kernel.vmalloc.purge()
  }

  private func picture(_ pages: UInt32) -> String {
    let start = kernel.layout.vmalloc.lowerBound
    let areas = kernel.vmalloc.all
    return (0..<pages).reduce(into: "") { text, page in
      let index = areas.firstIndex { ($0.start..<$0.end).contains(start + page << 12) }
      text += index.map { String(UnicodeScalar(UInt8(ascii: "A") + UInt8($0))) } ?? "."
    }
  }

  @Test func `FULL: an exact fit is found and its block is gone`() throws {
    let first = try take(3)
    try take(2)
    try free(first)
    #expect(picture(6) == "...AA.")
    try take(3)
    #expect(picture(6) == "AAABB.")
    #expect(kernel.vmalloc.gaps.count == 1)
    try kernel.checkInvariants()
  }

  @Test func `LEFT: a smaller area takes the block's front`() throws {
    let first = try take(5)
    try take(2)
    try free(first)
    try take(2)
    #expect(picture(8) == "AA...BB.")
    try kernel.checkInvariants()
  }

  @Test func `RIGHT: an aligned area takes the block's end`() throws {
    let first = try take(2)
    try take(3)
    let third = try take(4)
    try take(2)
    // A smaller block in front makes the one meant the root of the tree: the search meets it.
    try free(third)
    try free(first)
    #expect(picture(12) == "..AAA....BB.")
    #expect(try takeDevice(3) == .at(0xf880_6000))
    #expect(picture(12) == "..AAA.BBBCC.")
    try kernel.checkInvariants()
  }

  @Test func `NONE-EDGE: an aligned area cuts the block in two`() throws {
    try take(3)
    let second = try take(6)
    try take(2)
    try free(second)
    #expect(picture(12) == "AAA......BB.")
    #expect(try takeDevice(3) == .at(0xf880_4000))
    #expect(picture(12) == "AAA.BBB..CC.")
    #expect(kernel.vmalloc.gaps.count == 3)
    try kernel.checkInvariants()
  }

  @Test(arguments: [
    ([0], "...BBBCCCDDD", 2), ([0, 1], "......CCCDDD", 2), ([1, 0], "......CCCDDD", 2),
    ([0, 2, 1], ".........DDD", 2), ([1, 3], "AAA...CCC...", 2), ([3, 0, 2, 1], "............", 1),
  ] as [([Int], String, Int)])
  func `a block that comes back merges with those on both sides`(
    _ order: [Int], _ drawn: String, _ gapCount: Int
  ) throws {
    let areas = try (0..<4).map { _ in try take(3) }
    for index in order { try free(areas[index]) }
    let letters = drawn.filter { $0 != "." }
    let renamed = Dictionary(
      zip(Set(letters).sorted(), "ABCD"), uniquingKeysWith: { first, _ in first })
    #expect(picture(12) == String(drawn.map { renamed[$0] ?? "." }))
    #expect(kernel.vmalloc.gaps.count == gapCount)
    try kernel.checkInvariants()
  }

  @Test func `an area as large as the block in front of the window's end is found`() throws {
    let pages = UInt32(kernel.layout.vmalloc.upperBound - kernel.layout.vmalloc.lowerBound) >> 12
    let frames = { (count: UInt32) in (0..<count).lazy.map { PageFrameNumber.high($0 % 4096) } }
    let first = try kernel.vmalloc.map(frames(2))
    try take(2)
    _ = try kernel.vmalloc.map(frames(pages - 6))
    #expect(kernel.vmalloc.gaps.isEmpty)
    try free(first)
    #expect(try kernel.vmalloc.map(frames(2)) == first)
    try kernel.checkInvariants()
  }
}

/// Areas as a sorted list, searched from the front: too simple to share the tree's mistakes.
private struct FirstFit {
  let window: Range<UInt32>
  var busy: [Range<UInt32>] = []
  var waiting: [Range<UInt32>] = []

  mutating func take(_ byteCount: UInt32) -> UInt32? {
    let taken = (busy + waiting).sorted { $0.lowerBound < $1.lowerBound }
    var start = window.lowerBound
    for range in taken + [window.upperBound..<window.upperBound] {
      if start + byteCount <= range.lowerBound {
        busy.append(start..<start + byteCount)
        return start
      }
      start = range.upperBound
    }
    return nil
  }

  /// Whether an aligned area lies free; only areas of whole pages are the lowest for certain, as
  /// Linux asks each subtree for the size and the alignment together.
  mutating func adopt(_ start: UInt32, _ byteCount: UInt32, alignment: UInt32) -> Bool {
    let range = start..<start + byteCount
    guard start % alignment == 0, !(busy + waiting).contains(where: { $0.overlaps(range) }) else {
      return false
    }
    busy.append(range)
    return true
  }

  mutating func release(_ index: Int) -> UInt32 {
    let range = busy.remove(at: index)
    waiting.append(range)
    return range.lowerBound
  }
}

@Suite struct `vmalloc at random` {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `finds what a search from the front finds`(_ seed: UInt64) throws {
    let kernel = windowKernel()
    let window = kernel.layout.vmalloc
    var model = FirstFit(window: window.lowerBound.rawValue..<window.upperBound.rawValue)
    var numbers = SeededNumbers(seed: seed)
    for step in 0..<600 {
      let pages = UInt32(numbers.next(below: 7) + 1)
      switch numbers.next(below: 8) {
      case 0...2:
        let found = try kernel.vmalloc.allocate(pages << 12)
        #expect(found.rawValue == model.take((pages + 1) << 12))
      case 3:
        let device = PhysicalAddress(rawValue: 0xe000_0000)
        let found = try kernel.vmalloc.mapDevice(device, byteCount: pages << 12)
        let alignment = UInt32(4096) << UInt32(32 - (pages - 1).leadingZeroBitCount)
        let isFree = model.adopt(found.rawValue, (pages + 1) << 12, alignment: alignment)
        #expect(isFree)
      case 4...6 where !model.busy.isEmpty:
        let start = model.release(numbers.next(below: model.busy.count))
        try kernel.vmalloc.release(VirtualAddress(rawValue: start))
      case 7 where step % 5 == 0:
        kernel.vmalloc.purge()
        model.waiting = []
      default: break
      }
      #expect(kernel.vmalloc.waiting.count == model.waiting.count)
      try kernel.vmalloc.checkInvariants()
    }
    #expect(
      kernel.vmalloc.all.map(\.start.rawValue) == model.busy.map(\.lowerBound).sorted())
    try kernel.checkInvariants()
  }
}

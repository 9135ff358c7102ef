/// An array of the TLB as a lookup needs it.
struct TLBArray: BitwiseCopyable {
  var firstSlot: Int32
  var wayCount: Int32
  /// One less than the number of sets, which is a power of two.
  var setMask: UInt32
  /// How far an address is shifted to give its set: 12, or 21 or 22 in an array of large pages.
  var indexShift: UInt32
  /// The array's place in the geometry.
  var index: UInt8
  var usesTree: Bool
  /// Whether it is asked only when level 1 misses.
  var isSecondLevel: Bool

  init(_ shape: TLBGeometry.Shape, index: Int, firstSlot: Int) {
    self.firstSlot = Int32(firstSlot)
    wayCount = Int32(shape.wayCount)
    let isLarge = shape.pages == .large
    let lineCount = isLarge ? shape.fourMegabyteLineCount : shape.lineCount
    setMask = UInt32(lineCount / shape.wayCount - 1)
    indexShift = isLarge ? 22 : 12
    self.index = UInt8(index)
    usesTree = shape.usesTree
    isSecondLevel = shape.level == 2
  }

  /// The set in which the page of `address` may lie.
  @inline(__always)
  func set(of address: VirtualAddress) -> UInt32 { address.rawValue &>> indexShift & setMask }

  /// That set's first slot.
  @inline(__always)
  func firstSlot(of address: VirtualAddress) -> Int {
    Int(firstSlot) &+ Int(set(of: address)) &* Int(wayCount)
  }
}

/// The arrays that one kind of access asks, as places in the TLB's list of lookups.
struct TLBPath {
  let lookups: Range<Int>
  /// Where a 4 KiB page goes on levels 1 and 2; -1: nowhere.
  let smallTargets: (first: Int, second: Int)
  /// Where a large page goes.
  let largeTargets: (first: Int, second: Int)
  /// Whether no array takes large pages, so that they are held as pieces.
  let splitsLargePages: Bool

  init(_ arrays: [TLBArray], _ lookups: Range<Int>, _ geometry: TLBGeometry) {
    func target(_ pages: TLBGeometry.Pages, level: Int) -> Int {
      lookups.first {
        let shape = geometry.arrays[Int(arrays[$0].index)]
        return shape.level == level && shape.pages.contains(pages)
      } ?? -1
    }
    self.lookups = lookups
    smallTargets = (target(.small, level: 1), target(.small, level: 2))
    largeTargets = (target(.large, level: 1), target(.large, level: 2))
    splitsLargePages = largeTargets.first < 0 && largeTargets.second < 0
  }
}

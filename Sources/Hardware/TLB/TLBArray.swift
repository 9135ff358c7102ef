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
  /// Whether the ways are replaced by tree pseudo-LRU, not by true LRU.
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

/// The arrays that one kind of access asks.
struct TLBPath {
  /// Their places in the TLB's list of lookups, in the order in which they are asked.
  let lookups: Range<Int>
  /// Where a 4 KiB page goes on level 1, and on level 2 if there is one.
  let small: TLBArray
  let smallSecond: TLBArray?
  /// Where a large page goes, as places in the list of lookups; -1: nowhere. With no place on
  /// either level it is held as pieces.
  let large: Int
  let largeSecond: Int

  /// - Precondition: some array of level 1 takes 4 KiB pages.
  init(_ arrays: [TLBArray], _ lookups: Range<Int>, _ geometry: TLBGeometry) {
    func place(_ pages: TLBGeometry.Pages, level: Int) -> Int? {
      lookups.first {
        let shape = geometry.arrays[Int(arrays[$0].index)]
        return shape.level == level && shape.pages.contains(pages)
      }
    }
    guard let first = place(.small, level: 1) else {
      preconditionFailure("no array takes 4 KiB pages")
    }
    self.lookups = lookups
    small = arrays[first]
    smallSecond = place(.small, level: 2).map { arrays[$0] }
    large = place(.large, level: 1) ?? -1
    largeSecond = place(.large, level: 2) ?? -1
  }
}

extension TranslationLookasideBuffer {
  /// Where a line lies.
  public struct Place: Hashable, Sendable {
    /// The array's place in `geometry.arrays`.
    public var array: Int
    public var set: Int
    public var way: Int

    init(_ slot: TLBSlot) {
      array = Int(slot.array)
      set = Int(slot.set)
      way = Int(slot.way)
    }
  }

  /// Lets `body` see every line that holds something, array by array, set by set, way by way.
  ///
  /// - Complexity: O(lines)
  public func forEachLine<Failure: Error>(
    _ body: (Place, TLBLine) throws(Failure) -> Void
  ) throws(Failure) {
    for slot in 1..<slotEnd where !slots[slot].line.isEmpty {
      try body(Place(slots[slot]), slots[slot].line)
    }
  }

  /// The line at a place; empty when nothing is there.
  public func line(_ place: Place) -> TLBLine {
    slots[firstSlot(ofArray: place.array, set: place.set) + place.way].line
  }

  /// How often accesses found their translation in the line at a place.
  public func hitCount(_ place: Place) -> Int {
    Int(slots[firstSlot(ofArray: place.array, set: place.set) + place.way].hitCount)
  }

  /// The pseudo-LRU bits of a set, node 0 in bit 0 (see `TreeLRU`); nil under true LRU.
  public func treeBits(ofArray array: Int, set: Int) -> UInt64? {
    let shape = geometry.arrays[array]
    guard shape.usesTree else { return nil }
    return TreeLRU.bits(
      slots, first: firstSlot(ofArray: array, set: set), wayCount: shape.wayCount)
  }

  /// The ways of a set in the order of their last uses, the one used longest ago first: what true
  /// LRU goes by.
  public func waysByUse(ofArray array: Int, set: Int) -> [Int] {
    let first = firstSlot(ofArray: array, set: set)
    let ways = 0..<geometry.arrays[array].wayCount
    return ways.sorted { (slots[first + $0].lastUse, $0) < (slots[first + $1].lastUse, $1) }
  }

  /// The way that the next line of a set takes.
  public func nextWay(ofArray array: Int, set: Int) -> Int {
    let first = firstSlot(ofArray: array, set: set)
    let shape = geometry.arrays[array]
    return victim(from: first, to: first + shape.wayCount, usesTree: shape.usesTree) - first
  }

  private func firstSlot(ofArray array: Int, set: Int) -> Int {
    var first = 4
    for shape in geometry.arrays[..<array] { first += (shape.lineCount + 3) / 4 * 4 }
    return first + set * geometry.arrays[array].wayCount
  }
}

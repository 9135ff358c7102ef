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

  /// The ways of a set in the order of their last uses, the one used longest ago first: what true LRU
  /// goes by.
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

  // MARK: Invariants

  /// The first of the type's numbered rules that does not hold, in words; nil when all do.
  ///
  /// - Complexity: O(lines * ways)
  public func brokenInvariant(hasGlobalPages: Bool) -> (number: Int, description: String)? {
    let buckets = FlatStorage<TLBBucket>(count: self.buckets.indices.count)
    for slot in 1..<slotEnd where !slots[slot].line.isEmpty {
      let line = slots[slot].line
      if let broken = brokenPlace(slot) { return broken }
      if line.isGlobal, !hasGlobalPages {
        return (4, "a line of page \(line.page.digits) is global with CR4.PGE clear")
      }
      if line.isLarge {
        buckets[Int(line.first >> 22) & 511].largeLineCount += 1
      } else {
        buckets[Int(line.first >> 12) & 511].lineCount += 1
      }
    }
    if !slots[0].line.isEmpty { return (3, "slot 0 holds a line") }
    for index in buckets.indices
    where buckets[index].lineCount != self.buckets[index].lineCount
      || buckets[index].largeLineCount != self.buckets[index].largeLineCount
    {
      return (5, "bucket \(index) counts lines that are not there")
    }
    return nil
  }

  /// Rules 1 and 2 for one line.
  private func brokenPlace(_ slot: Int) -> (Int, String)? {
    let line = slots[slot].line
    guard let array = lookups.indices.first(where: { lookups[$0].index == slots[slot].array })
    else { return (1, "slot \(slot) belongs to no array") }
    let first = lookups[array].firstSlot(of: line.page)
    let set = first..<first + Int(lookups[array].wayCount)
    if !set.contains(slot) { return (1, "page \(line.page.digits) lies in the wrong set") }
    for other in set
    where other != slot && slots[other].line.first == line.first
      && slots[other].line.size == line.size
    {
      return (2, "two lines of an array hold page \(line.page.digits)")
    }
    return nil
  }
}

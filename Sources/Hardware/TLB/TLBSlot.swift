/// A place for a line, with all that a hit needs, in one cache line of the host.
struct TLBSlot: BitwiseCopyable {
  var line: TLBLine
  /// Replacement state: of the whole set in the set's first slot (tree pseudo-LRU), or the time of
  /// this slot's last use (true LRU).
  var recency: UInt64
  /// A use of the slot clears the bits of the set's tree that are clear here...
  var keptBits: UInt64
  /// ... and sets these: every node on the way to the slot then points to its other side.
  var setBits: UInt64
  /// How often an access found its translation here.
  var hitCount: UInt64
  /// The slot that holds the set's tree; 0 under true LRU.
  var treeSlot: UInt32
  var set: UInt16
  /// The slot's place in its set.
  var way: UInt8
  /// The array's place in the geometry.
  var array: UInt8

  /// Writes into an array's slots where they are and what a use of each does to its set's tree.
  static func lay(
    out shape: TLBGeometry.Shape, _ array: TLBArray, in slots: FlatStorage<TLBSlot>
  ) {
    for position in 0..<shape.lineCount {
      let (set, way) = position.quotientAndRemainder(dividingBy: shape.wayCount)
      let first = Int(array.firstSlot)
      let path = TreeLRU.path(to: way, of: shape.wayCount)
      slots[first + position] = TLBSlot(
        line: .empty, recency: 0, keptBits: path.kept, setBits: path.set, hitCount: 0,
        treeSlot: shape.usesTree ? UInt32(first + set * shape.wayCount) : 0, set: UInt16(set),
        way: UInt8(way), array: array.index)
    }
  }
}

/// What a fill did.
struct TLBFill {
  /// The slot of the lowest level that took the line.
  var slot: Int
  /// The line that had to go there, empty if none had.
  var evicted: TLBLine
}

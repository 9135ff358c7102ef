/// A place for a line, with what is needed to use it without asking its array: one cache line of
/// the host, so that a hit touches little else.
struct TLBSlot: BitwiseCopyable {
  var line: TLBLine
  /// Replacement state: of the whole set in the set's first slot (tree pseudo-LRU), or the time of
  /// this slot's last use (true LRU).
  var recency: UInt64
  /// A use of the slot clears the bits of the set's tree that are clear here...
  var keptBits: UInt64
  /// ... and sets these: every node on the way to the slot then points to its other side.
  var setBits: UInt64
  /// How often an access found its translation here since the statistics were reset.
  var hitCount: UInt64
  /// The slot that holds the set's tree; 0 under true LRU.
  var treeSlot: UInt32
  /// The array's place in the geometry.
  var array: UInt8
  /// The slot's place in its set.
  var way: UInt8
  var set: UInt16
}

/// An array as a lookup needs it.
struct TLBArray: BitwiseCopyable {
  var firstSlot: Int32
  var wayCount: Int32
  /// One less than the number of sets.
  var setMask: UInt32
  /// How far an address is shifted to give its set: 12, 21 or 22.
  var indexShift: UInt32
  var index: UInt8
  var level: UInt8
  var usesTree: Bool

  /// The first slot of the set in which a page would lie.
  @inline(__always)
  func firstSlot(of address: VirtualAddress) -> Int {
    Int(firstSlot) &+ Int(set(of: address)) &* Int(wayCount)
  }

  /// The set in which a page would lie.
  @inline(__always)
  func set(of address: VirtualAddress) -> UInt32 { address.rawValue &>> indexShift & setMask }
}

/// The arrays that one kind of access asks, as places in the TLB's list of lookups.
struct TLBPath {
  var lookups: Range<Int>
  /// Where a 4 KiB page goes on levels 1 and 2; -1: nowhere.
  var smallTargets: (Int, Int)
  /// Where a large page goes; -1 twice when it is held as pieces.
  var largeTargets: (Int, Int)

  var splitsLargePages: Bool { largeTargets.0 < 0 && largeTargets.1 < 0 }
}

/// What a fill did.
struct TLBFill {
  /// The slot of the lowest level that took the line.
  var slot: Int
  /// The line that had to go there, empty if none had.
  var evicted: TLBLine
}

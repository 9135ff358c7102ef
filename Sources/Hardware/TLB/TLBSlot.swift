/// A place for a line, with all that a hit needs, in one cache line of the host.
struct TLBSlot: BitwiseCopyable {
  var line: TLBLine
  /// The kinds of accesses that the line's rights let pass, one bit each: see `AccessKind`.
  /// Nothing passes while the machine is observed, so that each access takes the way on which
  /// events are emitted.
  var passes: AccessKind.Set = .none
  /// The place of the slot's array in the geometry.
  var array: UInt8
  var set: UInt16
  /// The slot's place in its set.
  var way: UInt8
  /// When the slot was last used, filling included. It outlives the line, as the chip's
  /// replacement bits do.
  var lastUse: UInt64 = 0
  /// How often an access found its translation here.
  var hitCount: UInt64 = 0
  /// How often a line was put here, and how often nothing had to go for it.
  var fillCount: UInt32 = 0
  var emptyFillCount: UInt32 = 0
  /// Fills the cache line.
  private var spare: UInt64 = 0

  /// A slot of no array.
  static let unused = TLBSlot(array: 0, set: 0, way: 0)

  init(array: Int, set: Int, way: Int) {
    line = .empty
    self.array = UInt8(array)
    self.set = UInt16(set)
    self.way = UInt8(way)
  }

  /// Forgets everything but the slot's place.
  mutating func reset() {
    line = .empty
    passes = .none
    lastUse = 0
    hitCount = 0
    fillCount = 0
    emptyFillCount = 0
  }
}

/// The slots of all arrays.
typealias TLBSlots = FlatTable<1024, TLBSlot>

/// What a fill did.
struct TLBFill {
  /// The slot of the lowest level that took the line.
  var slot: Int
  /// The line that had to go there, empty if none had.
  var evicted: TLBLine
}

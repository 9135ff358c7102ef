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
  var pages: TLBGeometry.Pages
  /// Whether the ways are replaced by tree pseudo-LRU, not by true LRU.
  var usesTree: Bool
  /// Whether it is asked only when level 1 misses.
  var isSecondLevel: Bool

  /// No array, which has no ways.
  static let none = TLBArray()

  private init() {
    firstSlot = 0
    wayCount = 0
    setMask = 0
    indexShift = 12
    index = 0
    pages = []
    usesTree = false
    isSecondLevel = false
  }

  init(_ shape: TLBGeometry.Shape, index: Int, firstSlot: Int) {
    self.firstSlot = Int32(firstSlot)
    wayCount = Int32(shape.wayCount)
    let isLarge = shape.pages == .large
    let lineCount = isLarge ? shape.fourMegabyteLineCount : shape.lineCount
    setMask = UInt32(lineCount / shape.wayCount - 1)
    indexShift = isLarge ? 22 : 12
    self.index = UInt8(index)
    pages = shape.pages
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

/// A kind of line, by the side that fills it, its level and its size, and so the array that takes
/// it: an index into `TranslationLookasideBuffer.targets`.
struct TLBTarget {
  let rawValue: Int

  static let all = (0..<8).map(TLBTarget.init(rawValue:))

  @inline(__always) init(rawValue: Int) { self.rawValue = rawValue }

  @inline(__always)
  init(_ kind: AccessKind, isSecondLevel: Bool, isLarge: Bool) {
    rawValue = (kind.isFetch ? 4 : 0) | (isSecondLevel ? 2 : 0) | (isLarge ? 1 : 0)
  }

  var isFetch: Bool { rawValue & 4 != 0 }

  /// Whether an array of the side takes such lines.
  func accepts(_ array: TLBArray) -> Bool {
    array.isSecondLevel == (rawValue & 2 != 0)
      && array.pages.contains(rawValue & 1 != 0 ? .large : .small)
  }
}

/// What the TLB knows without asking its arrays: one for each residue modulo 512.
struct TLBBucket: BitwiseCopyable {
  /// The slots of the last hits on pages of that residue, of data accesses and of fetches; 0: none.
  var dataGuess: UInt16 = 0
  var fetchGuess: UInt16 = 0
  /// How many lines of 4 KiB there are with that residue of the page number.
  var lineCount: UInt16 = 0
  /// How many larger lines there are with that residue of the number of 4 MiB.
  var largeLineCount: UInt16 = 0

  @inline(__always)
  func guess(_ kind: AccessKind) -> Int { Int(kind.isFetch ? fetchGuess : dataGuess) }
}

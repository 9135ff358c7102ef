/// The chip's memory of recent translations.
///
/// Each array holds lines in sets; a page may lie in any way of the one set that its address
/// selects. A full set gives up a line by tree pseudo-LRU: a bit a node points to the half that
/// was used longer ago, and a use turns the bits on its way to the other side.
///
/// A guess, indexed by page number, names the slot where a page was found last. It is checked
/// before use, so it changes no answer, and makes a hit in an array of any shape equally quick.
///
/// 1. A line lies in the set that its page's address selects.
/// 2. At most one line of an array translates an address, unless a large page covers small ones
///    that were there before it.
/// 3. Slot 0 belongs to no array and stays empty.
/// 4. A global line exists only while CR4.PGE is set.
public final class TranslationLookasideBuffer {
  public let geometry: TLBGeometry
  let slots: FlatStorage<TLBSlot>
  /// The arrays in the order in which data accesses ask them, then in the order of fetches.
  let lookups: FlatStorage<TLBArray>
  let dataPath: TLBPath
  let fetchPath: TLBPath
  /// For each of 512 residues of page numbers, data then fetches, the slot of the last hit.
  private var guesses = InlineArray<1024, UInt16>(repeating: 0)
  /// The time of true LRU: the number of uses.
  private var clock: UInt64 = 0
  /// How many lines hold a piece of a larger page.
  private var pieceCount = 0
  /// The events of the arrays, one element an array; hits are counted in the slots.
  let tallies: FlatStorage<TLBTally>
  /// Whether hits leave guesses: an observed machine leaves none, so that each access takes the
  /// way on which events are emitted.
  var keepsGuesses = true { didSet { guesses = InlineArray(repeating: 0) } }

  /// Builds empty arrays. The geometry must be valid: `TLBGeometry.init(parsing:)` and the named
  /// ones are.
  public init(geometry: TLBGeometry) {
    self.geometry = geometry
    let slots = FlatStorage<TLBSlot>(
      count: 1 + geometry.arrays.reduce(0) { $0 + $1.lineCount })
    precondition(slots.count <= Int(UInt16.max))
    var arrays: [TLBArray] = []
    var firstSlot = 1
    for (index, shape) in geometry.arrays.enumerated() {
      arrays.append(TLBArray(shape, index: index, firstSlot: firstSlot))
      Self.lay(out: shape, index: index, firstSlot: firstSlot, in: slots)
      firstSlot += shape.lineCount
    }
    let data = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.data) }
    let fetch = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.instruction) }
    let order = data + fetch
    let lookups = FlatStorage<TLBArray>(count: order.count)
    for (index, array) in order.enumerated() { lookups[index] = array }
    self.slots = slots
    self.lookups = lookups
    dataPath = TLBPath(order, 0..<data.count, geometry)
    fetchPath = TLBPath(order, data.count..<order.count, geometry)
    tallies = FlatStorage(count: geometry.arrays.count)
  }

  /// Writes into an array's slots where they are and what a use of each does to its set's tree.
  private static func lay(
    out shape: TLBGeometry.Shape, index: Int, firstSlot: Int, in slots: FlatStorage<TLBSlot>
  ) {
    for position in 0..<shape.lineCount {
      let (set, way) = position.quotientAndRemainder(dividingBy: shape.wayCount)
      let path = TreeLRU.path(to: way, of: shape.wayCount)
      slots[firstSlot + position] = TLBSlot(
        line: .empty, recency: 0, keptBits: path.kept, setBits: path.set, hitCount: 0,
        treeSlot: shape.usesTree ? UInt32(firstSlot + set * shape.wayCount) : 0,
        array: UInt8(index), way: UInt8(way), set: UInt16(set))
    }
  }

  // MARK: Looking up

  /// Where guesses about the page of `address` are kept.
  @inline(__always)
  private func guessIndex(_ address: VirtualAddress, _ access: Access) -> Int {
    let page = address.pageNumber
    return Int((page ^ page &>> 9) & 511) | (access == .fetch ? 512 : 0)
  }

  /// The translation, when the guess is right and the line's rights suffice; counted as a hit.
  @inline(__always)
  func guess(_ address: VirtualAddress, _ access: Access, _ sufficient: UInt16)
    -> PhysicalAddress?
  {
    let slot = Int(guesses[guessIndex(address, access)])
    let line = slots[slot].line
    guard line.holds(address), sufficient.allows(line.rights) else { return nil }
    use(slot)
    return line.translate(address)
  }

  /// Notes that an access found its translation in the slot.
  @inline(__always)
  func use(_ slot: Int) {
    slots[slot].hitCount &+= 1
    refresh(slot)
  }

  /// Makes the slot the one of its set that will be given up last.
  @inline(__always)
  private func refresh(_ slot: Int) {
    let tree = Int(slots[slot].treeSlot)
    if tree != 0 {
      slots[tree].recency = slots[tree].recency & slots[slot].keptBits | slots[slot].setBits
    } else {
      clock &+= 1
      slots[slot].recency = clock
    }
  }

  /// Remembers where the page was found.
  @inline(__always)
  func remember(_ slot: Int, for address: VirtualAddress, _ access: Access) {
    if keepsGuesses { guesses[guessIndex(address, access)] = UInt16(truncatingIfNeeded: slot) }
  }

  @inline(__always)
  func path(_ access: Access) -> TLBPath { access == .fetch ? fetchPath : dataPath }

  /// The slot of `array` that holds the page of `address`, or 0.
  @inline(__always)
  func slot(of address: VirtualAddress, in array: TLBArray) -> Int {
    let first = array.firstSlot(of: address)
    for slot in first..<first &+ Int(array.wayCount) where slots[slot].line.holds(address) {
      return slot
    }
    return 0
  }

  /// The slot that holds the page of `address` on the side of `access`, or 0.
  @inline(__always)
  func slot(of address: VirtualAddress, _ access: Access) -> Int {
    for index in path(access).lookups {
      let slot = slot(of: address, in: lookups[index])
      if slot != 0 { return slot }
    }
    return 0
  }

  // MARK: Filling

  /// Puts a line into the arrays of the access's side, or into those of `level` 1 only.
  ///
  /// A large page for which the side has no array goes in as the 4 KiB that hold `address`.
  func fill(
    _ line: TLBLine, for address: VirtualAddress, _ access: Access, firstLevelOnly: Bool = false
  ) -> TLBFill {
    let path = path(access)
    let isLarge = line.mask != 0xffff_f000
    var line = line
    if isLarge, path.splitsLargePages { line = line.piece(at: address) }
    let targets = isLarge && !path.splitsLargePages ? path.largeTargets : path.smallTargets
    if targets.1 >= 0, !firstLevelOnly {
      let fill = put(line, address, in: lookups[targets.1])
      guard targets.0 >= 0 else { return fill }
    }
    return put(line, address, in: lookups[targets.0])
  }

  @inline(__always)
  private func put(_ line: TLBLine, _ address: VirtualAddress, in array: TLBArray) -> TLBFill {
    let slot = victim(in: array, from: array.firstSlot(of: address))
    let evicted = slots[slot].line
    tallies[Int(array.index)].fills &+= 1
    if !evicted.isEmpty {
      tallies[Int(array.index)].evictions &+= 1
      if evicted.isPiece { pieceCount &-= 1 }
    }
    if line.isPiece { pieceCount &+= 1 }
    slots[slot].line = line
    refresh(slot)
    return TLBFill(slot: slot, evicted: evicted)
  }

  /// The lowest empty way of a set, or the one that was used longest ago.
  @inline(__always)
  private func victim(in array: TLBArray, from first: Int) -> Int {
    let end = first &+ Int(array.wayCount)
    for slot in first..<end where slots[slot].line.isEmpty { return slot }
    if array.usesTree {
      return first &+ TreeLRU.victim(of: Int(array.wayCount), tree: slots[first].recency)
    }
    var oldest = first
    for slot in first..<end where slots[slot].recency < slots[oldest].recency { oldest = slot }
    return oldest
  }

  // MARK: Dropping

  /// Empties a slot.
  @inline(__always)
  func drop(_ slot: Int) {
    if slots[slot].line.isPiece { pieceCount &-= 1 }
    slots[slot].line = .empty
  }

  /// Drops every line that translates `address` for accesses of the kind's side.
  @inline(__always)
  func drop(_ address: VirtualAddress, _ access: Access) -> Int {
    drop(address, in: path(access).lookups)
  }

  /// Drops every line of the page that contains `address`: global or not, on both sides, and the
  /// other pieces of a large page as well. INVLPG.
  ///
  /// - Returns: how many lines there were.
  func dropPage(_ address: VirtualAddress) -> Int {
    if pieceCount == 0 { return drop(address, in: lookups.indices) }
    return dropPieces(around: address) + drop(address, in: lookups.indices)
  }

  private func drop(_ address: VirtualAddress, in range: Range<Int>) -> Int {
    var count = 0
    for index in range {
      while case let slot = slot(of: address, in: lookups[index]), slot != 0 {
        drop(slot)
        count += 1
      }
    }
    return count
  }

  /// Drops the pieces of the large page that contains `address`, if it is held in pieces.
  private func dropPieces(around address: VirtualAddress) -> Int {
    var count = 0
    for slot in 1..<slots.count where slots[slot].line.isPiece {
      let line = slots[slot].line
      if line.page.rawValue ^ address.rawValue < UInt32(line.pageByteCount) {
        drop(slot)
        count += 1
      }
    }
    return count
  }

  /// Drops all lines, or all that are not global.
  ///
  /// - Returns: how many there were.
  /// - Complexity: O(lines).
  func dropAll(keepingGlobal: Bool) -> Int {
    var count = 0
    for slot in 1..<slots.count {
      let line = slots[slot].line
      if line.isEmpty || keepingGlobal && line.isGlobal { continue }
      drop(slot)
      count += 1
    }
    return count
  }

  /// Makes the arrays for large pages select their sets by the size of large pages in force.
  ///
  /// - Precondition: no array holds a large page.
  func setLargePages(shift: UInt32) {
    for index in lookups.indices where lookups[index].indexShift != 12 {
      let shape = geometry.arrays[Int(lookups[index].index)]
      let lineCount = shift == 22 ? shape.fourMegabyteLineCount : shape.lineCount
      lookups[index].indexShift = shift
      lookups[index].setMask = UInt32(lineCount / shape.wayCount - 1)
    }
  }
}

/// The chip's memory of recent translations.
///
/// Each array holds lines in sets; a page may lie in any way of the one set that its address
/// selects. A full set gives up a line by tree pseudo-LRU (`TreeLRU`) or, where the ways make no
/// tree, by true LRU.
///
/// A guess, kept by page number, names the slot where a page was found last. It is checked before
/// use, so it changes no answer; it makes a hit in an array of any shape equally quick.
///
/// 1. A line lies in the set that its page's address selects.
/// 2. No two lines of an array hold the same page.
/// 3. Slot 0 belongs to no array and stays empty.
/// 4. A global line exists only while CR4.PGE is set.
public final class TranslationLookasideBuffer {
  public let geometry: TLBGeometry
  let slots: FlatStorage<TLBSlot>
  /// The arrays in the order in which data accesses ask them, then in the order of fetches.
  let lookups: FlatStorage<TLBArray>
  let dataPath: TLBPath
  let fetchPath: TLBPath
  /// What each array did, apart from hits.
  let tallies: FlatStorage<TLBTally>
  /// How many lines hold a piece of a larger page.
  var pieceCount = 0
  /// Whether a line was ever filled since the last reset.
  var isUsed = false
  /// Whether hits leave guesses: an observed machine leaves none, so that each access takes the
  /// way on which events are emitted.
  var keepsGuesses = true { didSet { guesses = InlineArray(repeating: 0) } }
  /// For each of 512 residues of page numbers, data then fetches, the slot of the last hit.
  private var guesses = InlineArray<1024, UInt16>(repeating: 0)
  /// The time of true LRU: the number of uses.
  private var clock: UInt64 = 0

  /// Builds empty arrays. The geometry must be valid, as the named ones are.
  public init(geometry: TLBGeometry) {
    self.geometry = geometry
    slots = FlatStorage(count: 1 + geometry.arrays.reduce(0) { $0 + $1.lineCount })
    tallies = FlatStorage(count: geometry.arrays.count)
    var arrays: [TLBArray] = []
    for (index, shape) in geometry.arrays.enumerated() {
      let first = arrays.last.map { Int($0.firstSlot) + geometry.arrays[index - 1].lineCount }
      arrays.append(TLBArray(shape, index: index, firstSlot: first ?? 1))
      TLBSlot.lay(out: shape, arrays[index], in: slots)
    }
    let data = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.data) }
    let fetch = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.instruction) }
    let order = data + fetch
    lookups = FlatStorage(count: order.count)
    for (index, array) in order.enumerated() { lookups[index] = array }
    dataPath = TLBPath(order, 0..<data.count, geometry)
    fetchPath = TLBPath(order, data.count..<order.count, geometry)
  }

  // MARK: Looking up

  /// The translation, when the guess is right and the line's rights suffice; counted as a hit.
  ///
  /// - Complexity: O(1)
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

  /// Remembers where the page was found.
  @inline(__always)
  func remember(_ slot: Int, for address: VirtualAddress, _ access: Access) {
    if keepsGuesses { guesses[guessIndex(address, access)] = UInt16(truncatingIfNeeded: slot) }
  }

  /// Where the guess about the page of `address` is kept.
  @inline(__always)
  private func guessIndex(_ address: VirtualAddress, _ access: Access) -> Int {
    let page = address.pageNumber
    return Int((page ^ page &>> 9) & 511) | (access == .fetch ? 512 : 0)
  }

  /// The arrays that an access asks.
  @inline(__always)
  func path(_ access: Access) -> TLBPath { access == .fetch ? fetchPath : dataPath }

  /// The slot of `array` that holds the page of `address`, or 0.
  ///
  /// - Complexity: O(ways)
  @inline(__always)
  func slot(of address: VirtualAddress, in array: TLBArray) -> Int {
    let first = array.firstSlot(of: address)
    for slot in first..<first &+ Int(array.wayCount) where slots[slot].line.holds(address) {
      return slot
    }
    return 0
  }

  // MARK: Replacement

  /// Notes that an access found its translation in the slot.
  @inline(__always)
  func use(_ slot: Int) {
    slots[slot].hitCount &+= 1
    refresh(slot)
  }

  /// Makes the slot the one of its set that will be given up last.
  @inline(__always)
  func refresh(_ slot: Int) {
    let tree = Int(slots[slot].treeSlot)
    if tree != 0 {
      slots[tree].recency = slots[tree].recency & slots[slot].keptBits | slots[slot].setBits
    } else {
      clock &+= 1
      slots[slot].recency = clock
    }
  }

  /// The slot that takes the next line of a set: the lowest empty one, or the one that was used
  /// longest ago.
  @inline(__always)
  func victim(in array: TLBArray, from first: Int) -> Int {
    let end = first &+ Int(array.wayCount)
    for slot in first..<end where slots[slot].line.isEmpty { return slot }
    if array.usesTree {
      return first &+ TreeLRU.victim(of: Int(array.wayCount), tree: slots[first].recency)
    }
    var oldest = first
    for slot in first..<end where slots[slot].recency < slots[oldest].recency { oldest = slot }
    return oldest
  }

  // MARK: Modes

  /// Empties everything and forgets what was used when, as at power-on; statistics too.
  func reset() {
    guard isUsed else { return }
    isUsed = false
    clock = 0
    pieceCount = 0
    for slot in 1..<slots.count {
      slots[slot].line = .empty
      slots[slot].recency = 0
      slots[slot].hitCount = 0
    }
    for array in tallies.indices { tallies[array] = TLBTally(misses: 0, fills: 0, evictions: 0) }
  }

  /// Makes the arrays for large pages select their sets by the size of large pages in force.
  ///
  /// - Precondition: no array holds a large page of another size.
  func setLargePages(shift: UInt32) {
    for index in lookups.indices {
      let old = lookups[index].indexShift
      if old == 12 || old == shift { continue }
      let shape = geometry.arrays[Int(lookups[index].index)]
      let lineCount = shift == 22 ? shape.fourMegabyteLineCount : shape.lineCount
      lookups[index].indexShift = shift
      lookups[index].setMask = UInt32(lineCount / shape.wayCount - 1)
    }
  }
}

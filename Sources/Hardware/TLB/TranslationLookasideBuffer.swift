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
/// 3. Slot 0 belongs to no array and stays empty; its `lastUse` is the clock, the number of uses.
/// 4. A global line exists only while CR4.PGE is set.
public final class TranslationLookasideBuffer {
  public let geometry: TLBGeometry
  /// The slots of all arrays, and empty ones up to a power of two.
  let slots: FlatStorage<TLBSlot>
  /// One more than the last slot of an array.
  let slotEnd: Int
  /// The arrays in the order in which data accesses ask them, then in the order of fetches.
  let lookups: FlatStorage<TLBArray>
  let dataPath: TLBPath
  let fetchPath: TLBPath
  /// How often each array was asked in vain; what else it did is counted in its slots.
  let missCounts: FlatStorage<UInt64>
  /// How many small lines there are for each of 512 residues of page numbers, and how many large
  /// ones in each 4 MiB: with none, no array need be asked.
  let smallCounts = FlatStorage<UInt16>(count: 512)
  let largeCounts = FlatStorage<UInt16>(count: 1024)
  let state = FlatValue(TLBState())
  /// For each of 512 residues of page numbers, data then fetches, the slot of the last hit.
  private let guesses = FlatStorage<UInt16>(count: 1024)

  /// Builds empty arrays. The geometry must be valid, as the named ones are.
  public init(geometry: TLBGeometry) {
    self.geometry = geometry
    var arrays: [TLBArray] = []
    var end = 1
    for (index, shape) in geometry.arrays.enumerated() {
      arrays.append(TLBArray(shape, index: index, firstSlot: end))
      end += shape.lineCount
    }
    slotEnd = end
    slots = FlatStorage(count: 1 << (Int.bitWidth - (end - 1).leadingZeroBitCount))
    for (index, shape) in geometry.arrays.enumerated() {
      for position in 0..<shape.lineCount {
        let (set, way) = position.quotientAndRemainder(dividingBy: shape.wayCount)
        slots[Int(arrays[index].firstSlot) + position] = TLBSlot(array: index, set: set, way: way)
      }
    }
    missCounts = FlatStorage(count: geometry.arrays.count)
    let data = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.data) }
    let fetch = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.instruction) }
    let order = data + fetch
    lookups = FlatStorage(count: order.count)
    for (index, array) in order.enumerated() { lookups[index] = array }
    dataPath = TLBPath(order, 0..<data.count, geometry)
    fetchPath = TLBPath(order, data.count..<order.count, geometry)
  }

  // MARK: Looking up

  /// The translation, when the guess is right and the line lets the access pass; counted as a hit.
  ///
  /// - Complexity: O(1)
  @inline(__always)
  func guess(_ address: VirtualAddress, _ kind: AccessKind) -> PhysicalAddress? {
    let slot = Int(guesses[wrapping: guessIndex(address, kind)])
    guard slots[wrapping: slot].line.holds(address), slots[wrapping: slot].passes.contains(kind)
    else { return nil }
    use(slot)
    return slots[wrapping: slot].line.translate(address)
  }

  /// Remembers where the page was found.
  @inline(__always)
  func remember(_ slot: Int, for address: VirtualAddress, _ kind: AccessKind) {
    guesses[wrapping: guessIndex(address, kind)] = UInt16(truncatingIfNeeded: slot)
  }

  /// Where the guess about the page of `address` is kept.
  @inline(__always)
  private func guessIndex(_ address: VirtualAddress, _ kind: AccessKind) -> Int {
    Int(address.pageNumber & 511) | (kind.isFetch ? 512 : 0)
  }

  /// Whether some array may hold the page of `address`; if not, none does.
  @inline(__always)
  func mayHold(_ address: VirtualAddress) -> Bool {
    smallCounts[wrapping: Int(address.rawValue &>> 12)]
      | largeCounts[wrapping: Int(address.rawValue &>> 22)] != 0
  }

  /// Counts a miss of all arrays of a side.
  @inline(__always)
  func countMiss(_ kind: AccessKind) {
    if kind.isFetch { state.value.fetchMissCount &+= 1 } else { state.value.dataMissCount &+= 1 }
  }

  /// The slot of `array` that holds the page of `address`, or 0.
  ///
  /// - Complexity: O(ways)
  @inline(__always)
  func slot(of address: VirtualAddress, in array: TLBArray) -> Int {
    let first = array.firstSlot(of: address)
    for slot in first..<first &+ Int(array.wayCount)
    where slots[wrapping: slot].line.holds(address) {
      return slot
    }
    return 0
  }

  /// The arrays that an access asks.
  @inline(__always)
  func lookups(_ kind: AccessKind) -> Range<Int> {
    kind.isFetch ? fetchPath.lookups : dataPath.lookups
  }

  // MARK: Replacement

  /// Notes that an access found its translation in the slot.
  @inline(__always)
  func use(_ slot: Int) {
    slots[wrapping: slot].hitCount &+= 1
    refresh(slot)
  }

  /// Makes the slot the one that was used last.
  @inline(__always)
  func refresh(_ slot: Int) {
    let now = slots[wrapping: 0].lastUse &+ 1
    slots[wrapping: 0].lastUse = now
    slots[wrapping: slot].lastUse = now
  }

  /// The slot that takes the next line of a set: the lowest empty one, or the one that the
  /// replacement policy gives up.
  @inline(__always)
  func victim(in array: TLBArray, for address: VirtualAddress) -> Int {
    let first = array.firstSlot(of: address)
    let end = first &+ Int(array.wayCount)
    var slot = first
    while slot < end {
      if slots[wrapping: slot].line.isEmpty { return slot }
      slot = slot &+ 1
    }
    if array.wayCount == 4 { return TreeLRU.victimOfFour(slots, first: first) }
    return array.usesTree
      ? TreeLRU.victim(slots, first: first, wayCount: Int(array.wayCount))
      : oldest(from: first, to: end)
  }

  /// The slot whose last use is longest ago.
  private func oldest(from first: Int, to end: Int) -> Int {
    var oldest = first
    for slot in first..<end where slots[wrapping: slot].lastUse < slots[wrapping: oldest].lastUse {
      oldest = slot
    }
    return oldest
  }

  // MARK: Modes

  /// Empties everything and forgets what was used when, as at power-on; statistics too.
  func reset() {
    guard slots[0].lastUse != 0 else { return }
    slots[0].lastUse = 0
    state.value = TLBState()
    for slot in 1..<slotEnd {
      let line = slots[slot].line
      if !line.isEmpty { uncount(line) }
      slots[slot].reset()
    }
    for array in missCounts.indices { missCounts[array] = 0 }
  }

  /// Works out anew what each line lets pass; nothing while the machine is observed.
  func updatePasses(_ table: RightsTable, isObserved: Bool) {
    for slot in 1..<slotEnd where !slots[slot].line.isEmpty {
      slots[slot].passes = isObserved ? .none : table.passing(slots[slot].line.rights)
    }
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

/// What of a TLB changes, besides its slots.
struct TLBState: BitwiseCopyable {
  /// How many lines hold a piece of a larger page.
  var pieceCount = 0
  /// Misses of all arrays of a side, which are not in `missCounts`.
  var dataMissCount: UInt64 = 0
  var fetchMissCount: UInt64 = 0
}

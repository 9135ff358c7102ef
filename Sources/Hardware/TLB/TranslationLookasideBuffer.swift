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
/// 5. Each bucket counts the lines of its residue.
public final class TranslationLookasideBuffer {
  public let geometry: TLBGeometry
  /// The slots of all arrays, each from a multiple of four on.
  let slots = TLBSlots.filled(with: .unused)
  /// One more than the last slot of an array.
  let slotEnd: Int
  /// The arrays that data accesses ask, in order, then those that fetches ask.
  let lookups: FlatStorage<TLBArray>
  let dataLookupCount: Int
  /// Where a line goes: see `TLBTarget`.
  let targets = FlatTable<8, TLBArray>.filled(with: .none)
  let hasSecondLevel: Bool
  /// Whether 4 KiB pages go into sets of four on one level only: `fillFour` will do.
  let isSimple: Bool
  /// Whether data and fetches share their array of level 1; fetches then count as data.
  let isUnified: Bool
  /// How often each array was asked in vain; what else it did is counted in its slots.
  let missCounts: FlatStorage<UInt64>
  let buckets = FlatTable<512, TLBBucket>.filled(with: TLBBucket())
  let state = FlatValue(TLBState())

  /// Builds empty arrays. The geometry must be valid, as the named ones are.
  public init(geometry: TLBGeometry) {
    self.geometry = geometry
    var arrays: [TLBArray] = []
    var end = 4
    for (index, shape) in geometry.arrays.enumerated() {
      arrays.append(TLBArray(shape, index: index, firstSlot: end))
      end += (shape.lineCount + 3) / 4 * 4
    }
    precondition(end <= TLBSlots.count, "a TLB has at most 1020 lines")
    slotEnd = end
    for (index, shape) in geometry.arrays.enumerated() {
      for position in 0..<shape.lineCount {
        let (set, way) = position.quotientAndRemainder(dividingBy: shape.wayCount)
        slots[Int(arrays[index].firstSlot) + position] = TLBSlot(array: index, set: set, way: way)
      }
    }
    missCounts = FlatStorage(count: arrays.count)
    let data = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.data) }
    let fetch = arrays.filter { geometry.arrays[Int($0.index)].sides.contains(.instruction) }
    lookups = FlatStorage(count: data.count + fetch.count)
    for (index, array) in (data + fetch).enumerated() { lookups[index] = array }
    dataLookupCount = data.count
    hasSecondLevel = arrays.contains { $0.isSecondLevel }
    isUnified = arrays.contains {
      !$0.isSecondLevel && geometry.arrays[Int($0.index)].sides == .both
    }
    for target in TLBTarget.all {
      let side = target.isFetch ? fetch : data
      targets[target.rawValue] = side.first(where: target.accepts) ?? .none
    }
    isSimple = !hasSecondLevel && targets[0].wayCount == 4 && targets[4].wayCount == 4
    precondition(targets[0].wayCount != 0 && targets[4].wayCount != 0, "4 KiB pages need a place")
  }

  /// Becomes what another one of the same geometry is.
  func take(_ other: TranslationLookasideBuffer) {
    slots.take(other.slots)
    missCounts.take(other.missCounts)
    buckets.take(other.buckets)
    state.value = other.state.value
  }

  // MARK: Looking up

  /// The translation, when the guess is right and the line lets the access pass; counted as a hit.
  ///
  /// - Complexity: O(1)
  @inline(__always)
  func guess(_ address: VirtualAddress, _ kind: AccessKind) -> PhysicalAddress? {
    let slot = buckets[Int(address.pageNumber)].guess(kind)
    guard _fastPath(slots[slot].line.holds(address)),
      _fastPath(slots[slot].passes.contains(kind))
    else { return nil }
    use(slot)
    return slots[slot].line.translate(address)
  }

  /// Remembers where the page was found.
  @inline(__always)
  func remember(_ slot: Int, for address: VirtualAddress, _ kind: AccessKind) {
    let bucket = Int(address.pageNumber)
    if kind.isFetch {
      buckets[bucket].fetchGuess = UInt16(truncatingIfNeeded: slot)
    } else {
      buckets[bucket].dataGuess = UInt16(truncatingIfNeeded: slot)
    }
  }

  /// Whether some array may hold the page of `address`; if not, none does.
  @inline(__always)
  func mayHold(_ address: VirtualAddress) -> Bool {
    buckets[Int(address.pageNumber)].lineCount
      | buckets[Int(address.rawValue &>> 22)].largeLineCount != 0
  }

  /// The slot of `array` that holds the page of `address`, or 0.
  ///
  /// - Complexity: O(ways)
  func slot(of address: VirtualAddress, in array: TLBArray) -> Int {
    let first = array.firstSlot(of: address)
    for slot in first..<first &+ Int(array.wayCount)
    where slots[slot].line.holds(address) {
      return slot
    }
    return 0
  }

  /// The arrays that an access asks, as places in `lookups`.
  func lookups(_ kind: AccessKind) -> Range<Int> {
    kind.isFetch ? dataLookupCount..<lookups.count : 0..<dataLookupCount
  }

  // MARK: Replacement

  /// Notes that an access found its translation in the slot.
  @inline(__always)
  func use(_ slot: Int) {
    slots[slot].hitCount &+= 1
    refresh(slot)
  }

  /// Makes the slot the one that was used last.
  @inline(__always)
  func refresh(_ slot: Int) {
    let now = slots[0].lastUse &+ 1
    slots[0].lastUse = now
    slots[slot].lastUse = now
  }

  /// The slot that takes the next line of a set: the lowest empty one, or the one that the
  /// replacement policy gives up.
  func victim(in array: TLBArray, for address: VirtualAddress) -> Int {
    let first = array.firstSlot(of: address)
    return victim(from: first, to: first &+ Int(array.wayCount), usesTree: array.usesTree)
  }

  func victim(from first: Int, to end: Int, usesTree: Bool) -> Int {
    if usesTree, end - first == 4 { return TreeLRU.nextOfFour(slots, first: first) }
    for slot in first..<end where slots[slot].line.isEmpty { return slot }
    if usesTree { return TreeLRU.victim(slots, first: first, wayCount: end - first) }
    var oldest = first
    for slot in first..<end where slots[slot].lastUse < slots[oldest].lastUse {
      oldest = slot
    }
    return oldest
  }

  // MARK: Modes

  /// Empties everything and forgets what was used when, as at power-on; statistics too.
  func reset() {
    guard slots[0].lastUse != 0 else { return }
    slots[0].lastUse = 0
    for slot in 1..<slotEnd {
      let line = slots[slot].line
      if !line.isEmpty { uncount(line) }
      slots[slot].reset()
    }
    state.value = TLBState()
    for array in missCounts.indices { missCounts[array] = 0 }
  }

  /// Whether nothing was filled or used since all lines were dropped.
  var isSurelyEmpty: Bool { slots[0].lastUse == state.value.emptyingTime }

  /// Works out anew what each line lets pass; nothing while the machine is observed.
  func updatePasses(_ table: RightsTable, isObserved: Bool) {
    if isSurelyEmpty { return }
    for slot in 1..<slotEnd where !slots[slot].line.isEmpty {
      slots[slot].passes = isObserved ? .none : table.passing(slots[slot].line.flags)
    }
  }

  /// Makes the arrays for large pages select their sets by the size of large pages in force.
  ///
  /// - Precondition: no array holds a large page of another size.
  func setLargePages(shift: UInt32) {
    for index in lookups.indices { setLargePages(shift: shift, &lookups[index]) }
    for index in targets.indices { setLargePages(shift: shift, &targets[index]) }
  }

  private func setLargePages(shift: UInt32, _ array: inout TLBArray) {
    if array.indexShift == 12 || array.indexShift == shift { return }
    let shape = geometry.arrays[Int(array.index)]
    let lineCount = shift == 22 ? shape.fourMegabyteLineCount : shape.lineCount
    array.indexShift = shift
    array.setMask = UInt32(lineCount / shape.wayCount - 1)
  }
}

/// What of a TLB changes, besides its slots.
struct TLBState: BitwiseCopyable {
  /// How many lines hold a piece of a larger page.
  var pieceCount = 0
  /// The clock's reading when all lines were dropped last.
  var emptyingTime: UInt64 = 0
  /// Walks before which the arrays were searched, and lines copied from level 2 to level 1; of
  /// data accesses and of fetches.
  var dataSearchCount = 0
  var fetchSearchCount = 0
  var dataPromotionCount = 0
  var fetchPromotionCount = 0
}

import Hardware

/// The areas of one address space: a list in address order and a red-black tree over the same
/// areas.
///
/// 4. List and tree hold the same areas in the same order; no two overlap.
/// 5. `subtreeGap` is the largest gap below any area of the subtree, guard gaps left out where
///    the search relies on it.
/// 6. `highestEnd` is the end of the last area, `count` their number.
///
/// Rules 1 to 3 are those of the red-black tree. Linux: `mm->mmap`, `mm->mm_rb`.
public final class VMAreaTree {
  public let pool: VMAreaPool
  /// The pool's storage, for the ways down and up the tree.
  let slots: FlatStorage<VMArea>
  let tracer: Tracer
  /// Whose areas they are.
  let space: AddressSpaceID
  /// Bytes kept free below an area that grows down. Linux: `stack_guard_gap`.
  public let guardGap: UInt32
  /// The guard gap that the summaries leave out: none where the search asks for it afterwards.
  let summaryGap: UInt32
  /// What the last operation did to the tree.
  let record = AreaTreeRecord()
  private let state = FlatValue(State())

  private struct State: BitwiseCopyable {
    var root = AreaLink.none
    var first = AreaLink.none
    var highestEnd = VirtualAddress(rawValue: 0)
    var count = 0
  }

  /// The area at the top of the tree.
  public internal(set) var root: AreaLink {
    get { state.value.root }
    set { state.value.root = newValue }
  }
  /// The area with the lowest addresses. Linux: `mm->mmap`.
  public private(set) var first: AreaLink {
    get { state.value.first }
    set { state.value.first = newValue }
  }
  /// Linux: `mm->highest_vm_end`.
  private(set) var highestEnd: VirtualAddress {
    get { state.value.highestEnd }
    set { state.value.highestEnd = newValue }
  }
  /// Linux: `mm->map_count`.
  public private(set) var count: Int {
    get { state.value.count }
    set { state.value.count = newValue }
  }

  init(
    pool: VMAreaPool, tracer: Tracer, space: AddressSpaceID, guardGap: UInt32,
    findsGapsBeforeGuards: Bool
  ) {
    self.pool = pool
    slots = pool.areas
    self.tracer = tracer
    self.space = space
    self.guardGap = guardGap
    summaryGap = findsGapsBeforeGuards ? 0 : guardGap
  }

  /// Becomes what the tree of the same space in another kernel is.
  func take(_ other: VMAreaTree) {
    state.value = other.state.value
    record.take(other.record)
  }

  /// Tells of something that happened to the areas.
  @inline(__always)
  func emit(_ event: @autoclosure () -> AddressSpaceEvent) {
    tracer.emit(.space(event(), of: space))
  }

  public subscript(link: AreaLink) -> VMArea {
    @inline(__always) get { slots[Int(link.slot)] }
    @inline(__always) _modify { yield &slots[Int(link.slot)] }
  }

  // MARK: Finding

  /// The first area that ends above `address`; it may start above it too. Linux: `find_vma`.
  ///
  /// - Complexity: O(log n)
  public func area(endingAfter address: VirtualAddress) -> AreaLink {
    tracer.isObserved ? visit(endingAfter: address) : find(endingAfter: address)
  }

  /// The same for who looks from outside of the kernel: nothing is told.
  public func peek(endingAfter address: VirtualAddress) -> AreaLink { find(endingAfter: address) }

  /// The same, telling nothing.
  @inline(__always)
  func find(endingAfter address: VirtualAddress) -> AreaLink {
    let top = Int(root.slot)
    return slots.withElements { areas in
      var node = top
      var found = 0
      while node != 0 {
        if areas[node].end > address {
          found = node
          if areas[node].start <= address { break }
          node = Int(areas[node].left.slot)
        } else {
          node = Int(areas[node].right.slot)
        }
      }
      return AreaLink(slot: UInt32(truncatingIfNeeded: found))
    }
  }

  /// The same, telling of each area that the address is compared with.
  @inline(never)
  private func visit(endingAfter address: VirtualAddress) -> AreaLink {
    var node = root
    var found = AreaLink.none
    while !node.isNone {
      let (start, end) = (self[node].start, self[node].end)
      emit(.visited(start: start, end: end, isHit: start <= address && address < end))
      if end > address {
        found = node
        if start <= address { break }
        node = self[node].left
      } else {
        node = self[node].right
      }
    }
    return found
  }

  /// The area before `link`, or the last one if there is none at `link`. Linux: `find_vma_prev`.
  func area(before link: AreaLink) -> AreaLink {
    link.isNone ? last : self[link].previous
  }

  /// The area with the highest addresses.
  public var last: AreaLink {
    var node = root
    while !node.isNone, !self[node].right.isNone { node = self[node].right }
    return node
  }

  /// The first area that overlaps the range, or none. Linux: `find_vma_intersection`.
  func area(overlapping range: Range<VirtualAddress>) -> AreaLink {
    let link = area(endingAfter: range.lowerBound)
    guard !link.isNone, self[link].start < range.upperBound else { return .none }
    return link
  }

  /// Bytes of the gap below an area that others may use. Linux: `vma_compute_gap`.
  @inline(__always)
  public func gap(below link: AreaLink) -> UInt32 {
    let start = self[link].guardedStart(gap: summaryGap)
    let floor = self[self[link].previous].end
    return start > floor ? start - floor : 0
  }

  // MARK: Changing

  /// Enters an area that overlaps no other and has `next` behind it. Linux: `vma_link`.
  ///
  /// Of two neighbours in order one hangs somewhere below the other, so that exactly one of the
  /// two places between them is free.
  /// - Complexity: O(log n)
  func insert(_ link: AreaLink, before next: AreaLink) {
    let previous = area(before: next)
    enlist(link, after: previous)
    let onLeft = !next.isNone && self[next].left.isNone
    insert(link, under: onLeft ? next : previous, onLeft: onLeft, changing: next)
    count += 1
    if self[link].end > highestEnd { highestEnd = self[link].end }
  }

  /// Takes an area out of list and tree. Linux: `__vma_unlink`.
  ///
  /// - Complexity: O(log n)
  func remove(_ link: AreaLink) {
    let previous = self[link].previous
    let next = self[link].next
    if previous.isNone { first = next } else { self[previous].next = next }
    if !next.isNone { self[next].previous = previous }
    remove(link, changing: next)
    count -= 1
    if next.isNone {
      highestEnd = previous.isNone ? VirtualAddress(rawValue: 0) : self[previous].end
    }
  }

  /// Moves the ends of an area that stays where it is in the order. Linux: `vma_adjust`'s core.
  func resize(_ link: AreaLink, to range: Range<VirtualAddress>) {
    let old = self[link].start..<self[link].end
    self[link].start = range.lowerBound
    self[link].end = range.upperBound
    if range.lowerBound != old.lowerBound { gapChanged(below: link) }
    guard range.upperBound != old.upperBound else { return }
    let next = self[link].next
    if next.isNone { highestEnd = range.upperBound } else { gapChanged(below: next) }
  }

  /// Forgets every area at once, as `exit` does once all are unmapped.
  func removeAll() {
    state.value = State()
  }

  private func enlist(_ link: AreaLink, after previous: AreaLink) {
    let next = previous.isNone ? first : self[previous].next
    self[link].previous = previous
    self[link].next = next
    if previous.isNone { first = link } else { self[previous].next = link }
    if !next.isNone { self[next].previous = link }
  }

  /// Recomputes the summaries above an area whose gap has changed. Linux: `vma_gap_update`.
  func gapChanged(below link: AreaLink) {
    if !link.isNone { updateSummaries(from: link, atLeastTo: .none) }
  }
}

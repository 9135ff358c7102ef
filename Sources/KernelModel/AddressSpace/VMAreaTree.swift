import Hardware

/// The areas of one address space: a list in address order and a red-black tree over the same areas.
///
/// 4. List and tree hold the same areas in the same order; no two overlap.
/// 5. `subtreeGap` is the largest gap below any area of the subtree, guard gaps left out where
///    the search relies on it.
/// 6. `highestEnd` is the end of the last area, `count` their number.
///
/// Rules 1 to 3 are those of the red-black tree. Linux: `mm->mmap`, `mm->mm_rb`.
public final class VMAreaTree {
  public let pool: VMAreaPool
  let tracer: Tracer
  /// Bytes kept free below an area that grows down. Linux: `stack_guard_gap`.
  let guardGap: UInt32
  /// The guard gap that the summaries leave out: none where the search asks for it afterwards.
  let summaryGap: UInt32
  private let state = FlatValue(State())

  private struct State: BitwiseCopyable {
    var root = AreaLink.none
    var first = AreaLink.none
    var highestEnd = VirtualAddress(rawValue: 0)
    var count = 0
  }

  /// The area at the top of the tree.
  public var rootLink: AreaLink { state.value.root }
  /// The area with the lowest addresses. Linux: `mm->mmap`.
  public private(set) var first: AreaLink {
    get { state.value.first }
    set { state.value.first = newValue }
  }
  /// Linux: `mm->highest_vm_end`.
  public private(set) var highestEnd: VirtualAddress {
    get { state.value.highestEnd }
    set { state.value.highestEnd = newValue }
  }
  /// Linux: `mm->map_count`.
  public private(set) var count: Int {
    get { state.value.count }
    set { state.value.count = newValue }
  }

  init(pool: VMAreaPool, tracer: Tracer, guardGap: UInt32, findsGapsBeforeGuards: Bool) {
    self.pool = pool
    self.tracer = tracer
    self.guardGap = guardGap
    summaryGap = findsGapsBeforeGuards ? 0 : guardGap
  }

  public subscript(link: AreaLink) -> VMArea {
    @inline(__always) _read { yield pool[link] }
    @inline(__always) _modify { yield &pool[link] }
  }

  // MARK: Finding

  /// The first area that ends above `address`; it may start above it too. Linux: `find_vma`.
  ///
  /// - Complexity: O(log n)
  public func area(endingAfter address: VirtualAddress) -> AreaLink {
    var node = rootLink
    var found = AreaLink.none
    while !node.isNone {
      let end = pool[node].end
      let start = pool[node].start
      tracer.emit(.space(.visited(start: start, end: end, isHit: start <= address && address < end)))
      if end > address {
        found = node
        if start <= address { break }
        node = pool[node].left
      } else {
        node = pool[node].right
      }
    }
    return found
  }

  /// The area before `link`, or the last one if there is none at `link`. Linux: `find_vma_prev`.
  func area(before link: AreaLink) -> AreaLink {
    link.isNone ? last : pool[link].previous
  }

  /// The area with the highest addresses.
  public var last: AreaLink {
    var node = rootLink
    while !node.isNone, !pool[node].right.isNone { node = pool[node].right }
    return node
  }

  /// The first area that overlaps the range, or none. Linux: `find_vma_intersection`.
  func area(overlapping range: Range<VirtualAddress>) -> AreaLink {
    let link = area(endingAfter: range.lowerBound)
    guard !link.isNone, pool[link].start < range.upperBound else { return .none }
    return link
  }

  /// Bytes of the gap below an area that others may use. Linux: `vma_compute_gap`.
  public func gap(below link: AreaLink) -> UInt32 {
    let start =
      pool[link].options.contains(.growsDown)
      ? pool[link].guardedStart(gap: summaryGap) : pool[link].start
    let floor = pool[pool[link].previous].end
    return start > floor ? start - floor : 0
  }

  // MARK: Changing

  /// Enters an area that overlaps no other. Linux: `vma_link`.
  ///
  /// - Complexity: O(log n)
  func insert(_ link: AreaLink) {
    let start = pool[link].start
    var parent = AreaLink.none
    var previous = AreaLink.none
    var onLeft = true
    var node = rootLink
    while !node.isNone {
      parent = node
      onLeft = pool[node].start > start
      if onLeft {
        node = pool[node].left
      } else {
        previous = node
        node = pool[node].right
      }
    }
    enlist(link, after: previous)
    insert(
      link.slot, under: parent.slot, onLeft: onLeft, changing: pool[link].next.slot)
    count += 1
    if pool[link].end > highestEnd { highestEnd = pool[link].end }
  }

  /// Takes an area out of list and tree. Linux: `__vma_unlink`.
  ///
  /// - Complexity: O(log n)
  func remove(_ link: AreaLink) {
    let previous = pool[link].previous
    let next = pool[link].next
    if previous.isNone { first = next } else { pool[previous].next = next }
    if !next.isNone { pool[next].previous = previous }
    remove(link.slot, changing: next.slot)
    count -= 1
    if next.isNone {
      highestEnd = previous.isNone ? VirtualAddress(rawValue: 0) : pool[previous].end
    }
  }

  /// Moves the ends of an area that stays where it is in the order. Linux: `vma_adjust`'s core.
  func resize(_ link: AreaLink, to range: Range<VirtualAddress>) {
    let old = pool[link].start..<pool[link].end
    pool[link].start = range.lowerBound
    pool[link].end = range.upperBound
    if range.lowerBound != old.lowerBound { gapChanged(below: link) }
    guard range.upperBound != old.upperBound else { return }
    let next = pool[link].next
    if next.isNone { highestEnd = range.upperBound } else { gapChanged(below: next) }
  }

  /// Forgets every area at once, as `exit` does once all are unmapped.
  func removeAll() {
    state.value = State()
  }

  private func enlist(_ link: AreaLink, after previous: AreaLink) {
    let next = previous.isNone ? first : pool[previous].next
    pool[link].previous = previous
    pool[link].next = next
    if previous.isNone { first = link } else { pool[previous].next = link }
    if !next.isNone { pool[next].previous = link }
  }

  /// Recomputes the summaries above an area whose gap has changed. Linux: `vma_gap_update`.
  func gapChanged(below link: AreaLink) {
    if !link.isNone { updateSummaries(from: link.slot) }
  }
}

extension VMAreaTree: RedBlackNodes {
  var root: UInt32 {
    get { state.value.root.slot }
    set { state.value.root = AreaLink(slot: newValue) }
  }
  @inline(__always)
  private func area(_ node: UInt32) -> AreaLink { AreaLink(slot: node) }
  func left(_ node: UInt32) -> UInt32 { pool[area(node)].left.slot }
  func right(_ node: UInt32) -> UInt32 { pool[area(node)].right.slot }
  func parent(_ node: UInt32) -> UInt32 { pool[area(node)].parent.slot }
  func isRed(_ node: UInt32) -> Bool { pool[area(node)].isRed }
  func setLeft(_ node: UInt32, _ child: UInt32) { pool[area(node)].left = area(child) }
  func setRight(_ node: UInt32, _ child: UInt32) { pool[area(node)].right = area(child) }
  func setParent(_ node: UInt32, _ parent: UInt32) { pool[area(node)].parent = area(parent) }
  func setRed(_ node: UInt32, _ isRed: Bool) { pool[area(node)].isRed = isRed }

  func updateSummary(_ node: UInt32) -> Bool {
    let link = area(node)
    // Slot 0 is never used: its summary and end are 0, as "no area" wants them.
    let below = max(pool[pool[link].left].subtreeGap, pool[pool[link].right].subtreeGap)
    let largest = max(below, gap(below: link))
    guard pool[link].subtreeGap != largest else { return false }
    pool[link].subtreeGap = largest
    return true
  }

  func didRotate(_ node: UInt32, above old: UInt32) {
    tracer.emit(.space(.rotated(start: pool[area(node)].start, above: pool[area(old)].start)))
  }

  func didRecolour(_ node: UInt32, red: Bool) {
    tracer.emit(.space(.recoloured(start: pool[area(node)].start, red: red)))
  }
}

extension VMAreaTree {
  /// - Complexity: O(n)
  public func checkInvariants() throws(InvariantViolation) {
    let name = "vma tree"
    let order = try checkTree(name)
    var link = first
    var previous = AreaLink.none
    var seen = 0
    while !link.isNone {
      let area = pool[link]
      guard seen < order.count, order[seen] == link.slot else {
        throw InvariantViolation(name, 4, "the list has \(area.start) where the tree has another")
      }
      guard area.start < area.end, area.start.isPageAligned, area.end.isPageAligned else {
        throw InvariantViolation(name, 4, "area \(area.start)-\(area.end) is no range of pages")
      }
      guard area.previous == previous else {
        throw InvariantViolation(name, 4, "area \(area.start) has a wrong predecessor")
      }
      if !previous.isNone, pool[previous].end > area.start {
        throw InvariantViolation(name, 4, "area \(area.start) overlaps the one before")
      }
      guard !updateSummary(link.slot) else {
        throw InvariantViolation(name, 5, "area \(area.start) had a wrong subtree gap")
      }
      seen += 1
      previous = link
      link = area.next
    }
    guard seen == order.count, seen == count else {
      throw InvariantViolation(name, 6, "list \(seen), tree \(order.count), count \(count) areas")
    }
    let end = previous.isNone ? VirtualAddress(rawValue: 0) : pool[previous].end
    guard highestEnd == end else {
      throw InvariantViolation(name, 6, "the last area ends at \(end), not \(highestEnd)")
    }
  }
}

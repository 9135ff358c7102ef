import Hardware

/// A red-black tree over vmalloc areas in address order, each node knowing the largest block below.
///
/// Linux: `free_vmap_area_root` and `vmap_area_root`.
final class VmallocTree: RedBlackNodes {
  private let areas: FlatStorage<VmallocArea>
  var root: UInt32 = 0
  private(set) var count = 0

  init(areas: FlatStorage<VmallocArea>) { self.areas = areas }

  func left(_ node: UInt32) -> UInt32 { areas[Int(node)].left }
  func right(_ node: UInt32) -> UInt32 { areas[Int(node)].right }
  func parent(_ node: UInt32) -> UInt32 { areas[Int(node)].parent }
  func isRed(_ node: UInt32) -> Bool { areas[Int(node)].isRed }
  func setLeft(_ node: UInt32, _ child: UInt32) { areas[Int(node)].left = child }
  func setRight(_ node: UInt32, _ child: UInt32) { areas[Int(node)].right = child }
  func setParent(_ node: UInt32, _ parent: UInt32) { areas[Int(node)].parent = parent }
  func setRed(_ node: UInt32, _ isRed: Bool) { areas[Int(node)].isRed = isRed }
  func didRotate(_ node: UInt32, above old: UInt32) {}
  func didRecolour(_ node: UInt32, red: Bool) {}

  private func largest(_ node: UInt32) -> UInt32 { node == 0 ? 0 : areas[Int(node)].largest }

  func updateSummary(_ node: UInt32) -> Bool {
    let area = areas[Int(node)]
    let largest = max(area.byteCount, max(self.largest(area.left), self.largest(area.right)))
    guard area.largest != largest else { return false }
    areas[Int(node)].largest = largest
    return true
  }

  /// Enters an area that overlaps no other of the tree.
  func insert(_ node: UInt32) {
    let start = areas[Int(node)].start
    var parent: UInt32 = 0
    var onLeft = true
    var place = root
    while place != 0 {
      parent = place
      onLeft = areas[Int(place)].start > start
      place = onLeft ? left(place) : right(place)
    }
    insert(node, under: parent, onLeft: onLeft)
    count += 1
  }

  func take(_ node: UInt32) {
    remove(node)
    count -= 1
  }

  /// Recomputes the summaries after the node's size changed.
  func resized(_ node: UInt32) { updateSummaries(from: node, atLeastTo: 0) }

  /// The area that contains the address, or 0. Linux: `__find_vmap_area`.
  func area(at address: VirtualAddress) -> UInt32 {
    var node = root
    while node != 0 {
      if address < areas[Int(node)].start {
        node = left(node)
      } else if address >= areas[Int(node)].end {
        node = right(node)
      } else {
        return node
      }
    }
    return 0
  }

  /// The first area that ends above the address, or 0.
  func area(endingAfter address: VirtualAddress) -> UInt32 {
    var node = root
    var found: UInt32 = 0
    while node != 0 {
      if areas[Int(node)].end > address {
        found = node
        node = left(node)
      } else {
        node = right(node)
      }
    }
    return found
  }

  /// The area behind a node, or 0.
  func successor(of node: UInt32) -> UInt32 {
    if right(node) != 0 {
      var next = right(node)
      while left(next) != 0 { next = left(next) }
      return next
    }
    var child = node
    var above = parent(node)
    while above != 0, right(above) == child {
      child = above
      above = parent(above)
    }
    return above
  }

  /// The lowest block of the tree that holds `byteCount` bytes at the alignment, and where, or nil.
  ///
  /// With alignment 1 it is first fit by address. With a larger one a block that fits by luck, but
  /// not wherever it began, may be passed over. Linux: `find_vmap_lowest_match`.
  /// - Complexity: O(log n)
  func lowestFit(
    _ byteCount: UInt32, alignment: UInt32
  ) -> (node: UInt32, start: VirtualAddress)? {
    let (room, overflow) = byteCount.addingReportingOverflow(alignment - 1)
    guard !overflow else { return nil }
    var node = root
    // A subtree with a block of `room` bytes holds a fit for certain; the first one is sought.
    while node != 0 {
      if largest(left(node)) >= room {
        node = left(node)
        continue
      }
      while true {
        if let start = fit(byteCount, alignment, in: areas[Int(node)]) { return (node, start) }
        if largest(right(node)) >= room {
          node = right(node)
          break
        }
        var child = node
        node = parent(node)
        while node != 0, right(node) == child {
          child = node
          node = parent(node)
        }
        if node == 0 { return nil }
      }
    }
    return nil
  }

  private func fit(
    _ byteCount: UInt32, _ alignment: UInt32, in block: VmallocArea
  ) -> VirtualAddress? {
    let (sum, overflow) = block.start.rawValue.addingReportingOverflow(alignment - 1)
    guard !overflow else { return nil }
    let start = sum & ~(alignment - 1)
    let (end, past) = start.addingReportingOverflow(byteCount)
    guard !past, end <= block.end.rawValue else { return nil }
    return VirtualAddress(rawValue: start)
  }
}

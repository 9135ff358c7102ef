import Hardware

/// A red-black tree over vmalloc areas in address order, each node knowing the largest block below.
///
/// Linux: `free_vmap_area_root` and `vmap_area_root`.
final class VmallocTree: RedBlackNodes {
  private let areas: VmallocAreaPool
  var root = VmallocLink.none
  private(set) var count = 0

  init(areas: VmallocAreaPool) { self.areas = areas }

  func take(_ other: VmallocTree) { (root, count) = (other.root, other.count) }

  func left(_ node: VmallocLink) -> VmallocLink { areas[node].left }
  func right(_ node: VmallocLink) -> VmallocLink { areas[node].right }
  func parent(_ node: VmallocLink) -> VmallocLink { areas[node].parent }
  func isRed(_ node: VmallocLink) -> Bool { areas[node].isRed }
  func setLeft(_ node: VmallocLink, _ child: VmallocLink) { areas[node].left = child }
  func setRight(_ node: VmallocLink, _ child: VmallocLink) { areas[node].right = child }
  func setParent(_ node: VmallocLink, _ parent: VmallocLink) { areas[node].parent = parent }
  func setRed(_ node: VmallocLink, _ isRed: Bool) { areas[node].isRed = isRed }
  func didRotate(_ node: VmallocLink, above old: VmallocLink) {}
  func didRecolour(_ node: VmallocLink, red: Bool) {}

  private func largest(_ node: VmallocLink) -> UInt32 { node.isNone ? 0 : areas[node].largest }

  func updateSummary(_ node: VmallocLink) -> Bool {
    let area = areas[node]
    let largest = max(area.byteCount, max(self.largest(area.left), self.largest(area.right)))
    guard area.largest != largest else { return false }
    areas[node].largest = largest
    return true
  }

  /// Enters an area that overlaps no other of the tree.
  func insert(_ node: VmallocLink) {
    let start = areas[node].start
    var parent = VmallocLink.none
    var onLeft = true
    var place = root
    while !place.isNone {
      parent = place
      onLeft = areas[place].start > start
      place = onLeft ? left(place) : right(place)
    }
    insert(node, under: parent, onLeft: onLeft)
    count += 1
  }

  func take(_ node: VmallocLink) {
    remove(node)
    count -= 1
  }

  /// Recomputes the summaries after the node's size changed.
  func resized(_ node: VmallocLink) { updateSummaries(from: node, atLeastTo: .none) }

  /// The area that contains the address, or none. Linux: `__find_vmap_area`.
  func area(at address: VirtualAddress) -> VmallocLink {
    var node = root
    while !node.isNone {
      if address < areas[node].start {
        node = left(node)
      } else if address >= areas[node].end {
        node = right(node)
      } else {
        return node
      }
    }
    return .none
  }

  /// The first area that ends above the address, or none.
  func area(endingAfter address: VirtualAddress) -> VmallocLink {
    var node = root
    var found = VmallocLink.none
    while !node.isNone {
      if areas[node].end > address {
        found = node
        node = left(node)
      } else {
        node = right(node)
      }
    }
    return found
  }

  /// The area behind a node, or none.
  func successor(of node: VmallocLink) -> VmallocLink {
    if !right(node).isNone {
      var next = right(node)
      while !left(next).isNone { next = left(next) }
      return next
    }
    return ancestor(of: node, onLeft: true)
  }

  /// The lowest block of the tree that holds `byteCount` bytes at the alignment, and where, or nil.
  ///
  /// With alignment 1 it is first fit by address. With a larger one a block that fits by luck, but
  /// not wherever it began, may be passed over. Linux: `find_vmap_lowest_match`.
  /// - Complexity: O(log n)
  func lowestFit(
    _ byteCount: UInt32, alignment: UInt32
  ) -> (node: VmallocLink, start: VirtualAddress)? {
    let (room, overflow) = byteCount.addingReportingOverflow(alignment - 1)
    guard !overflow else { return nil }
    var node = root
    // A subtree with a block of `room` bytes holds a fit for certain; the first one is sought.
    while !node.isNone {
      if largest(left(node)) >= room {
        node = left(node)
        continue
      }
      while true {
        if let start = fit(byteCount, alignment, in: areas[node]) { return (node, start) }
        if largest(right(node)) >= room {
          node = right(node)
          break
        }
        node = ancestor(of: node, onLeft: true)
        if node.isNone { return nil }
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

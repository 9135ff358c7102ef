import Hardware

/// Nodes of the trees of pages in which nothing is left but what is kept of pages that left.
extension Kernel {
  /// Linux: `WORKINGSET_NODES`, `workingset_update_node`.
  ///
  /// - Complexity: O(slots + pages of files of which some left)
  var shadowNodeCount: Int {
    files.all.reduce(0) { $0 + $1.shadowNodeCount }
      + swap.areas.reduce(0) { $0 + ($1?.shadowNodeCount ?? 0) }
  }
}

/// Entries of a node. Linux: `XA_CHUNK_SIZE`.
private let nodeSize = 64

extension CachedFile {
  fileprivate var shadowNodeCount: Int {
    // A single page stands in the tree's head, without a node.
    guard !isSharedMemory, let remains, remains.count > 0, pageCount > 1 else { return 0 }
    return nodesOfShadows(of: Int(reservedPageCount)) {
      (frame(at: UInt64($0)) != nil, remains[UInt64($0)] != 0)
    }
  }
}

extension SwapArea {
  fileprivate var shadowNodeCount: Int {
    nodesOfShadows(of: Int(slotEnd)) { (slots[$0].frame != .none, slots[$0].shadow != 0) }
  }
}

/// Nodes that hold shadows and no page.
private func nodesOfShadows(
  of count: Int, _ entry: (Int) -> (isPage: Bool, isShadow: Bool)
) -> Int {
  var nodes = 0
  for first in stride(from: 0, to: count, by: nodeSize) {
    var hasShadow = false
    var hasPage = false
    for index in first..<min(first + nodeSize, count) where !hasPage {
      let (isPage, isShadow) = entry(index)
      hasPage = isPage
      hasShadow = hasShadow || isShadow
    }
    if hasShadow, !hasPage { nodes += 1 }
  }
  return nodes
}

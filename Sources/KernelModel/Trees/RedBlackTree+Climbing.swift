extension RedBlackNodes {
  /// The nearest node above in whose left (or else right) subtree `node` lies, or none.
  ///
  /// - Complexity: O(log n)
  @inline(__always)
  func ancestor(of node: Link, onLeft: Bool) -> Link {
    var child = node
    var above = parent(node)
    while !above.isNone, (onLeft ? left(above) : right(above)) != child {
      child = above
      above = parent(above)
    }
    return above
  }
}

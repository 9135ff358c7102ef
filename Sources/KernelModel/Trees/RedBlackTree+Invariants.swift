extension RedBlackNodes {
  /// Checks rules 1 to 3 and the parent links.
  ///
  /// - Parameter name: the structure's name in the violation.
  /// - Returns: the nodes in order.
  /// - Complexity: O(n)
  func checkTree(_ name: String) throws(InvariantViolation) -> [Link] {
    var order: [Link] = []
    if !root.isNone {
      guard parent(root).isNone else { throw InvariantViolation(name, 1, "the root has a parent") }
      guard !isRed(root) else { throw InvariantViolation(name, 1, "the root is red") }
    }
    _ = try blackHeight(of: root, name, &order)
    return order
  }

  private func blackHeight(
    of node: Link, _ name: String, _ order: inout [Link]
  ) throws(InvariantViolation) -> Int {
    guard !node.isNone else { return 1 }
    for child in [left(node), right(node)] where !child.isNone {
      guard parent(child) == node else {
        throw InvariantViolation(name, 1, "node \(child.slot)'s parent is not \(node.slot)")
      }
      guard !(isRed(node) && isRed(child)) else {
        throw InvariantViolation(name, 2, "red node \(node.slot) has the red child \(child.slot)")
      }
    }
    let below = try blackHeight(of: left(node), name, &order)
    order.append(node)
    let other = try blackHeight(of: right(node), name, &order)
    guard below == other else {
      throw InvariantViolation(
        name, 3, "below node \(node.slot) lie \(below) and \(other) black nodes")
    }
    return below + (isRed(node) ? 0 : 1)
  }
}

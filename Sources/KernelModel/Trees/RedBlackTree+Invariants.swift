extension RedBlackNodes {
  /// What an audit says of a defect in a tree: whose tree it is.
  typealias TreeViolation = (RedBlackDefect) -> InvariantViolation

  /// Checks rules 1 to 3 and the parent links.
  ///
  /// - Returns: the nodes in order.
  /// - Complexity: O(n)
  func checkTree(_ violation: TreeViolation) throws(InvariantViolation) -> [Link] {
    var order: [Link] = []
    if !root.isNone {
      guard parent(root).isNone else { throw violation(.rootHasParent) }
      guard !isRed(root) else { throw violation(.rootIsRed) }
    }
    _ = try blackHeight(of: root, violation, &order)
    return order
  }

  private func blackHeight(
    of node: Link, _ violation: TreeViolation, _ order: inout [Link]
  ) throws(InvariantViolation) -> Int {
    guard !node.isNone else { return 1 }
    for child in [left(node), right(node)] where !child.isNone {
      guard parent(child) == node else {
        throw violation(.parentLink(child: child.slot, node: node.slot))
      }
      guard !(isRed(node) && isRed(child)) else {
        throw violation(.redBelowRed(child: child.slot, node: node.slot))
      }
    }
    let below = try blackHeight(of: left(node), violation, &order)
    order.append(node)
    let other = try blackHeight(of: right(node), violation, &order)
    guard below == other else {
      throw violation(.blackNodes(below: node.slot, left: below, right: other))
    }
    return below + (isRed(node) ? 0 : 1)
  }
}

/// Where a red-black tree keeps its nodes' links: slots of a pool, with 0 for "no node".
///
/// A subtree's summary (the largest gap below it, say) is kept by `updateSummary`.
protocol RedBlackNodes: AnyObject {
  var root: UInt32 { get set }
  func left(_ node: UInt32) -> UInt32
  func right(_ node: UInt32) -> UInt32
  func parent(_ node: UInt32) -> UInt32
  func isRed(_ node: UInt32) -> Bool
  func setLeft(_ node: UInt32, _ child: UInt32)
  func setRight(_ node: UInt32, _ child: UInt32)
  func setParent(_ node: UInt32, _ parent: UInt32)
  func setRed(_ node: UInt32, _ isRed: Bool)
  /// Recomputes the node's summary from itself and its children. False if it did not change.
  func updateSummary(_ node: UInt32) -> Bool
  /// Recomputes summaries from `node` up, as far as they change, but not before `target` is passed.
  func updateSummaries(from node: UInt32, atLeastTo target: UInt32)
  /// Tells that `node` rose above its parent `old`, or that a node changed its colour.
  func didRotate(_ node: UInt32, above old: UInt32)
  func didRecolour(_ node: UInt32, red: Bool)
  /// Tells that `node` was hung in, leaves the tree, or leaves its place to its successor.
  func didInsert(_ node: UInt32)
  func didRemove(_ node: UInt32)
  func didReplace(_ node: UInt32, with successor: UInt32)
}

extension RedBlackNodes {
  // A tree that keeps no record of its changes.
  func didInsert(_ node: UInt32) {}
  func didRemove(_ node: UInt32) {}
  func didReplace(_ node: UInt32, with successor: UInt32) {}
}

/// Insertion and removal in a red-black tree.
///
/// 1. The root is black.
/// 2. A red node has no red child.
/// 3. Every way from a node down to a missing child passes equally many black nodes.
///
/// In the drawings capitals are black, small letters red. Linux: `lib/rbtree.c`, whose shapes it
/// reproduces: the same insertions and removals give the same tree.
extension RedBlackNodes {
  /// Hangs `node` under `parent`, on its left or right, and restores the rules.
  ///
  /// - Parameter neighbour: the node behind it, if its own part of the summary changes as well. It
  ///   lies on the way from `node` to the root.
  /// - Complexity: O(log n)
  func insert(
    _ node: UInt32, under parent: UInt32, onLeft: Bool, changing neighbour: UInt32 = 0
  ) {
    setLeft(node, 0)
    setRight(node, 0)
    setParent(node, parent)
    setRed(node, true)
    if parent == 0 {
      root = node
    } else if onLeft {
      setLeft(parent, node)
    } else {
      setRight(parent, node)
    }
    _ = updateSummary(node)
    updateSummaries(from: parent, atLeastTo: neighbour)
    didInsert(node)
    rebalance(inserted: node)
  }

  /// Asks every node on the way.
  func updateSummaries(from node: UInt32, atLeastTo target: UInt32) {
    var node = node
    var target = target
    while node != 0 {
      let changed = updateSummary(node)
      if node == target { target = 0 }
      guard changed || target != 0 else { return }
      node = parent(node)
    }
  }

  private func rebalance(inserted: UInt32) {
    var node = inserted
    while true {
      let parent = parent(node)
      guard parent != 0 else { return recolour(node, red: false) }
      guard isRed(parent) else { return }
      let grandparent = self.parent(parent)
      let parentIsLeft = left(grandparent) == parent
      let uncle = parentIsLeft ? right(grandparent) : left(grandparent)
      if uncle != 0, isRed(uncle) {
        //     G            g
        //    / \          / \
        //   p   u   -->  P   U     and G may now offend its parent
        //   |            |
        //   n            n
        recolour(parent, red: false)
        recolour(uncle, red: false)
        recolour(grandparent, red: true)
        node = grandparent
        continue
      }
      var top = parent
      if (left(parent) == node) != parentIsLeft {
        //    G          G
        //   / \        / \
        //  p   U  --> n   U
        //   \        /
        //    n      p
        rotate(node, above: parent)
        top = node
      }
      //      G           T
      //     / \         / \
      //    t   U  -->  n   g
      //   /                 \
      //  n                   U
      rotate(top, above: grandparent)
      recolour(top, red: false)
      recolour(grandparent, red: true)
      return
    }
  }

  /// Takes `node` out of the tree and restores the rules.
  ///
  /// A node with two children gives its place to its in-order successor.
  /// - Parameter neighbour: the node behind it, if its own part of the summary changes as well.
  /// - Complexity: O(log n)
  func remove(_ node: UInt32, changing neighbour: UInt32 = 0) {
    let left = left(node)
    let right = right(node)
    let parent = parent(node)
    let wasRed = isRed(node)
    didRemove(node)
    /// The node below which a black node is missing now, if one is.
    let hole: UInt32?
    if left == 0 || right == 0 {
      let child = left == 0 ? right : left
      replace(node, with: child, under: parent)
      if child != 0 { _ = updateSummary(child) }
      updateSummaries(from: parent, atLeastTo: child == neighbour ? 0 : neighbour)
      if child != 0 {
        // The only child of a node is red, and its parent was black.
        recolour(child, red: false)
        hole = nil
      } else {
        hole = wasRed ? nil : parent
      }
    } else {
      let successor = leftmost(right)
      let successorChild = self.right(successor)
      let successorWasRed = isRed(successor)
      var successorParent = self.parent(successor)
      if successorParent == node {
        successorParent = successor
      } else {
        replace(successor, with: successorChild, under: successorParent)
        setRight(successor, right)
        setParent(right, successor)
      }
      setLeft(successor, left)
      setParent(left, successor)
      replace(node, with: successor, under: parent)
      setRed(successor, wasRed)
      didReplace(node, with: successor)
      // What the successor knew was of another subtree, so the way goes on to the node above.
      updateSummaries(from: successorParent, atLeastTo: parent == 0 ? successor : parent)
      if successorChild != 0 {
        recolour(successorChild, red: false)
        hole = nil
      } else {
        hole = successorWasRed ? nil : successorParent
      }
    }
    if let hole { rebalance(missingBlackBelow: hole) }
  }

  private func rebalance(missingBlackBelow above: UInt32) {
    var node: UInt32 = 0
    var parent = above
    while parent != 0, node == 0 || !isRed(node) {
      let nodeIsLeft = left(parent) == node
      var sibling = nodeIsLeft ? right(parent) : left(parent)
      if isRed(sibling) {
        //    P              S
        //   / \            / \
        //  N   s    -->   p   R
        //     / \        / \
        //    L   R      N   L
        rotate(sibling, above: parent)
        recolour(sibling, red: false)
        recolour(parent, red: true)
        sibling = nodeIsLeft ? right(parent) : left(parent)
      }
      let inner = nodeIsLeft ? left(sibling) : right(sibling)
      let outer = nodeIsLeft ? right(sibling) : left(sibling)
      let outerIsRed = outer != 0 && isRed(outer)
      let innerIsRed = inner != 0 && isRed(inner)
      if !outerIsRed, !innerIsRed {
        recolour(sibling, red: true)
        if isRed(parent) { return recolour(parent, red: false) }
        node = parent
        parent = self.parent(node)
        continue
      }
      var risen = sibling
      if !outerIsRed {
        rotate(inner, above: sibling)
        recolour(inner, red: false)
        recolour(sibling, red: true)
        risen = inner
      }
      let parentWasRed = isRed(parent)
      rotate(risen, above: parent)
      recolour(risen, red: parentWasRed)
      recolour(parent, red: false)
      let far = nodeIsLeft ? right(risen) : left(risen)
      if far != 0 { recolour(far, red: false) }
      return
    }
    if node != 0 { recolour(node, red: false) }
  }

  /// Lifts `node` above its parent `old`; the child between them changes sides.
  private func rotate(_ node: UInt32, above old: UInt32) {
    let top = parent(old)
    if left(old) == node {
      let between = right(node)
      setLeft(old, between)
      if between != 0 { setParent(between, old) }
      setRight(node, old)
    } else {
      let between = left(node)
      setRight(old, between)
      if between != 0 { setParent(between, old) }
      setLeft(node, old)
    }
    replace(old, with: node, under: top)
    setParent(old, node)
    _ = updateSummary(old)
    _ = updateSummary(node)
    didRotate(node, above: old)
  }

  /// Makes `parent` point to `new` where it pointed to `old`.
  private func replace(_ old: UInt32, with new: UInt32, under parent: UInt32) {
    if parent == 0 {
      root = new
    } else if left(parent) == old {
      setLeft(parent, new)
    } else {
      setRight(parent, new)
    }
    if new != 0 { setParent(new, parent) }
  }

  private func recolour(_ node: UInt32, red: Bool) {
    guard isRed(node) != red else { return }
    setRed(node, red)
    didRecolour(node, red: red)
  }

  private func leftmost(_ node: UInt32) -> UInt32 {
    var node = node
    while left(node) != 0 { node = left(node) }
    return node
  }

  /// Checks rules 1 to 3 and the parent links.
  ///
  /// - Parameter name: the structure's name in the violation.
  /// - Returns: the nodes in order.
  /// - Complexity: O(n)
  func checkTree(_ name: String) throws(InvariantViolation) -> [UInt32] {
    var order: [UInt32] = []
    if root != 0 {
      guard parent(root) == 0 else { throw InvariantViolation(name, 1, "the root has a parent") }
      guard !isRed(root) else { throw InvariantViolation(name, 1, "the root is red") }
    }
    _ = try blackHeight(of: root, name, &order)
    return order
  }

  private func blackHeight(
    of node: UInt32, _ name: String, _ order: inout [UInt32]
  ) throws(InvariantViolation) -> Int {
    guard node != 0 else { return 1 }
    for child in [left(node), right(node)] where child != 0 {
      guard parent(child) == node else {
        throw InvariantViolation(name, 1, "node \(child)'s parent is not \(node)")
      }
      guard !(isRed(node) && isRed(child)) else {
        throw InvariantViolation(name, 2, "red node \(node) has the red child \(child)")
      }
    }
    let below = try blackHeight(of: left(node), name, &order)
    order.append(node)
    let other = try blackHeight(of: right(node), name, &order)
    guard below == other else {
      throw InvariantViolation(name, 3, "below node \(node) lie \(below) and \(other) black nodes")
    }
    return below + (isRed(node) ? 0 : 1)
  }
}

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
    _ node: Link, under parent: Link, onLeft: Bool, changing neighbour: Link = .none
  ) {
    setLeft(node, .none)
    setRight(node, .none)
    setParent(node, parent)
    setRed(node, true)
    if parent.isNone {
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
  func updateSummaries(from node: Link, atLeastTo target: Link) {
    var node = node
    var target = target
    while !node.isNone {
      let changed = updateSummary(node)
      if node == target { target = .none }
      guard changed || !target.isNone else { return }
      node = parent(node)
    }
  }

  private func rebalance(inserted: Link) {
    var node = inserted
    while true {
      let parent = parent(node)
      guard !parent.isNone else { return recolour(node, red: false) }
      guard isRed(parent) else { return }
      let grandparent = self.parent(parent)
      let parentIsLeft = left(grandparent) == parent
      let uncle = parentIsLeft ? right(grandparent) : left(grandparent)
      if !uncle.isNone, isRed(uncle) {
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
  func remove(_ node: Link, changing neighbour: Link = .none) {
    let left = left(node)
    let right = right(node)
    let parent = parent(node)
    let wasRed = isRed(node)
    didRemove(node)
    /// The node below which a black node is missing now, if one is.
    let hole: Link?
    if left.isNone || right.isNone {
      let child = left.isNone ? right : left
      replace(node, with: child, under: parent)
      if !child.isNone { _ = updateSummary(child) }
      updateSummaries(from: parent, atLeastTo: child == neighbour ? .none : neighbour)
      if !child.isNone {
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
      updateSummaries(from: successorParent, atLeastTo: parent.isNone ? successor : parent)
      if !successorChild.isNone {
        recolour(successorChild, red: false)
        hole = nil
      } else {
        hole = successorWasRed ? nil : successorParent
      }
    }
    if let hole { rebalance(missingBlackBelow: hole) }
  }

  private func rebalance(missingBlackBelow above: Link) {
    var node = Link.none
    var parent = above
    while !parent.isNone, node.isNone || !isRed(node) {
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
      let outerIsRed = !outer.isNone && isRed(outer)
      let innerIsRed = !inner.isNone && isRed(inner)
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
      if !far.isNone { recolour(far, red: false) }
      return
    }
    if !node.isNone { recolour(node, red: false) }
  }

  /// Lifts `node` above its parent `old`; the child between them changes sides.
  private func rotate(_ node: Link, above old: Link) {
    let top = parent(old)
    if left(old) == node {
      let between = right(node)
      setLeft(old, between)
      if !between.isNone { setParent(between, old) }
      setRight(node, old)
    } else {
      let between = left(node)
      setRight(old, between)
      if !between.isNone { setParent(between, old) }
      setLeft(node, old)
    }
    replace(old, with: node, under: top)
    setParent(old, node)
    _ = updateSummary(old)
    _ = updateSummary(node)
    didRotate(node, above: old)
  }

  /// Makes `parent` point to `new` where it pointed to `old`.
  private func replace(_ old: Link, with new: Link, under parent: Link) {
    if parent.isNone {
      root = new
    } else if left(parent) == old {
      setLeft(parent, new)
    } else {
      setRight(parent, new)
    }
    if !new.isNone { setParent(new, parent) }
  }

  private func recolour(_ node: Link, red: Bool) {
    guard isRed(node) != red else { return }
    setRed(node, red)
    didRecolour(node, red: red)
  }

  private func leftmost(_ node: Link) -> Link {
    var node = node
    while !left(node).isNone { node = left(node) }
    return node
  }
}

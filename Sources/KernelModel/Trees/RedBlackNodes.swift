/// Where a red-black tree keeps its nodes' links.
///
/// A subtree's summary (the largest gap below it, say) is kept by `updateSummary`.
protocol RedBlackNodes: AnyObject {
  associatedtype Link: PoolLink

  var root: Link { get set }
  func left(_ node: Link) -> Link
  func right(_ node: Link) -> Link
  func parent(_ node: Link) -> Link
  func isRed(_ node: Link) -> Bool
  func setLeft(_ node: Link, _ child: Link)
  func setRight(_ node: Link, _ child: Link)
  func setParent(_ node: Link, _ parent: Link)
  func setRed(_ node: Link, _ isRed: Bool)
  /// Recomputes the node's summary from itself and its children. False if it did not change.
  func updateSummary(_ node: Link) -> Bool
  /// Recomputes summaries from `node` up, as far as they change, but not before `target` is passed.
  func updateSummaries(from node: Link, atLeastTo target: Link)
  /// Tells that `node` rose above its parent `old`, or that a node changed its colour.
  func didRotate(_ node: Link, above old: Link)
  func didRecolour(_ node: Link, red: Bool)
  /// Tells that `node` was hung in, leaves the tree, or leaves its place to its successor.
  func didInsert(_ node: Link)
  func didRemove(_ node: Link)
  func didReplace(_ node: Link, with successor: Link)
}

extension RedBlackNodes {
  // A tree that keeps no record of its changes.
  func didInsert(_ node: Link) {}
  func didRemove(_ node: Link) {}
  func didReplace(_ node: Link, with successor: Link) {}
}

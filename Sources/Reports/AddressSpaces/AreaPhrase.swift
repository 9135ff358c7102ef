import Hardware
import KernelModel

/// What is said around the areas of a process.
enum AreaPhrase: Sendable {
  case list(Int32, count: Int)
  case tree(Int32, count: Int)
  case pages(UInt32)
  case listTotal(Int, totalVM: Int)
  /// A rule of the tree that does not hold.
  case violation(InvariantViolation)
  case treeHolds(blackHeight: Int)
  case lastChange
  case stepsMore(Int)
}

/// The columns of the tree of areas.
enum AreaColumn: Sendable {
  case tree, mode, gap, largest, name
}

/// The directions of an area's links.
enum AreaLinkName: Sendable {
  case previous, next, tree, up, left, right
}

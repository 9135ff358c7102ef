/// What is wrong with a red-black tree; nodes by their slots.
public enum RedBlackDefect: Hashable, Sendable {
  // Rule 1, and the links that it needs.
  case rootHasParent, rootIsRed
  case parentLink(child: UInt32, node: UInt32)
  case redBelowRed(child: UInt32, node: UInt32)
  case blackNodes(below: UInt32, left: Int, right: Int)

  var rule: Int {
    switch self {
    case .rootHasParent, .rootIsRed, .parentLink: 1
    case .redBelowRed: 2
    case .blackNodes: 3
    }
  }
}

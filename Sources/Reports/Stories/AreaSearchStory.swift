import Drawing
import Hardware
import KernelModel

/// The way of `find_vma` down the tree, node by node, for a fault's address.
struct AreaSearchStory {
  private var address = VirtualAddress(rawValue: 0)
  private var steps: [AreaSearchStep] = []

  /// Takes an event in that is a step of a search. Returns whether it was one.
  mutating func note(_ event: KernelEvent) -> Bool {
    switch event {
    case .fault(.taken(let fault)):
      address = fault.address
      steps = []
      return false
    case .space(.visited(let start, let end, let isHit), _):
      steps.append(
        AreaSearchStep(start: start, end: end, turn: isHit ? .hit : end > address ? .left : .right))
      return true
    default: return false
    }
  }

  /// The search that led to the event that follows it; empty when that is no fault's.
  mutating func steps(before event: KernelEvent) -> [AreaSearchStep] {
    defer { steps = [] }
    switch event {
    case .fault(.areaFound), .fault(.noArea): return steps
    default: return []
    }
  }
}

/// An area that a search came by, and where it went on.
package struct AreaSearchStep: Hashable, Encodable, Sendable {
  enum Turn: Hashable, Coded {
    case left, right
    /// The area holds the address.
    case hit

    var code: String {
      switch self {
      case .left: "left"
      case .right: "right"
      case .hit: "hit"
      }
    }
  }

  let start: VirtualAddress
  let end: VirtualAddress
  let turn: Turn
}

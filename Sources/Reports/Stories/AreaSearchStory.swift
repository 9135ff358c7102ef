import Hardware
import KernelModel

/// The way of `find_vma` down the tree, node by node, for a fault's address.
struct AreaSearchStory {
  private var address = VirtualAddress(rawValue: 0)
  private var steps: [String] = []
  /// Whether the last node visited contains the address.
  private var isFound = false

  /// Takes an event in that is a step of a search. Returns whether it was one.
  mutating func note(_ event: KernelEvent) -> Bool {
    switch event {
    case .fault(.taken(let fault)):
      address = fault.address
      steps = []
      return false
    case .space(.visited(let start, let end, let isHit), _):
      isFound = isHit
      steps.append("\(start.digits) \(isHit ? "holds it" : end > address ? "left" : "right")")
      return true
    default: return false
    }
  }

  /// What is to be said of the search before the event that follows it; nil when that is no fault's.
  mutating func words(before event: KernelEvent) -> String? {
    defer { steps = [] }
    guard !steps.isEmpty else { return nil }
    switch event {
    case .fault(.areaFound), .fault(.noArea):
      return "down the tree: \(steps.joined(separator: ", "))" + (isFound ? "" : ", then nothing")
    default: return nil
    }
  }
}

import Hardware

/// One step by which the tree of areas took its present shape.
public struct AreaTreeChange: Hashable, BitwiseCopyable, Sendable {
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// The area was hung in as a red leaf.
    case entered
    /// The area left the tree.
    case left
    /// The area, the next in order, took the place of the one that left, `other`.
    case tookPlace
    /// The area rose above its parent, `other`.
    case rotated
    /// The area changed its colour.
    case recoloured
  }

  public let kind: Kind
  /// The colour that it has after the step.
  public let isRed: Bool
  public let area: AreaLink
  /// Where the area began at that moment.
  public let start: VirtualAddress
  /// The other area that the step is about, or none, and where it began.
  public let other: AreaLink
  public let otherStart: VirtualAddress
}

/// The steps of the last operation that changed a tree: the first of them, and their number.
struct AreaTreeRecord {
  /// More steps than this are only counted.
  static let capacity = 48

  private let steps = FlatStorage<AreaTreeChange>(count: capacity)
  private let state = FlatValue(State())

  private struct State: BitwiseCopyable {
    var count = 0
    /// The next step belongs to another operation and begins anew.
    var isFinished = false
    /// The tree stands: what built it, an exec or a fork, is no change of it.
    var isKept = false
  }

  func take(_ other: AreaTreeRecord) {
    steps.take(other.steps)
    state.value = other.state.value
  }

  /// Ends the operation; its steps stay until the next one has a step of its own.
  @inline(__always)
  func finish() {
    state.value.isFinished = true
    state.value.isKept = true
  }

  @inline(__always)
  func note(_ change: AreaTreeChange) {
    guard state.value.isKept else { return }
    if state.value.isFinished { state.value = State(isKept: true) }
    if state.value.count < Self.capacity { steps[state.value.count] = change }
    state.value.count &+= 1
  }

  var count: Int { state.value.count }

  var noted: [AreaTreeChange] { (0..<min(count, Self.capacity)).map { steps[$0] } }
}

extension VMAreaTree {
  /// How the last operation that changed the tree did so, step by step; the first 48 of them.
  public var lastChanges: [AreaTreeChange] { record.noted }
  /// The steps of that operation, those beyond 48 included.
  public var lastChangeCount: Int { record.count }
}

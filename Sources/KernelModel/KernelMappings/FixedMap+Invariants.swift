import Hardware

extension FixedMap {
  /// What an audit of the fixmap finds wrong.
  public enum Defect: Hashable, Sendable {
    case holeIsMapped
    /// A slot of the temporary kmaps that disagrees with how many are open.
    case temporarySlot(Int, isMapped: Bool, depth: Int)

    var rule: Int {
      switch self {
      case .holeIsMapped: 1
      case .temporarySlot: 2
      }
    }
  }

  /// Checks the rules of the type's comment.
  ///
  /// - Complexity: O(slots)
  public func checkInvariants() throws(InvariantViolation) {
    guard !entry(of: 0).isPresent else { throw .fixedMap(.holeIsMapped) }
    for slot in 0..<slotsPerCPU {
      let isMapped = entry(of: KernelLayout.firstTemporarySlot + slot).isPresent
      guard isMapped == (slot < temporaryDepth) else {
        throw .fixedMap(.temporarySlot(slot, isMapped: isMapped, depth: temporaryDepth))
      }
    }
  }
}

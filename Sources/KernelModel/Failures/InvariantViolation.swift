/// What `checkInvariants` found broken, in words: a fault of Pagewalk, never of its user.
public struct InvariantViolation: Error, Hashable, Sendable, CustomStringConvertible {
  /// The structure whose rule is broken, as the audit names it.
  public var structure: String
  /// The rule's number in that structure's comment.
  public var number: Int
  /// What is wrong, with the values that prove it.
  public var description: String

  public init(_ structure: String, _ number: Int, _ description: String) {
    self.structure = structure
    self.number = number
    self.description = description
  }
}

/// Ends the program because the model contradicts itself. Linux: `BUG()`.
func kernelBug(_ what: @autoclosure () -> String) -> Never {
  fatalError("BUG: \(what())")
}

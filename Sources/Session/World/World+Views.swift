import Grammar
import KernelModel

extension World {
  /// The process that a view is about: the argument's, the one named in front, or the current one.
  ///
  /// - Throws: `noSuchProcess`; for one that has ended, that it has no memory any more.
  package func viewed(
    _ invocation: borrowing Invocation, at index: Int
  ) throws(CommandError) -> (process: Process, space: AddressSpace) {
    var shown = try caller(invocation)
    if let number = invocation.wordIfGiven(index) {
      guard let named = process(numbered: number) else {
        throw invocation.error(.noSuchProcess(Int128(number)), at: index)
      }
      shown = named
    }
    guard let space = shown.space else {
      throw invocation.error(.refused(ProcessComplaint.hasNoMemory(shown.id)), at: index)
    }
    return (shown, space)
  }
}

extension ArgumentDefinition {
  /// The process that a view is about.
  package static let shownProcess = ArgumentDefinition(
    "PID", .processID, "which process; the current one unless told", .optional)
}

import KernelModel

/// What is said of a mistake: a message and, where there is one, the nearest right thing.
///
/// Each is one line, lower case, without a full stop, with the value as it was typed.
public struct ErrorWords: Equatable, Sendable {
  public let message: String
  public let note: String?

  public init(_ message: String, note: String? = nil) {
    self.message = message
    self.note = note
  }
}

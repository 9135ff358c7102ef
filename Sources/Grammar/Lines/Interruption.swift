/// How far a command came that somebody interrupted.
public struct Interruption: Hashable, Sendable {
  /// What is counted.
  public enum Unit: Sendable {
    case page, call
  }

  public let done: Int
  public let total: Int
  public let unit: Unit
  /// The command that does what was done, which is less than was typed.
  public let command: String

  public init(done: Int, of total: Int, _ unit: Unit, command: String) {
    self.done = done
    self.total = total
    self.unit = unit
    self.command = command
  }
}

/// Who says when each command of a file is carried out.
public protocol FileConductor: AnyObject {
  /// Whether a line that fails or is interrupted stays the next one, and lines that were passed can
  /// be gone back to.
  var isStepping: Bool { get }

  /// Asked before each command.
  func wish(for step: FileStep) -> FileWish

  /// Told after each command.
  func hasEnded(_ status: Execution.Status)
}

/// A command of a file that comes next.
public struct FileStep: Sendable {
  public let command: String
  /// How much of the file has been read, 0 to 1; nil of what has no end to be seen.
  public let share: Double?
  /// How many commands were passed before it and can be gone back to.
  public let passedCount: Int
  /// The line was written for the machine as it is halted now.
  public let isForHalt: Bool
}

extension FileStep {
  /// A line that is no file's: nothing before it can be gone back to.
  package init(_ command: String, share: Double?) {
    self.init(command: command, share: share, passedCount: 0, isForHalt: false)
  }
}

/// How a file goes on.
public enum FileWish: Equatable, Sendable {
  case carryOut
  /// To the command behind it.
  case skip
  /// Back in time to before the last command, which is then the next one.
  case goBack
  /// Back in time to before the last command, which is carried out again.
  case again
  case leave
}
